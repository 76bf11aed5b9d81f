// Which physical key means what, as data: a keypad of any maker works without a change of the program. A file of
// themes/keypads/ names one; a kiosk may have several, which are put together.
//
// This is the allow-list of keys: one that is not in the map, and letters where none is for typing, are refused.
// Pure values; safe on any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::keypad {

enum class Key : std::uint8_t {
  kUp = 1,
  kDown,
  kLeft,
  kRight,
  kNext,      // Tab
  kPrevious,  // Shift+Tab
  kSelect,    // the keypad's middle key: presses; in a text field, goes to the keys of the screen
  kHelp,      // F1, the keypad's help key
  kDeleteBack,
  kDeleteForward,
  kHome,
  kEnd,
  kEscape,
  kBack,        // a keypad's own key for the page before
  kExtendLeft,  // Shift with an arrow, Home or End: marks text
  kExtendRight,
  kExtendHome,
  kExtendEnd,
  kPageUp,
  kPageDown,
  kHeadphonesIn,  // a keypad tells of its socket by a key code
  kHeadphonesOut,
  kHandsetLifted,  // so does the hook of a handset
  kHandsetReplaced,
  kPause,  // speech waits, or goes on
  kEnter,  // of a keyboard: presses; in a text field, goes on
};

// A key by its number on the USB keyboard page (HID usage tables, page 7), which is also SDL's scancode.
using UsbKey = std::uint16_t;

struct Binding {
  UsbKey usb = 0;
  bool with_shift = false;
  Key key = Key::kSelect;
};

// Which strikes count. All of it can be changed in the file; EN 301 549 5.7 and 5.8 ask for that.
struct Timing {
  // A key counts once it has been held this long; 0: at once. For hands that brush over keys.
  std::chrono::milliseconds slow_keys{0};
  // A second press of the same control, or of the select key, within this is one press: a double tap is a habit from
  // other machines and a tremor, and the second would fall on whatever the first one brought.
  std::chrono::milliseconds double_press{300};
  // The same for what is rightly pressed fast, keys of the on-screen keyboard and arrows. A worn contact or a noisy
  // panel chatters within 30 ms; nobody doubles a letter in less than 80.
  std::chrono::milliseconds chatter{60};
  // The same for a letter of a real keyboard. Off: a card or barcode reader that types is faster than any chatter.
  std::chrono::milliseconds same_letter{0};
};

struct KeyMap {
  std::string name;     // for staff
  bool typing = false;  // letters, figures and marks are text
  std::vector<Binding> bindings;
  Timing timing;

  // Shift makes a difference only where a binding says so.
  [[nodiscard]] std::optional<Key> key_of(UsbKey usb, bool shift) const;
};

inline constexpr std::size_t kMaxKeyMapBytes = 16 * 1024;
inline constexpr std::size_t kMaxBindings = 64;

// One file. Strict: what is unknown, given twice or out of range is refused with its place ("keys/up/1"). A map that
// cannot do everything (up, down, select, help) is refused too.
[[nodiscard]] base::Result<KeyMap> parse_key_map(std::string_view json);

// Both at once: their keys together, typing where either has it, and of each time the longer.
// kConflict when a key means one thing here and another there.
[[nodiscard]] base::Result<KeyMap> together(KeyMap one, const KeyMap& other);

}  // namespace waymark::keypad
