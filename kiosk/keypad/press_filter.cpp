#include "kiosk/keypad/press_filter.h"

#include <cmath>

namespace waymark::keypad {
namespace {

constexpr float kSamePlace = 48;  // pixels between the two taps of a double one: less than the smallest target

}  // namespace

std::uint64_t PressFilter::span(Pace pace) const {
  switch (pace) {
    case Pace::kControl:
      return static_cast<std::uint64_t>(timing_.double_press.count());
    case Pace::kFast:
      return static_cast<std::uint64_t>(timing_.chatter.count());
    case Pace::kLetter:
      return static_cast<std::uint64_t>(timing_.same_letter.count());
  }
  return 0;
}

bool PressFilter::takes_tap(const std::string& control, float x, float y, Pace pace, std::uint64_t now) {
  if (tap_ && now - tap_->at < span(pace)) {
    const bool same_place = std::abs(tap_->x - x) < kSamePlace && std::abs(tap_->y - y) < kSamePlace;
    // Between two keys of the on-screen keyboard only the key tells: small ones lie close together.
    if (tap_->control == control || (pace == Pace::kControl && same_place)) return false;
  }
  tap_ = Tap{control, x, y, now};
  return true;
}

bool PressFilter::takes_key(UsbKey usb, Pace pace, std::uint64_t now) {
  if (strike_ && strike_->usb == usb && now - strike_->at < span(pace)) return false;
  strike_ = Strike{usb, now};
  return true;
}

std::optional<std::uint64_t> PressFilter::held_until(std::uint64_t now) const {
  if (timing_.slow_keys.count() == 0) return std::nullopt;
  return now + static_cast<std::uint64_t>(timing_.slow_keys.count());
}

}  // namespace waymark::keypad
