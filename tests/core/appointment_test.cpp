// "I have an appointment": the code is tried here first, the hub is asked once, and a number is held or let go.
#include <gtest/gtest.h>

#include "kiosk/core/node_ids.h"
#include "kiosk/screens/paper.h"
#include "kiosk/view/redact.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;
using protocol::CheckInOutcome;
using view::Role;
using namespace std::chrono_literals;

constexpr protocol::LocalMoment kHalfPastTen{2026, 11, 23, 10 * 60 + 30};

void to_entry(Visitor& visit) {
  visit.online();
  visit.begin();
  visit.press("I have an appointment");
}

void ask_about(Visitor& visit, std::string_view code = "kx4 pmo") {
  to_entry(visit);
  visit.type(code);
  visit.press("Continue");
}

protocol::CheckIn told(CheckInOutcome outcome, protocol::LocalMoment at = kHalfPastTen) {
  protocol::CheckIn made;
  made.outcome = outcome;
  made.service = "council-tax";
  made.place = "Ardwell Library";
  made.at = at;
  made.early_s = 1'234;
  made.display = "C042";
  made.number = 42;
  return made;
}

void to_told(Visitor& visit, const protocol::CheckIn& answer) {
  ask_about(visit);
  visit.answer_check_in(answer);
}

std::shared_ptr<const core::Configuration> without_appointments() {
  auto council = std::make_shared<core::Configuration>(*doubles::demo_council());
  council->appointments = false;
  return council;
}

TEST(Appointment, WhereTheHubHasNoneTheWaysToAPersonAreOffered) {
  Visitor visit(without_appointments());
  to_entry(visit);
  EXPECT_EQ(visit.screen(), "appointment");
  EXPECT_TRUE(visit.sees("Tell staff that I am here"));
}

TEST(Appointment, ItsCodeIsTypedAtOnce) {
  Visitor visit;
  to_entry(visit);
  EXPECT_EQ(visit.screen(), "appointment_code");
  EXPECT_EQ(visit.focus(), "field.@booking");
}

TEST(Appointment, TheHubIsAskedForTheCodeWithoutItsLookAlikes) {
  Visitor visit;
  ask_about(visit, "kx4-ilo o");
  ASSERT_EQ(visit.count<core::CheckIn>(), 1u);
  EXPECT_EQ(visit.last<core::CheckIn>()->code.reveal(), "KX41100");
  EXPECT_FALSE(visit.last<core::CheckIn>()->waits);
}

TEST(Appointment, ACodeThatCannotBeOneIsSaidWithoutAskingTheHub) {
  Visitor visit;
  ask_about(visit, "KX4");
  EXPECT_EQ(visit.count<core::CheckIn>(), 0u);
  EXPECT_EQ(visit.focus(), "error.@booking");
  EXPECT_TRUE(visit.at("field.@booking").invalid);
  visit.press_id("error.@booking");
  EXPECT_EQ(visit.at("field.@booking").value, "KX4");
}

TEST(Appointment, ACodeThatWasNotTypedIsAskedFor) {
  Visitor visit;
  to_entry(visit);
  visit.press("Continue");
  EXPECT_TRUE(visit.sees(Role::kErrorMessage, "Enter your appointment code"));
}

TEST(Appointment, BackFromPhoneMeLeadsToTheWaysThatOfferedIt) {
  Visitor visit;
  to_entry(visit);
  visit.press("I do not have my code");
  visit.press_id(core::ids::kCallback);
  ASSERT_EQ(visit.screen(), "callback");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "appointment");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "appointment_code");
}

TEST(Appointment, WithoutACodeTheWaysToAPersonAreOfferedAndLeadBack) {
  Visitor visit;
  to_entry(visit);
  visit.press("I do not have my code");
  EXPECT_TRUE(visit.sees("Tell staff that I am here"));
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "appointment_code");
}

TEST(Appointment, InTimeItGivesANumberThatIsPrinted) {
  Visitor visit;
  visit.printer();
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  EXPECT_EQ(visit.screen(), "ticket");
  EXPECT_TRUE(visit.sees(Role::kHeading, "Thank you. We know that you are here"));
  EXPECT_EQ(visit.at("ticket").value, "C042");
  EXPECT_EQ(visit.at("ticket").description,
            "Your appointment is at 10:30am. We call your number as soon as we can after that.");
  EXPECT_EQ(visit.count<core::Print>(), 1u);
  visit.answer_printed();
  ASSERT_EQ(visit.count<core::ConfirmTicket>(), 1u);
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->request_id, visit.last<core::CheckIn>()->request_id);
}

TEST(Appointment, ItsPaperSaysWhenItIs) {
  Visitor visit;
  visit.printer();
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  ASSERT_NE(visit.last<core::Print>(), nullptr);
  bool found = false;
  for (const auto& block : visit.last<core::Print>()->document->blocks) {
    const auto* const line = std::get_if<protocol::PrintText>(&block);
    found = found || (line != nullptr && line->text.find("10:30am") != std::string::npos);
  }
  EXPECT_TRUE(found);
}

TEST(Appointment, WithoutPaperItIsWrittenDown) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  EXPECT_EQ(visit.count<core::ConfirmTicket>(), 0u) << "nobody has the number yet";
  visit.press("I have written it down");
  EXPECT_EQ(visit.count<core::ConfirmTicket>(), 1u);
}

TEST(Appointment, ANumberThatNobodyTookIsVoid) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  visit.press_id("control.start-again");
  ASSERT_EQ(visit.count<core::VoidTicket>(), 1u);
  EXPECT_EQ(visit.last<core::VoidTicket>()->request_id, visit.last<core::CheckIn>()->request_id);
}

TEST(Appointment, ItsNumberIsShownAgainInTheSameVisit) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  visit.press("I have written it down");
  visit.press("Do something else");
  visit.press("I have an appointment");
  EXPECT_EQ(visit.screen(), "ticket");
  EXPECT_EQ(visit.count<core::CheckIn>(), 1u);
}

TEST(Appointment, WhoeverIsLateIsToldSoAndHowLongItTakesNow) {
  Visitor visit;
  protocol::CheckIn late = told(CheckInOutcome::kCheckedIn);
  late.late = true;
  late.ahead = 2;
  late.about_minutes = 6;
  late.up_to_minutes = 11;
  to_told(visit, late);
  EXPECT_EQ(visit.at("ticket").description,
            "You are late for your appointment at 10:30am. We will still see you, in turn with people who have no "
            "appointment. 2 people are ahead of you. About 6 minutes, up to 11.");
}

TEST(Appointment, WhoeverIsEarlyMayWait) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kEarly));
  EXPECT_TRUE(visit.sees(Role::kHeading, "You are early"));
  EXPECT_TRUE(visit.sees("Your appointment is at 10:30am. You can wait here, or come back nearer the time."));
  visit.press("I will wait here");
  ASSERT_EQ(visit.count<core::CheckIn>(), 2u);
  EXPECT_TRUE(visit.last<core::CheckIn>()->waits);
  visit.answer_check_in(told(CheckInOutcome::kCheckedIn));
  EXPECT_EQ(visit.screen(), "ticket");
}

TEST(Appointment, WhoeverIsEarlyMayComeBack) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kEarly));
  visit.press("I will come back");
  EXPECT_EQ(visit.screen(), "feedback");
  EXPECT_EQ(visit.count<core::VoidTicket>(), 0u) << "there is no number";
}

TEST(Appointment, OnAnotherDayItSaysWhen) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kOtherDay, {2026, 11, 24, 14 * 60 + 15}));
  EXPECT_TRUE(visit.sees("It is on Tuesday 24 November at 2:15pm."));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Other ways to be served"));
}

TEST(Appointment, OnAPastDayItSaysThatItWas) {
  Visitor visit;
  protocol::CheckIn past = told(CheckInOutcome::kOtherDay, {2026, 11, 20, 9 * 60});
  past.early_s = -260'000;
  to_told(visit, past);
  EXPECT_TRUE(visit.sees("It was on Friday 20 November at 9am."));
}

TEST(Appointment, ElsewhereItSaysWhere) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kOtherSite));
  EXPECT_TRUE(visit.sees("It is today at 10:30am, at Ardwell Library."));
}

TEST(Appointment, WhoeverCheckedInBeforeSeesTheSameNumber) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kAlready));
  EXPECT_EQ(visit.at("ticket").value, "C042");
  visit.press("Finish");
  EXPECT_EQ(visit.count<core::ConfirmTicket>() + visit.count<core::VoidTicket>(), 0u) << "it is held elsewhere";
}

TEST(Appointment, WhoeverWasCalledMeanwhileIsToldWhereTo) {
  Visitor visit;
  protocol::CheckIn called = told(CheckInOutcome::kAlready);
  called.desk = "Desk 3";
  to_told(visit, called);
  EXPECT_EQ(visit.view().title, "Go to Desk 3");
  EXPECT_TRUE(visit.sees(Role::kHeading, "Go to Desk 3"));
  EXPECT_EQ(visit.at("ticket").value, "C042");
}

TEST(Appointment, AnUnknownCodeCanBeCorrected) {
  Visitor visit;
  ask_about(visit, "KX4PM9");
  visit.answer_unknown_appointment();
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot find that code"));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Other ways to be served"));
  visit.press("Try again");
  EXPECT_EQ(visit.at("field.@booking").value, "KX4PM9");
}

TEST(Appointment, AfterFiveUnknownCodesOnlyTheOtherWaysAreOffered) {
  Visitor visit;
  ask_about(visit);
  visit.answer_unknown_appointment();
  for (int more = 1; more < core::kMostUnknownReferences; ++more) {
    visit.press("Try again");
    visit.press("Continue");
    visit.answer_unknown_appointment();
  }
  EXPECT_TRUE(visit.sees(Role::kHeading, "Ask a person to find your appointment"));
  EXPECT_NE(visit.find("home.get-a-number"), nullptr);
  EXPECT_NE(visit.find("callback"), nullptr);
  visit.press("Back");
  EXPECT_EQ(visit.find("field.@booking"), nullptr);
  EXPECT_TRUE(visit.state().visit.journey.entries.empty());
}

TEST(Appointment, WithoutTheHubItSaysSoAndWhatElseThereIs) {
  Visitor visit;
  ask_about(visit);
  visit.answer_no_check_in();
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot check your appointment now"));
  visit.press("Try again");
  EXPECT_EQ(visit.count<core::CheckIn>(), 2u);
}

TEST(Appointment, ASilentHubIsNotWaitedForForEver) {
  Visitor visit;
  ask_about(visit);
  visit.wait(2s);
  EXPECT_TRUE(visit.sees("This takes a few seconds"));
  visit.wait(14s);
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot check your appointment now"));
  EXPECT_EQ(visit.count<core::VoidTicket>(), 1u) << "a number that may be on its way is nobody's";
}

TEST(Appointment, AnAnswerThatComesTooLateChangesNothing) {
  Visitor visit;
  ask_about(visit);
  visit.press("Back");
  EXPECT_EQ(visit.count<core::VoidTicket>(), 1u);
  visit.answer_check_in(told(CheckInOutcome::kCheckedIn));
  EXPECT_EQ(visit.screen(), "appointment_code");
}

TEST(Appointment, StartAgainWhileAskingLetsTheNumberGo) {
  Visitor visit;
  ask_about(visit);
  visit.press_id("control.start-again");
  EXPECT_EQ(visit.count<core::VoidTicket>(), 1u);
}

TEST(Appointment, ItsCodeIsMaskedInAMirrorAndForgottenOnceItHasServed) {
  Visitor visit;
  to_entry(visit);
  visit.type("KX4PM2");
  EXPECT_EQ(visit.at("field.@booking").privacy, view::Privacy::kPrivate);
  visit.press("Continue");
  visit.answer_check_in(told(CheckInOutcome::kOtherDay));
  EXPECT_TRUE(visit.state().visit.journey.entries.empty());
}

TEST(Appointment, BackForgetsTheCode) {
  Visitor visit;
  to_entry(visit);
  visit.type("KX4PM2");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.state().visit.journey.entries.empty());
}

TEST(Appointment, IsCountedByItsQueueAndHowEarlyInStepsOfFiveMinutes) {
  Visitor visit;
  to_told(visit, told(CheckInOutcome::kCheckedIn));
  const auto counted = visit.usage("appointment.checked_in");
  ASSERT_EQ(counted.size(), 1u);
  EXPECT_EQ(counted[0].fields, (std::vector<core::UsageField>{{"service", "council-tax"}, {"early_s", 1'200}}));
  EXPECT_TRUE(visit.usage("queue.issued").empty());
}

}  // namespace
}  // namespace waymark
