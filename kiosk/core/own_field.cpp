#include "kiosk/core/own_field.h"

#include "kiosk/core/node_ids.h"

namespace waymark::core {
namespace {

constexpr int kMaxSearch = 60;
constexpr int kCodeDigits = 4;

journeys::Question field_of(std::string_view id, journeys::Keyboard keyboard, int length, journeys::Privacy privacy) {
  journeys::Question field;
  field.id = id;
  field.keyboard = keyboard;
  field.privacy = privacy;
  field.limits.max_length = length;
  if (keyboard == journeys::Keyboard::kDigits) field.width_chars = length;
  return field;
}

const journeys::Question& search_words() {
  static const auto field = field_of(ids::kSearch, journeys::Keyboard::kText, kMaxSearch, journeys::Privacy::kPrivate);
  return field;
}

// The digits are seen while they are chosen, and never again.
const journeys::Question& code(journeys::Privacy privacy) {
  static const auto chosen =
      field_of(ids::kCode, journeys::Keyboard::kDigits, kCodeDigits, journeys::Privacy::kPrivate);
  static const auto entered =
      field_of(ids::kCode, journeys::Keyboard::kDigits, kCodeDigits, journeys::Privacy::kSecret);
  return privacy == journeys::Privacy::kSecret ? entered : chosen;
}

}  // namespace

const journeys::Question* own_field(const State& state, std::string_view field) {
  if (state.screen == Screen::kServices && field == ids::kSearch) return &search_words();
  if (state.screen == Screen::kMomentCode && field == ids::kCode) return &code(journeys::Privacy::kPrivate);
  if (state.screen == Screen::kMoment && field == ids::kCode) return &code(journeys::Privacy::kSecret);
  return nullptr;
}

}  // namespace waymark::core
