#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;

TEST(Question, AnErrorIsSummedUpOnTopSaidByTheFieldAndFocused) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  EXPECT_TRUE(visit.sees(Role::kErrorSummary, "There is a problem"));
  EXPECT_TRUE(visit.sees(Role::kErrorMessage, "Select which bin was not emptied"));
  EXPECT_TRUE(visit.at("group.which-bin").invalid);
  EXPECT_EQ(visit.focus(), "error.which-bin");
  EXPECT_EQ(visit.view().title, "Error: Which bin was not emptied?");
}

TEST(Question, TheErrorSummaryLeadsToTheField) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  visit.press(Role::kLink, "Select which bin was not emptied");
  EXPECT_EQ(visit.focus(), "field.which-bin.general");
}

TEST(Question, APutRightAnswerGoesOn) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  visit.press("Food waste");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees(Role::kHeading, "When should it have been emptied?"));
  EXPECT_FALSE(visit.sees(Role::kErrorSummary, "There is a problem"));
}

TEST(Question, ADateSaysWhichPartIsMissingAndFocusesIt) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Continue");
  visit.type("19");
  visit.press("Continue");
  EXPECT_TRUE(visit.find("error.missed-on.month") != nullptr);
  visit.press_id("error.missed-on.month");
  EXPECT_EQ(visit.focus(), "field.missed-on.month");
}

TEST(Question, BackKeepsTheAnswerEvenAWrongOne) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Continue");
  visit.type("99");
  visit.press("Back");
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
  visit.press("Continue");
  EXPECT_EQ(visit.at("field.missed-on.day").value, "99");
}

TEST(Question, ABranchOpensAndClosesWithTheAnswer) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Garden waste");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("Do you have a garden waste permit for this year?"));
  visit.press("Back");
  visit.press("Food waste");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("When should it have been emptied?"));
}

TEST(Question, SaysWhichStepItIs) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  EXPECT_EQ(visit.at("progress").position, 1);
  EXPECT_GT(visit.at("progress").set_size, 5);
}

TEST(Question, SeveralTickBoxesCanBeChosenAndUnchosen) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Continue");
  visit.type("19");
  visit.press_id("field.missed-on.month");
  visit.type("11");
  visit.press_id("field.missed-on.year");
  visit.type("2026");
  visit.press("Continue");
  visit.press_id("field.out-in-time.yes");
  visit.press("Continue");
  visit.press_id("field.tag.yes");
  visit.press("Continue");
  visit.press_id("field.tag-reasons.too-heavy");
  visit.press_id("field.tag-reasons.lid-open");
  EXPECT_TRUE(visit.at("field.tag-reasons.too-heavy").selected);
  visit.press_id("field.tag-reasons.too-heavy");
  EXPECT_FALSE(visit.at("field.tag-reasons.too-heavy").selected);
  EXPECT_TRUE(visit.at("field.tag-reasons.lid-open").selected);
}

TEST(Ending, AnOutcomePageGivesAdviceAndEveryWayOn) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Garden waste");
  visit.press("Continue");
  visit.press_id("field.garden-permit.no");
  visit.press("Continue");
  EXPECT_EQ(visit.screen(), "ending");
  EXPECT_TRUE(visit.sees("You need a garden waste permit"));
  EXPECT_TRUE(visit.sees("01632 960123"));
  ASSERT_EQ(visit.usage("journey.ended").size(), 1u);
  visit.press("Do something else");
  EXPECT_EQ(visit.screen(), "home");
}

TEST(Ending, AdviceTakenBackGoesOnWithTheJourney) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Garden waste");
  visit.press("Continue");
  visit.press_id("field.garden-permit.no");
  visit.press("Continue");
  visit.press("Back");
  visit.press_id("field.garden-permit.yes");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("When should it have been emptied?"));
  visit.press("Start again");
  EXPECT_EQ(visit.usage("journey.ended").size(), visit.usage("journey.started").size());
}

TEST(CheckAnswers, ChangeReturnsToTheSummary) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  EXPECT_EQ(visit.focus(), "field.town");
  visit.type(" West");
  visit.press("Continue");
  EXPECT_EQ(visit.screen(), "check");
  EXPECT_EQ(visit.at("row.town").value, "Ardwell West");
}

TEST(CheckAnswers, AChangeThatOpensAQuestionAsksItFirst) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.contact-by");
  visit.press_id("field.contact-by.email");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("What is your email address?"));
  visit.type("a.person@example.com");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("What is your name?"));
  visit.type("Aonghas MacLeòid");
  visit.press("Continue");
  EXPECT_EQ(visit.screen(), "check");
}

TEST(CheckAnswers, AChangeThoughtBetterOfLeavesTheAnswer) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.type("xyz");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "check");
  EXPECT_EQ(visit.at("row.town").value, "Ardwell");
  visit.press_id("change.town");
  EXPECT_EQ(visit.at("field.town").value, "Ardwell");
}

TEST(CheckAnswers, AnOptionalAnswerLeftOutIsSaidToBeNotGiven) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  EXPECT_EQ(visit.at("row.address-line-2").value, "Not given");
}

TEST(Declaration, ComesBeforeSendingWhereTheJourneyAsksForOne) {
  auto council = doubles::demo_configuration();
  auto journey = *council.journey("report-a-missed-bin");
  journey.declaration = journeys::Text("en-GB", "What I have told you is true.");
  council.journeys = {std::make_shared<const journeys::Definition>(journey)};
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  doubles::fill_in_missed_bin(visit);
  visit.press("Continue");
  EXPECT_EQ(visit.screen(), "declaration");
  EXPECT_EQ(visit.count<core::StoreSubmission>(), 0u);
  visit.press("Agree and send");
  EXPECT_EQ(visit.count<core::StoreSubmission>(), 1u);
}

TEST(Journey, LeftAndOpenedAgainStillHasItsAnswers) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "services");
  visit.press("Report a missed bin");
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
}

TEST(Journey, AnotherServiceBeginsEmpty) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  while (visit.screen() != "services") visit.press("Back");
  visit.press("Tell us you have moved");
  EXPECT_EQ(visit.state().visit.journey.answers.size(), 0u);
  EXPECT_EQ(visit.usage("journey.ended").size(), 1u);
}

TEST(Journey, ASecondRequestInTheSameVisitHasAReferenceOfItsOwn) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  const std::string first = visit.at("reference").value;
  visit.press("Do something else");
  visit.press("Do it here");
  visit.press("Report a missed bin");
  EXPECT_FALSE(visit.at("field.which-bin.recycling").selected);
  EXPECT_EQ(visit.state().visit.submission.reference, "");
  EXPECT_NE(first, "");
}

}  // namespace
}  // namespace waymark
