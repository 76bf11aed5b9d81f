// A View, placed: what is where on the glass, and what is written in it. Drawing reads boxes; so do hit tests,
// focus, scrolling and the overflow check. Values; text pieces point into the TextEngine that laid them out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/paint/geometry.h"
#include "kiosk/paint/text.h"
#include "kiosk/paint/theme.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

// How a box is painted. Roles that look alike share one.
enum class Look : std::uint8_t {
  kNothing = 1,  // only its texts
  kBanner,
  kRail,  // the banner down the side
  kBand,  // the brand above a low-reach layout
  kCrest,
  kToolButton,
  kFooter,
  kHero,  // the large panel of a screen that belongs to no visit
  kHeroButton,
  kEmblem,  // rings round the picture of such a panel
  kCard,
  kInset,
  kNotice,
  kErrorPanel,
  kSuccessPanel,
  kRule,
  kProgressOn,
  kProgressOff,
  kButton,
  kPrimaryButton,
  kWarningButton,
  kQuietButton,
  kLink,
  kTile,
  kIconPlate,
  kField,
  kErrorBar,  // beside a field or group in error
  kOption,    // a row with a radio or a checkbox
  kRadioMark,
  kCheckMark,
  kRating,
  kTicket,
  kQrCode,
  kKeyboard,
  kKey,
  kSpecialKey,
  kHeldLetters,  // over the keyboard: the other letters of a key that was held
  kDialog,
  kTimer,
  kVideo,
  kScrollButton,
  kScrollTrack,
  kScrollThumb,
};

// What moves and is clipped together.
enum class Layer : std::uint8_t {
  kFrame = 1,      // banner, footer, keyboard, scroll buttons
  kContent,        // main and aside: scrolled and clipped to the viewport
  kDialog,         // over the blurred rest
  kDialogContent,  // what scrolls in a dialog, clipped to its own viewport
};

struct TextPiece {
  const Paragraph* paragraph = nullptr;
  Rect room;  // where it is laid out; the paragraph may be smaller
  Token colour = Token::kInk;
  bool underlined = false;
};

struct IconPiece {
  const Paragraph* glyph = nullptr;
  Point centre;
  float size = 0;
  Token colour = Token::kInk;
  bool turned = false;  // seen as in a mirror
};

struct Box {
  Look look = Look::kNothing;
  Layer layer = Layer::kContent;
  view::NodeId id;
  Rect rect;
  Rect touch;                // where a finger may land; empty when it does not answer
  float lead = 0;            // height of what names it right above, which comes into sight with it
  bool takes_caret = false;  // a touch inside a field places the caret
  bool focused = false;
  bool pressed = false;
  bool selected = false;
  bool disabled = false;
  bool invalid = false;
  bool clips = false;       // texts are cut at the rect
  bool mirrored = false;    // of a page that runs from right to left
  bool keeps_side = false;  // is where it is in every language: a key of a keyboard
  std::vector<TextPiece> texts;
  std::vector<IconPiece> icons;
  std::optional<Rect> caret;
  std::vector<Rect> marks;  // behind the text of a field: what is selected
  std::string code;         // of a QR code: what it encodes
  std::string surface;      // of a moving picture: which
  bool pointed = false;     // somebody who helps points at it
};

// Boxes the painter itself adds for scrolling answer to these ids.
inline constexpr const char* kScrollUp = "painter.scroll.up";
inline constexpr const char* kScrollDown = "painter.scroll.down";

// What shows of something that may be higher than its place.
struct Pane {
  Rect viewport;
  float content_height = 0;
  float offset = 0;  // how far the content is moved up

  [[nodiscard]] float most_offset() const { return std::max(0.0F, content_height - viewport.height); }
};

struct Layout {
  Size size;
  std::vector<Box> boxes;  // in drawing order
  Pane page;
  std::optional<Pane> dialog;  // which alone can be reached while it is there

  // What scrolls now.
  [[nodiscard]] const Pane& pane() const { return dialog ? *dialog : page; }
};

}  // namespace waymark::paint
