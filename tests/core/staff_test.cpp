// The staff menu: who gets in, what can be done there, and that nothing behind it is lost or shown.
#include "tests/doubles/staff.h"

#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::PinOutcome;
using doubles::open_staff_menu;
using doubles::try_staff_pin;
using doubles::Visitor;
using namespace std::chrono_literals;

Visitor at_rest() {
  Visitor visit;
  visit.online();
  visit.printer();
  return visit;
}

Visitor at_menu() {
  Visitor visit = at_rest();
  open_staff_menu(visit);
  return visit;
}

TEST(StaffMenu, IsAskedForByTheHeldCornerAndBeginsNoVisit) {
  Visitor visit = at_rest();
  visit.send(core::StaffCalled{});
  EXPECT_EQ(visit.screen(), "staff_pin");
  EXPECT_EQ(visit.count<core::RecordUsage>(), 1U);  // the printer's state
}

TEST(StaffMenu, IsNotThereWhereTheCouncilHasNamedNobody) {
  auto council = doubles::demo_configuration();
  council.staff.clear();
  Visitor visit{std::make_shared<const core::Configuration>(std::move(council))};
  visit.send(core::StaffCalled{});
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(StaffPin, GoesFromNumberToPinAndIsTriedWhenItIsWhole) {
  Visitor visit = at_rest();
  visit.send(core::StaffCalled{});
  EXPECT_EQ(visit.focus(), "field.@staff-number");
  visit.type_on_glass("101");
  EXPECT_EQ(visit.focus(), "field.@staff-pin");
  visit.type_on_glass("48291");
  EXPECT_EQ(visit.count<core::CheckStaffPin>(), 0U);
  visit.type_on_glass("5");
  ASSERT_NE(visit.last<core::CheckStaffPin>(), nullptr);
  EXPECT_EQ(visit.last<core::CheckStaffPin>()->number, "101");
  EXPECT_EQ(visit.last<core::CheckStaffPin>()->pin.reveal(), "482915");
}

TEST(StaffPin, IsCoveredOnTheGlassAndTheNumberInAMirror) {
  Visitor visit = at_rest();
  visit.send(core::StaffCalled{});
  visit.type_on_glass("10148");
  EXPECT_EQ(visit.at("field.@staff-pin").value, "••");
  EXPECT_EQ(visit.at("field.@staff-pin").privacy, view::Privacy::kSecret);
  EXPECT_EQ(visit.at("field.@staff-number").privacy, view::Privacy::kPrivate);
}

std::string digits_on_pad(const Visitor& visit) {
  std::string digits;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (node.id.starts_with("key.")) digits += node.name;
  });
  return digits;
}

TEST(StaffPin, HasItsDigitsInAnotherOrderEachTime) {
  Visitor visit = at_rest();
  std::set<std::string> orders;
  for (int time = 0; time < 8; ++time) {
    visit.send(core::StaffCalled{});
    std::string digits = digits_on_pad(visit);
    orders.insert(digits);
    std::sort(digits.begin(), digits.end());
    EXPECT_EQ(digits, "0123456789");
    visit.press("Close");
  }
  EXPECT_GT(orders.size(), 4U);
}

TEST(StaffPin, WrongSaysHowManyTriesAreLeftAndForgetsBoth) {
  Visitor visit = at_rest();
  try_staff_pin(visit, PinOutcome::kWrong, 2);
  EXPECT_TRUE(visit.sees(view::Role::kErrorMessage, "That number or PIN is not right. You can try 2 more times."));
  EXPECT_EQ(visit.at("field.@staff-number").value, "");
  EXPECT_EQ(visit.at("field.@staff-pin").value, "");
}

TEST(StaffPin, LockedTakesNothingUntilItsTimeIsOver) {
  Visitor visit = at_rest();
  try_staff_pin(visit, PinOutcome::kLocked, 0, 20s);
  EXPECT_TRUE(visit.sees("Too many wrong PINs. Try again in a minute. The council is told."));
  EXPECT_EQ(visit.find("field.@staff-pin"), nullptr);
  visit.type("101482915");
  EXPECT_EQ(visit.count<core::CheckStaffPin>(), 1U);
  visit.wait(21s);
  EXPECT_NE(visit.find("field.@staff-pin"), nullptr);
}

TEST(StaffPin, OfACardAsksForThePinAlone) {
  Visitor visit = at_rest();
  visit.send(core::StaffCardsKnown{{{"5ca1ab1e", "101"}}});
  visit.send(core::CardInserted{"5ca1ab1e"});
  EXPECT_EQ(visit.screen(), "staff_pin");
  EXPECT_EQ(visit.find("field.@staff-number"), nullptr);
  visit.type_on_glass("482915");
  EXPECT_EQ(visit.last<core::CheckStaffPin>()->number, "101");
}

TEST(StaffPin, OfACardOfSomebodyWhoMayNoLongerIsNotAskedFor) {
  Visitor visit = at_rest();
  visit.send(core::StaffCardsKnown{{{"5ca1ab1e", "999"}}});
  visit.send(core::CardInserted{"5ca1ab1e"});
  EXPECT_EQ(visit.screen(), "language");  // a card as any other
}

TEST(StaffMenu, LocksItselfWhenNobodyTouchesIt) {
  Visitor visit = at_menu();
  visit.wait(59s);
  EXPECT_EQ(visit.screen(), "staff_menu");
  visit.wait(2s);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(StaffMenu, GivesBackWhatWasBehindItWithTextAndCaret) {
  Visitor visit = at_rest();
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.address-line-1");
  visit.type("X");
  const view::View before = visit.view();
  open_staff_menu(visit);
  EXPECT_FALSE(visit.sees("14 Harbour Row"));
  visit.press("Close and lock");
  EXPECT_EQ(visit.view(), before);
}

TEST(StaffMenu, StopsQuietTimeWhileItIsOpenAndGivesItAnew) {
  Visitor visit = at_rest();
  visit.begin();
  visit.wait(80s);
  open_staff_menu(visit);
  visit.wait(50s);
  EXPECT_EQ(visit.screen(), "staff_menu");
  visit.press("Close and lock");
  visit.wait(80s);
  EXPECT_EQ(visit.find("still-there"), nullptr);
  visit.wait(15s);
  EXPECT_NE(visit.find("still-there"), nullptr);
}

TEST(StaffMenu, IsOverTheCoverOfAMomentWhichStays) {
  Visitor visit = at_rest();
  visit.begin();
  visit.press("I need a moment");
  visit.type("1357");
  visit.press("Cover my answers");
  open_staff_menu(visit);
  visit.press("Close and lock");
  EXPECT_EQ(visit.screen(), "moment");
}

TEST(StaffMenu, EndsTheVisitOfSomebodyWhoHasGone) {
  Visitor visit = at_rest();
  doubles::fill_in_missed_bin(visit);
  open_staff_menu(visit);
  visit.press("End this visit");
  EXPECT_EQ(visit.screen(), "wiping");
  EXPECT_EQ(visit.count<core::Wipe>(), 1U);
}

TEST(StaffMenu, TakesTheKioskOutOfServiceAndPutsItBack) {
  Visitor visit = at_menu();
  visit.press("Take out of service");
  visit.press("The printer");
  EXPECT_EQ(visit.screen(), "out_of_service");
  EXPECT_EQ(visit.at("code").value, "S1");
  EXPECT_EQ(visit.last<core::KeepOutOfService>()->code, "S1");
  open_staff_menu(visit);
  visit.press("Put back in service");
  EXPECT_EQ(visit.screen(), "attract");
  EXPECT_EQ(visit.last<core::KeepOutOfService>()->code, "");
  EXPECT_EQ(visit.last<core::ReportStaffAct>()->act, "back_in_service");
  EXPECT_EQ(visit.last<core::ReportStaffAct>()->staff, "101");
}

TEST(StaffMenu, OutOfServiceWaitsForTheEndOfAVisit) {
  Visitor visit = at_rest();
  visit.begin();
  open_staff_menu(visit);
  visit.press("Take out of service");
  visit.press("Something else");
  EXPECT_EQ(visit.screen(), "home");
  visit.press("Start again");
  visit.answer_wiped();
  EXPECT_EQ(visit.screen(), "out_of_service");
}

TEST(StaffMenu, RestartsTheKiosk) {
  Visitor visit = at_menu();
  visit.press("Restart");
  ASSERT_NE(visit.last<core::Restart>(), nullptr);
  EXPECT_EQ(visit.last<core::Restart>()->exit_code, core::kExitUpdate);
}

TEST(StaffMenu, SaysWhatSupportMayAskFor) {
  Visitor visit = at_menu();
  visit.press("About this kiosk");
  visit.send(core::FactsTold{visit.tag_of_last<core::AskFacts>(), {"1.2.3", 4, 0}});
  EXPECT_EQ(visit.at("about.staff_about.software").value, "1.2.3");
  EXPECT_EQ(visit.at("about.staff_about.waiting").value, "4");
  EXPECT_EQ(visit.at("about.staff_about.line").value, "Connected");
  EXPECT_EQ(visit.find("about.staff_about.put_aside"), nullptr);
}

TEST(StaffMenu, AddsACardThatCallsItFromThenOn) {
  Visitor visit = at_menu();
  visit.press("Add my staff card");
  visit.send(core::CardInserted{"5ca1ab1e"});
  EXPECT_TRUE(visit.sees("Done. Here this card now asks for your PIN."));
  EXPECT_EQ(visit.last<core::KeepStaffCard>()->card.hash, "5ca1ab1e");
  EXPECT_EQ(visit.last<core::KeepStaffCard>()->card.number, "101");
}

TEST(Cleaning, TakesNoTouchForAMinuteAndThenLocks) {
  Visitor visit = at_menu();
  visit.press("Clean the screen");
  EXPECT_TRUE(visit.sees("Touches do nothing for 60 more seconds."));
  visit.touch_attract();
  visit.key(core::Key::kSelect);
  visit.type("1");
  visit.wait(30s);
  EXPECT_TRUE(visit.sees("Touches do nothing for 30 more seconds."));
  visit.wait(31s);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(PaperChange, SaysHowThePrinterIsAndPrintsATest) {
  Visitor visit = at_rest();
  visit.printer(core::PrinterState::kPaperOut);
  open_staff_menu(visit);
  visit.press("Change the paper");
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "There is no paper"));
  visit.printer();
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "The printer is ready"));
  visit.press("Print a test");
  EXPECT_EQ(visit.last<core::Print>()->paper, core::Paper::kTest);
  visit.answer_printed();
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "Printed."));
}

TEST(PaperChange, SaysWhenTheTestDidNotPrint) {
  Visitor visit = at_menu();
  visit.press("Change the paper");
  visit.press("Print a test");
  visit.wait(16s);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "It did not print."));
}

TEST(StaffMenu, IsSpokenAndEnlargedForWhoNeedsItAndLeavesNothingOfThatBehind) {
  Visitor visit = at_menu();
  visit.press("Listen");
  visit.press("Text size");
  EXPECT_TRUE(visit.view().speech.on);
  EXPECT_EQ(visit.view().presentation.text_percent, 125);
  visit.press("Close and lock");
  EXPECT_FALSE(visit.view().speech.on);
  EXPECT_EQ(visit.view().presentation.text_percent, 100);
}

TEST(StaffMenu, DoesNotLoseACallThatEndsBehindIt) {
  Visitor visit = at_rest();
  visit.begin();
  visit.press_id("control.help");
  visit.answer_help_raised();
  open_staff_menu(visit);
  visit.acknowledge_help();
  EXPECT_EQ(visit.screen(), "staff_menu");
  visit.press("Close and lock");
  EXPECT_TRUE(visit.sees("Someone is coming"));
}

TEST(StaffMenu, ALatePinOfAnEarlierMenuOpensNothing) {
  Visitor visit = at_rest();
  visit.send(core::StaffCalled{});
  visit.type("101");
  visit.type("482915");
  const core::Tag asked = visit.tag_of_last<core::CheckStaffPin>();
  visit.press("Close");
  visit.send(core::StaffCalled{});
  visit.send(core::StaffPinChecked{asked, PinOutcome::kRight});
  EXPECT_EQ(visit.screen(), "staff_pin");
}

}  // namespace
}  // namespace waymark
