#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::PrintOutcome;
using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

TEST(Sending, GivesTheReferenceOnlyWhenTheAnswersAreSafe) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  EXPECT_EQ(visit.find("reference"), nullptr);
  visit.answer_stored();
  EXPECT_NE(visit.find("reference"), nullptr);
}

TEST(Sending, ForgetsTheAnswersAsSoonAsTheyAreSafe) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  EXPECT_TRUE(visit.state().visit.journey.answers.empty());
  EXPECT_TRUE(visit.state().visit.journey.entries.empty());
}

TEST(Sending, WhenItFailsTheAnswersAreKeptAndAnotherTryIsTheSameRequest) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  const auto first = *visit.last<core::StoreSubmission>();
  visit.answer_not_stored();
  EXPECT_EQ(visit.screen(), "not_sent");
  EXPECT_TRUE(visit.sees("01632 960123"));
  visit.press("Try again");
  const auto second = *visit.last<core::StoreSubmission>();
  EXPECT_EQ(first.submission_id, second.submission_id);
  EXPECT_EQ(first.reference, second.reference);
  EXPECT_EQ(first.answers, second.answers);
  visit.answer_stored();
  EXPECT_EQ(visit.screen(), "confirmation");
}

TEST(Sending, NoAnswerIsAFailureWithinSeconds) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.wait(15s);
  EXPECT_EQ(visit.screen(), "not_sent");
  visit.answer_stored();  // late, but true
  EXPECT_EQ(visit.screen(), "confirmation");
}

TEST(Sending, OfflineTheCustomerIsToldThatItWaitsHere) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  EXPECT_NE(visit.find("delivery"), nullptr);
  visit.online();
  EXPECT_EQ(visit.find("delivery"), nullptr);
}

TEST(Sending, AcceptedAtOnceIsAsGoodAsStored) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.answer_accepted();
  EXPECT_EQ(visit.screen(), "confirmation");
  EXPECT_EQ(visit.find("delivery"), nullptr);
}

TEST(Sending, WhileHelpIsOpenTheConfirmationWaitsBehindIt) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.press("Get help");
  visit.answer_stored();
  EXPECT_EQ(visit.screen(), "help");
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.screen(), "confirmation");
}

TEST(Sending, FailedBehindHelpItIsToldAfterwards) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.press("Get help");
  visit.answer_not_stored();
  EXPECT_EQ(visit.screen(), "help");
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.screen(), "not_sent");
}

TEST(Sending, ChangedAnswersAfterAFailureAreAnotherRequest) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  const auto first = *visit.last<core::StoreSubmission>();
  visit.wait(15s);
  visit.press("Back");
  visit.press_id("change.town");
  visit.type(" West");
  visit.press("Continue");
  visit.press("Accept and send");
  EXPECT_NE(visit.last<core::StoreSubmission>()->submission_id, first.submission_id);
  EXPECT_NE(visit.last<core::StoreSubmission>()->reference, first.reference);
}

TEST(Sending, AfterAFailureTheAnswersAreStillThereHoweverOneComesBack) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  visit.answer_not_stored();
  visit.press("Get a number");
  visit.press("Back");
  visit.press("Do it here");
  visit.press("Report a missed bin");
  EXPECT_TRUE(visit.at("field.which-bin.recycling").selected);
}

TEST(Confirmation, SaysWhatHappensNextAndByWhen) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  EXPECT_TRUE(visit.sees(Role::kHeading, "What happens next"));
  EXPECT_TRUE(visit.sees("25 November")) << "two working days after Monday 23 November";
}

TEST(LateReply, OfAnotherVisitReachesNobody) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  const core::Tag old = visit.tag_of_last<core::StoreSubmission>();
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  visit.send(core::SubmissionStored{old});
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_EQ(visit.state().visit.submission.delivery, core::Delivery::kNone);
}

}  // namespace
}  // namespace waymark
