// The way through "Report a missed bin" that most customers take, for tests that are about what comes after it.
#pragma once

#include "tests/doubles/visitor.h"

namespace waymark::doubles {

inline constexpr std::string_view kTypedAddress = "14 Harbour Row";

inline void open_missed_bin_from_home(Visitor& visit) {
  visit.press("Do it here");
  visit.press("Report a missed bin");
}

inline void open_missed_bin(Visitor& visit) {
  visit.begin();
  open_missed_bin_from_home(visit);
}

// From its first page up to "Check your answers".
inline void answer_missed_bin(Visitor& visit) {
  visit.press("Paper, card, plastic and cans");
  visit.press("Continue");
  visit.type("19");
  visit.key(core::Key::kNext);
  visit.type("11");
  visit.key(core::Key::kNext);
  visit.type("2026");
  visit.press("Continue");
  visit.press_id("field.out-in-time.yes");
  visit.press("Continue");
  visit.press_id("field.tag.no");
  visit.press("Continue");
  visit.press_id("field.kind-of-place.home");
  visit.press("Continue");
  visit.type(kTypedAddress);
  visit.press_id("field.town");
  visit.type("Ardwell");
  visit.press_id("field.postcode");
  visit.type("pa31 8rt");
  visit.press("Continue");
  visit.press_id("field.assisted.no");
  visit.press("Continue");
  visit.press_id("field.contact-by.none");
  visit.press("Continue");
}

inline void fill_in_missed_bin(Visitor& visit) {
  open_missed_bin(visit);
  answer_missed_bin(visit);
}

// Up to the reference number.
inline void send_missed_bin(Visitor& visit) {
  fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.answer_stored();
}

}  // namespace waymark::doubles
