// Which presses count: the second of a double tap does not, nor does a key that was only brushed. Time comes in with
// every call, in milliseconds of any steady clock. Used by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/keypad/key_map.h"

namespace waymark::keypad {

// How soon the same thing may rightly be pressed again.
enum class Pace : std::uint8_t {
  kControl = 1,  // a button, a tile, a link, the select key: once is meant
  kFast,         // keys of the on-screen keyboard, arrows: again and again is meant
  kLetter,       // a letter of a real keyboard
};

class PressFilter {
 public:
  explicit PressFilter(Timing timing) : timing_(timing) {}

  // A finger was lifted from this control at this place. False: it is the second tap of a double one, on the same
  // control or on what the first tap brought to the same place.
  [[nodiscard]] bool takes_tap(const std::string& control, float x, float y, Pace pace, std::uint64_t now);
  // A key went down that is not held down already.
  [[nodiscard]] bool takes_key(UsbKey usb, Pace pace, std::uint64_t now);

  // Slow keys: until when the key that goes down now must be held; nothing when it counts at once.
  [[nodiscard]] std::optional<std::uint64_t> held_until(std::uint64_t now) const;

 private:
  [[nodiscard]] std::uint64_t span(Pace pace) const;

  struct Tap {
    std::string control;
    float x = 0;
    float y = 0;
    std::uint64_t at = 0;
  };
  struct Strike {
    UsbKey usb = 0;
    std::uint64_t at = 0;
  };
  Timing timing_;
  std::optional<Tap> tap_;        // the last one that counted
  std::optional<Strike> strike_;  // the last one that counted
};

}  // namespace waymark::keypad
