// A member of staff at the glass, for tests: number 101 of the demonstration council.
#pragma once

#include "tests/doubles/visitor.h"

namespace waymark::doubles {

inline void try_staff_pin(Visitor& visit, core::PinOutcome outcome, int tries_left = 0,
                          std::chrono::milliseconds locked_for = {}) {
  visit.send(core::StaffCalled{});
  visit.type("101");
  visit.type("482915");
  visit.send(core::StaffPinChecked{visit.tag_of_last<core::CheckStaffPin>(), outcome, tries_left, locked_for});
}

inline void open_staff_menu(Visitor& visit) { try_staff_pin(visit, core::PinOutcome::kRight); }

}  // namespace waymark::doubles
