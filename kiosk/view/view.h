// The View: the only description of a screen. The painter, the voice, the mirror and the tests all read these
// nodes; what is not here is not on the screen, not spoken, not mirrored and not tested.
//
// It says what things are, never where they are: no pixels, no fonts, no colours. The painter lays it out.
// Role names follow WAI-ARIA where ARIA has one. Pure values; safe on any thread.
//
// A screen's top level is a list of regions, in reading order:
//   kBanner (council, then a kToolbar of always-there controls), kMain, optionally kAside, kFooter (Back, Continue...),
//   optionally kKeyboard, optionally kDialog (drawn over the rest, which is then blurred and cannot be reached).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::view {

// Stable within a screen and meaningful: "continue", "tile.report-missed-bin", "field.postcode", "key.q".
using NodeId = std::string;

enum class Role : std::uint8_t {
  // Regions and groups
  kBanner = 1,
  kToolbar,
  kMain,
  kAside,
  kFooter,
  kKeyboard,
  kDialog,
  kGroup,
  // Text
  kHeading,  // `level` 1 to 3
  kParagraph,
  kHint,
  kLabel,
  kInset,   // a paragraph set apart
  kNotice,  // a disruption or a warning: name is the title, description the text
  kList,
  kListItem,
  kImage,         // `icon` names it, `name` describes it
  kStatus,        // announced when it changes
  kTimer,         // a countdown: `value` is the seconds left as digits
  kProgress,      // "Step 2 of 5": position and set_size
  kErrorSummary,  // name is its title; its children are kLinks to the fields
  kErrorMessage,
  kSummaryList,
  kSummaryRow,  // name: the question, value: the answer; child kButton "Change"
  kTicket,      // name: caption, value: "C042", description: the wait
  kQrCode,      // value is what it encodes, name says what it is for
  kKeyValue,    // name and value side by side, large ("Reference number", "7K3M-9QTX-R")
  // Controls
  kButton,
  kLink,
  kTile,  // a large choice with icon, name, description
  kTileGroup,
  kTextField,
  kRadioGroup,
  kRadio,
  kCheckboxGroup,
  kCheckbox,
  kRatingGroup,
  kRating,  // one of five faces: position 1 (very dissatisfied) to 5
  kKey,     // a key of the on-screen keyboard
  kKeyRow,
  // Moving pictures
  kVideo,  // value: which surface, "remote", "self" or "paper"; name says what it shows. Frames are no part of a View
};

enum class Emphasis : std::uint8_t { kNormal = 1, kPrimary, kSecondary, kQuiet, kWarning };

// Who may learn a value. kPublic: anyone near. kPrivate: on the glass, masked in a mirror, spoken only in private.
// kSecret: masked on the glass too, never spoken, never mirrored.
enum class Privacy : std::uint8_t { kPublic = 1, kPrivate, kSecret };

enum class Direction : std::uint8_t { kLeftToRight = 1, kRightToLeft };
enum class Contrast : std::uint8_t { kStandard = 1, kLightOnDark, kDarkOnLight };

enum class Action : std::uint8_t {
  kActivate = 1,  // press, choose, follow
  kEditText,      // accepts typed text, caret and delete
  kHold,          // does something else when it is held: a key's other letters
};

// Which on-screen keyboard suits a text field, and how what is in it is said.
enum class InputPurpose : std::uint8_t {
  kText = 1,
  kName,
  kDigits,
  kPostcode,
  kPhone,
  kEmail,
  kLongText,
  kPasscode,  // digits of the customer's own choice: seen, if they are not secret, but never spoken
};

struct Caret {
  std::size_t grapheme = 0;  // in grapheme clusters from the start of `value`
  bool operator==(const Caret&) const = default;
};

// What is marked in a text field, in grapheme clusters: from before the first to after the last.
struct Selection {
  std::size_t from = 0;
  std::size_t to = 0;
  bool operator==(const Selection&) const = default;
};

struct Node {
  Role role = Role::kGroup;
  NodeId id;                // empty only for plain text that nobody refers to
  std::string name;         // what it is called, in `lang`
  std::string value;        // what it holds now
  std::string description;  // hint or secondary text
  std::string icon;         // name of a picture in themes/icons, or empty
  std::string lang;         // BCP 47; empty inherits from the parent, then the View
  Emphasis emphasis = Emphasis::kNormal;
  Privacy privacy = Privacy::kPublic;
  InputPurpose purpose = InputPurpose::kText;
  std::vector<Action> actions;  // empty: cannot be focused
  bool disabled = false;
  bool selected = false;  // radio, checkbox, rating, tile, toggle
  bool invalid = false;
  bool busy = false;     // something is being waited for
  bool live = false;     // announce when it changes
  bool pointed = false;  // somebody who helps from another place points at it
  int level = 0;         // headings
  int position = 0;      // in its set, from 1; 0 when not in one
  int set_size = 0;
  int max_graphemes = 0;               // text fields: 0 means no stated limit
  int width_chars = 0;                 // text fields: the expected length (fixes the drawn width); 0 is full width
  std::optional<Caret> caret;          // only on the text field that is written to
  std::optional<Selection> selection;  // only beside a caret, and never empty
  std::vector<Node> children;

  bool operator==(const Node&) const = default;
};

// The view's options that belong to the person at the kiosk, not to the screen.
struct Presentation {
  int text_percent = 100;  // 100 to 200
  Contrast contrast = Contrast::kStandard;
  bool low_reach = false;  // all controls in the lower band
  bool motion = true;
  bool hidden = false;  // "Hide my answers": values are covered
  bool operator==(const Presentation&) const = default;
};

// Whether and how the screen is spoken. The counters grow with each press, so that what speaks can tell from two Views
// that it was asked again, or asked to be quiet.
struct Speech {
  static constexpr int kFastest = 7;
  static constexpr int kLoudest = 10;
  bool on = false;
  bool in_private = false;  // headphones or a handset: private values may be spoken
  int rate = 4;             // 1 slowest to kFastest
  int volume = 6;           // 1 quietest to kLoudest
  int said_again = 0;
  int hushed = 0;
  bool paused = false;      // what was being said waits in the middle of it
  bool keys_aloud = false;  // the customer wants to hear the keys of a private answer, though others could hear them
  bool operator==(const Speech&) const = default;
};

struct View {
  std::string screen;  // "attract", "question", ...: stable, for tests, usage and diagnostics
  std::string title;   // the page's title as spoken first
  std::string lang;    // BCP 47: "en-GB", "gd", "ar"
  Direction direction = Direction::kLeftToRight;
  std::string theme;
  Presentation presentation;
  Speech speech;
  NodeId focus;  // empty: nothing is focused
  NodeId scroll_into_view;
  std::vector<Node> regions;

  bool operator==(const View&) const = default;
};

[[nodiscard]] inline bool can(const Node& node, Action action) {
  for (const Action one : node.actions) {
    if (one == action) return !node.disabled;
  }
  return false;
}
[[nodiscard]] inline bool focusable(const Node& node) { return !node.actions.empty() && !node.disabled; }

// Depth first, in reading order.
template <class Visit>
void for_each(const std::vector<Node>& nodes, Visit&& visit) {
  for (const Node& node : nodes) {
    visit(node);
    for_each(node.children, visit);
  }
}

}  // namespace waymark::view
