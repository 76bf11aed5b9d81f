#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

TEST(GetHelp, TellsStaffThePageAndTheLanguageAndNoAnswer) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press("Get help");
  const auto* raised = visit.last<core::RaiseHelp>();
  ASSERT_NE(raised, nullptr);
  EXPECT_EQ(raised->page, "report-a-missed-bin/address");
  EXPECT_EQ(raised->language, "en-GB");
}

TEST(GetHelp, PromisesNobodyBeforeAPersonHasAnswered) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  EXPECT_FALSE(visit.sees("Someone is coming"));
  visit.answer_help_raised();
  EXPECT_FALSE(visit.sees("Someone is coming"));
  visit.acknowledge_help();
  EXPECT_TRUE(visit.sees("Someone is coming"));
}

TEST(GetHelp, ThatSomeoneComesIsTheHeading) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_raised();
  visit.acknowledge_help();
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "Someone is coming"));
  EXPECT_FALSE(visit.sees(view::Role::kHeading, "Get help"));
}

TEST(GetHelp, AfterAMinuteWithoutAnAnswerOffersOtherWays) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_raised();
  visit.wait(60s);
  EXPECT_FALSE(visit.sees("Someone is coming"));
  EXPECT_TRUE(visit.sees("01632 960123"));
  visit.press("Get a number");
  EXPECT_EQ(visit.screen(), "ticket_choice");
}

TEST(GetHelp, WhenNobodyCanBeAskedOffersOtherWaysAtOnce) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_unavailable();
  EXPECT_TRUE(visit.sees("No one has been able to answer"));
  visit.press("Ask again");
  EXPECT_EQ(visit.count<core::RaiseHelp>(), 2u);
}

TEST(GetHelp, AnAnswerThatComesLateIsStillGoodNews) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_raised();
  visit.wait(60s);
  visit.acknowledge_help();
  EXPECT_TRUE(visit.sees("Someone is coming"));
}

TEST(GetHelp, ReturnsToTheQuestionWithItsAnswer) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Get help");
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
}

TEST(GetHelp, PressedTwiceAsksOnce) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_raised();
  visit.press("Back to what I was doing");
  visit.press("Get help");
  EXPECT_EQ(visit.count<core::RaiseHelp>(), 1u);
}

TEST(GetHelp, CanBeTakenBack) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.press("I no longer need help");
  ASSERT_EQ(visit.count<core::CancelHelp>(), 1u);
  EXPECT_EQ(visit.last<core::CancelHelp>()->request_id, visit.last<core::RaiseHelp>()->request_id);
  EXPECT_EQ(visit.screen(), "home");
}

TEST(GetHelp, WhoeverLeavesCallsNobodyToAnEmptyKiosk) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::CancelHelp>(), 1u);
}

TEST(GetHelp, AnswerToAnotherCustomersCallIsNotShownToThisOne) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  const std::string old = visit.last<core::RaiseHelp>()->request_id;
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  visit.press("Get help");
  visit.send(core::HelpAcknowledged{old});
  EXPECT_FALSE(visit.sees("Someone is coming"));
}

TEST(GetHelp, TellsStaffWhatThePersonUses) {
  Visitor visit;
  visit.begin();
  visit.press("Text size");
  visit.press("Listen");
  visit.press("Get help");
  EXPECT_EQ(visit.last<core::RaiseHelp>()->needs, (std::vector<std::string>{"large_text", "listen"}));
}

TEST(GetHelp, IsToldOnWhateverPageTheCustomerIs) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Get help");
  visit.answer_help_raised();
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.at("help-line").name, "We have asked. Nobody has answered yet");
  visit.acknowledge_help();
  EXPECT_EQ(visit.at("help-line").name, "Someone is coming");
  EXPECT_TRUE(visit.at("help-line").live);
  EXPECT_EQ(visit.at("control.help").value, "Someone is coming");
}

TEST(GetHelp, ReturnsToTheFieldThatWasBeingTyped) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.postcode");
  visit.press("Get help");
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.focus(), "field.postcode");
  visit.key(core::Key::kDeleteBack);
  EXPECT_EQ(visit.at("field.postcode").value, "pa31 8r");
}

TEST(TalkToSomeone, WithoutALineSaysTheTelephoneAndAsksNobody) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  EXPECT_TRUE(visit.sees("This kiosk cannot reach staff at the moment."));
  EXPECT_EQ(visit.find("help.ask"), nullptr);
  EXPECT_TRUE(visit.sees("01632 960123"));
}

TEST(TalkToSomeone, LeadsToStaffANumberOrTheTelephone) {
  Visitor visit;
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  EXPECT_TRUE(visit.sees("01632 960123"));
  EXPECT_NE(visit.find("home.get-a-number"), nullptr);
  visit.press("Ask staff to come to me");
  EXPECT_EQ(visit.count<core::RaiseHelp>(), 1u);
}

TEST(Appointment, TellsStaffThatTheCustomerIsHere) {
  Visitor visit;
  visit.online();
  visit.begin();
  visit.press("I have an appointment");
  visit.press("I do not have my code");
  visit.press("Tell staff that I am here");
  EXPECT_EQ(visit.last<core::RaiseHelp>()->page, "appointment");
}

}  // namespace
}  // namespace waymark
