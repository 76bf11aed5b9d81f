#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "provisioning/protocol/print_document.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::PrintOutcome;
using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

std::string words_on(const protocol::PrintDocument& paper) {
  std::string all;
  for (const auto& block : paper.blocks) {
    if (const auto* text = std::get_if<protocol::PrintText>(&block)) all += text->text + "\n";
    if (const auto* code = std::get_if<protocol::PrintQr>(&block)) all += code->data + "\n";
  }
  return all;
}

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

TEST(Receipt, OnPaperHoldsTheReferenceAndTheDayAndNoAnswer) {
  Visitor visit;
  visit.printer();
  doubles::send_missed_bin(visit);
  visit.press("Print it");
  const auto* print = visit.last<core::Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->privacy, core::PrintPrivacy::kPersonal);
  ASSERT_NE(print->document, nullptr);
  EXPECT_TRUE(protocol::check(*print->document).has_value());
  const std::string paper = words_on(*print->document);
  EXPECT_NE(paper.find(visit.at("reference").value), std::string::npos);
  EXPECT_NE(paper.find("25 November"), std::string::npos);
  EXPECT_EQ(paper.find(doubles::kTypedAddress), std::string::npos);
  visit.answer_printed();
  EXPECT_TRUE(visit.sees("Take your receipt"));
}

TEST(Receipt, APrinterThatFailsLeavesTheCodeAndTheReference) {
  Visitor visit;
  visit.printer();
  doubles::send_missed_bin(visit);
  visit.press("Print it");
  visit.answer_printed(PrintOutcome::kFailed);
  EXPECT_EQ(visit.find("receipt.paper"), nullptr) << "it would fail again";
  visit.press("Show a code for my phone");
  EXPECT_EQ(visit.at("receipt.code").value, "https://www.ardwell.example/requests/" + visit.at("reference").value);
}

TEST(Receipt, APrinterThatSaysNothingIsGivenUpOn) {
  Visitor visit;
  visit.printer();
  doubles::send_missed_bin(visit);
  visit.press("Print it");
  visit.wait(15s);
  EXPECT_EQ(visit.count<core::CancelPrint>(), 1u);
  EXPECT_TRUE(visit.sees("The printer is not working. Write the reference number down, or use your phone"));
}

TEST(Receipt, PaperIsNotOfferedWithoutAPrinter) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  EXPECT_EQ(visit.find("receipt.paper"), nullptr);
  EXPECT_NE(visit.find("receipt.qr"), nullptr);
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
