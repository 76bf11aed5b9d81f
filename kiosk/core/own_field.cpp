#include "kiosk/core/own_field.h"

#include "kiosk/core/node_ids.h"

namespace waymark::core {
namespace {

constexpr int kMaxSearch = 60;
constexpr int kCodeDigits = 4;
constexpr int kMaxCallText = 500;
constexpr int kMaxAnswer = 200;
constexpr int kMaxName = 100;
constexpr int kMaxPhone = 30;
constexpr int kMaxBooking = 30;    // twenty characters, with room for spaces and hyphens
constexpr int kMaxReference = 24;  // eleven characters, with room for spaces

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

const journeys::Question& room_code() {
  static const auto field =
      field_of(ids::kRoomCode, journeys::Keyboard::kDigits, kCodeDigits, journeys::Privacy::kPrivate);
  return field;
}

const journeys::Question& call_text() {
  static const auto field =
      field_of(ids::kCallText, journeys::Keyboard::kText, kMaxCallText, journeys::Privacy::kPrivate);
  return field;
}

const journeys::Question& private_answer() {
  static const auto field =
      field_of(ids::kPrivateAnswer, journeys::Keyboard::kText, kMaxAnswer, journeys::Privacy::kSecret);
  return field;
}

const journeys::Question& callback_name() {
  static const auto field =
      field_of(ids::kCallbackName, journeys::Keyboard::kName, kMaxName, journeys::Privacy::kPrivate);
  return field;
}

const journeys::Question& callback_phone() {
  static const auto field =
      field_of(ids::kCallbackPhone, journeys::Keyboard::kPhone, kMaxPhone, journeys::Privacy::kPrivate);
  return field;
}

// Figures and capitals, in Latin letters whatever the language: as a postcode.
const journeys::Question& reference() {
  static const auto field =
      field_of(ids::kReference, journeys::Keyboard::kPostcode, kMaxReference, journeys::Privacy::kPrivate);
  return field;
}

const journeys::Question& booking() {
  static const auto field =
      field_of(ids::kBooking, journeys::Keyboard::kPostcode, kMaxBooking, journeys::Privacy::kPrivate);
  return field;
}

const journeys::Question* staff_field(std::string_view field) {
  static const auto number = field_of(ids::kStaffNumber, journeys::Keyboard::kDigits,
                                      static_cast<int>(kStaffNumberDigits), journeys::Privacy::kPrivate);
  static const auto pin = field_of(ids::kStaffPin, journeys::Keyboard::kDigits, static_cast<int>(kStaffPinDigits),
                                   journeys::Privacy::kSecret);
  if (field == ids::kStaffNumber) return &number;
  return field == ids::kStaffPin ? &pin : nullptr;
}

}  // namespace

const journeys::Question* own_field(const State& state, std::string_view field) {
  const Screen screen = shown(state);
  if (state.staff) return screen == Screen::kStaffPin ? staff_field(field) : nullptr;
  if (screen == Screen::kServices && field == ids::kSearch) return &search_words();
  if (screen == Screen::kRequests && field == ids::kReference && may_enquire(state.visit.enquiry)) {
    return &reference();
  }
  if (screen == Screen::kAppointmentCode && field == ids::kBooking && may_check_in(state.visit.arrival)) {
    return &booking();
  }
  if (screen == Screen::kMomentCode && field == ids::kCode) return &code(journeys::Privacy::kPrivate);
  if (screen == Screen::kMoment && field == ids::kCode) return &code(journeys::Privacy::kSecret);
  if (screen == Screen::kRoomCode && field == ids::kRoomCode) return &room_code();
  if (screen == Screen::kCall && field == ids::kCallText) return &call_text();
  if (screen == Screen::kPrivateQuestion && field == ids::kPrivateAnswer) return &private_answer();
  if (screen == Screen::kCallback && field == ids::kCallbackName) return &callback_name();
  if (screen == Screen::kCallback && field == ids::kCallbackPhone) return &callback_phone();
  return nullptr;
}

}  // namespace waymark::core
