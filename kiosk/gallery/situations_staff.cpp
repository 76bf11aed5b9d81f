#include "kiosk/core/staff_menu.h"
#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"
#include "kiosk/gallery/steps.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

Steps called() { return Steps{}.happens(core::StaffCalled{}); }
Steps tried(core::PinOutcome outcome) {
  return called().type("101").type("482915").answer(core::StaffPinChecked{{}, outcome, 3, 5min});
}
Steps opened() { return tried(core::PinOutcome::kRight).answer(core::FactsTold{{}, {"1.0.0", 2, 1}}); }
Steps part(std::string_view id) { return opened().press("staff.check").press(id); }

}  // namespace

void add_situations_of_staff(std::vector<Situation>& into, std::string_view language) {
  const auto nobody = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kWithNobody, steps.list(), {}});
  };
  const auto in_a_visit = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  nobody("staff_pin", "empty", called());
  nobody("staff_pin", "pin", called().type("101").type("48"));
  nobody("staff_pin", "card",
         Steps{}.happens(core::StaffCardsKnown{{{"5ca1ab1e", "101"}}}).happens(core::CardInserted{"5ca1ab1e"}));
  nobody("staff_pin", "checking", called().type("101").type("482915"));
  nobody("staff_pin", "wrong", tried(core::PinOutcome::kWrong));
  nobody("staff_pin", "locked", tried(core::PinOutcome::kLocked));
  nobody("staff_menu", "at-rest", opened());
  nobody("staff_menu", "out-of-service", Steps{}.happens(core::OutOfServiceOrdered{"S1"}).then(opened()));
  nobody("staff_check", "begun", opened().press("staff.check"));
  nobody("staff_part", "touch", part("staff.part.touch").press({"staff.square.1", "staff.square.9"}));
  nobody("staff_part", "sound", part("staff.part.sound"));
  nobody("staff_part", "handset", part("staff.part.handset").happens(core::HandsetMoved{true}));
  nobody(
      "staff_part", "camera",
      part("staff.part.camera").answer(core::MediaDevices{{}, core::Camera::kReady, core::Microphone::kUnknown, true}));
  nobody("staff_part", "microphone-silent",
         part("staff.part.microphone")
             .answer(core::MediaDevices{{}, core::Camera::kUnknown, core::Microphone::kSilent, false}));
  nobody("staff_part", "keypad", part("staff.part.keypad").happens(core::NavKey{core::Key::kUp}));
  nobody("staff_part", "printed",
         part("staff.part.printer")
             .press("staff.print")
             .answer(core::PrintFinished{{}, core::PrintOutcome::kPrinted, ""}));
  Steps all = opened().press("staff.check");
  for (const core::CheckPart each : core::kCheckParts) {
    all.press("staff.part." + std::string(core::word_of(each)))
        .press(each == core::CheckPart::kHandset ? "staff.none" : "staff.works");
  }
  nobody("staff_check", "to-sign", all);
  nobody("staff_check", "signed", Steps{all}.press("staff.sign"));
  nobody("staff_paper", "out",
         Steps{}.happens(core::PrinterChanged{core::PrinterState::kPaperOut}).then(opened()).press("staff.paper"));
  nobody("staff_why_out", "asked", opened().press("staff.out"));
  nobody("staff_cleaning", "begun", opened().press("staff.cleaning"));
  nobody("staff_about", "facts", opened().press("staff.about"));
  nobody("staff_card", "asked", opened().press("staff.card"));
  const Person& person = person_writing(language);
  const Steps helped = opened().press("staff.help");
  in_a_visit("staff_menu", "in-a-visit", to_check(person).then(opened()));
  in_a_visit("check", "assisted", to_check(person).then(helped));
  in_a_visit("home", "assisted", Steps{}.then(helped).press("assisted.who-types"));
  in_a_visit("declaration", "assisted", Steps{}.then(helped).then(to_permit_summary(person)).press("send"));
}

}  // namespace waymark::gallery
