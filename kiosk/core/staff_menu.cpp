// What a member of staff does from the menu: helps, changes the paper, takes the kiosk out of service, cleans,
// restarts.
#include "kiosk/core/staff_menu.h"

#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/out_of_service.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void put_back_in_service(Change& change) {
  report_staff_act(change, "back_in_service");
  change.ask(KeepOutOfService{});
  change.state.out_of_service_code.clear();
  close_staff_menu(change);
}

bool take_out(Change& change, std::string_view reason) {
  const std::string code = out_of_service_code(reason);
  if (code.empty()) return false;
  report_staff_act(change, "out_of_service", {{"reason", std::string(reason)}});
  change.ask(KeepOutOfService{code});
  change.state.out_of_service_code = code;
  close_staff_menu(change);  // at once when nobody is there; else after their visit
  return true;
}

void clean(Change& change) {
  show_staff_page(change, StaffPage::kCleaning);
  change.state.staff->cleaning_until = change.now() + kCleaningTakes;
}

void restart(Change& change) {
  report_staff_act(change, "restarted");
  close_staff_menu(change);
  change.state.restarting = true;
  change.ask(Restart{kExitUpdate});
}

void end_visit(Change& change) {
  report_staff_act(change, "visit_ended");
  close_staff_menu(change);
  leave(change, Leaving::kStartAgain);
}

void print_test(Change& change) {
  StaffMenu& staff = *change.state.staff;
  if (staff.print == TestPrint::kPrinting) return;
  staff.print = TestPrint::kPrinting;
  staff.print_effect = print_paper(change, Paper::kTest, PrintPrivacy::kPlain);
}

void help(Change& change) {
  const std::string number = change.state.staff->number;
  change.visit().assisted.staff.empty() ? help_customer(change, number) : stop_helping(change);
  close_staff_menu(change);
}

bool press_in_visit(Change& change, std::string_view node) {
  if (!in_visit(change.state)) return false;
  if (node == ids::kStaffHelp) {
    help(change);
  } else if (node == ids::kStaffEndVisit) {
    end_visit(change);
  } else {
    return false;
  }
  return true;
}

bool press_at_rest(Change& change, std::string_view node) {
  if (in_visit(change.state)) return false;
  if (node == ids::kStaffCheck) {
    show_staff_page(change, StaffPage::kCheck);
  } else if (node == ids::kStaffCard) {
    change.state.staff->card_added = false;
    show_staff_page(change, StaffPage::kCard);
  } else if (node == ids::kStaffRestart) {
    restart(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool press_staff_menu(Change& change, std::string_view node) {
  if (press_in_visit(change, node) || press_at_rest(change, node)) return true;
  if (node == ids::kBack) {
    show_staff_page(change, StaffPage::kMenu);
  } else if (node == ids::kStaffPaper) {
    change.state.staff->print = TestPrint::kNone;
    show_staff_page(change, StaffPage::kPaper);
  } else if (node == ids::kStaffPrint) {
    print_test(change);
  } else if (node == ids::kStaffOut) {
    change.state.out_of_service_code.empty() ? show_staff_page(change, StaffPage::kWhyOut)
                                             : put_back_in_service(change);
  } else if (node == ids::kStaffCleaning) {
    clean(change);
  } else if (node == ids::kStaffAbout) {
    change.ask(AskFacts{});
    show_staff_page(change, StaffPage::kAbout);
  } else {
    return take_out(change, ids::after(ids::kStaffWhy, node));
  }
  return true;
}

void on_test_printed(Change& change, const PrintFinished& event) {
  std::optional<StaffMenu>& staff = change.state.staff;
  if (!staff || staff->print_effect == 0 || event.tag.effect != staff->print_effect) return;
  staff->print = event.outcome == PrintOutcome::kPrinted ? TestPrint::kPrinted : TestPrint::kFailed;
}

}  // namespace waymark::core
