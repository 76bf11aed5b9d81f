// A member of staff helps at the glass: who typed is kept with each answer, and a declaration waits for the customer.
#include "kiosk/core/assisted.h"

#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {

void help_customer(Change& change, std::string_view staff) {
  change.visit().assisted = Assisted{std::string(staff), true, false};
  begin_assisted_journey(change);
  record(change, "assist.started", {{"by", "staff"}});
  report_staff_act(change, "assisted");
}

void stop_helping(Change& change) {
  record(change, "assist.ended", {{"by", "staff"}});
  change.visit().assisted = Assisted{};
}

void begin_assisted_journey(Change& change) {
  Visit& visit = change.visit();
  if (!visit.assisted.staff.empty() && !visit.journey.journey.empty()) visit.journey.helped_by = visit.assisted.staff;
}

bool press_assisted(Change& change, std::string_view node) {
  Assisted& assisted = change.visit().assisted;
  if (assisted.staff.empty()) return false;
  if (node == ids::kWhoTypes) {
    assisted.staff_types = !assisted.staff_types;
    assisted.customer_is_here = false;
  } else if (node == ids::kCustomerIsHere) {
    assisted.staff_types = false;
    assisted.customer_is_here = true;
    change.visit().focus.clear();
  } else {
    return false;
  }
  return true;
}

void note_typist(Change& change, std::string_view field) {
  if (page_on_screen(change.state) == nullptr) return;
  const journeys::Question* const question = question_of_field(change.state, field);
  if (question == nullptr) return;
  const Assisted& assisted = change.visit().assisted;
  const bool staff = !assisted.staff.empty() && assisted.staff_types;
  change.visit().journey.typed[question->id] |= staff ? kTypedByStaff : kTypedByCustomer;
}

}  // namespace waymark::core
