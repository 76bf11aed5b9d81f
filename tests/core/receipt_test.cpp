// The receipt: on paper, as a code or not at all; and the answers on it, only where more is asked for.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/journeys/summary.h"
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

Visitor at_receipt() {
  Visitor visit;
  visit.printer();
  doubles::send_missed_bin(visit);
  return visit;
}

std::size_t kept(const Visitor& visit) { return visit.state().visit.submission.printable.answers.size(); }

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

TEST(ReceiptWithAnswers, HoldsWhatItsQuestionsLetOnPaperAndNothingElse) {
  Visitor visit = at_receipt();
  const std::string reference = visit.at("reference").value;
  visit.press("Print it with my answers");
  const auto* print = visit.last<core::Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->privacy, core::PrintPrivacy::kPersonal);
  EXPECT_TRUE(protocol::check(*print->document).has_value());
  EXPECT_EQ(words_on(*print->document),
            "Ardwell Council\n"
            "Report a missed bin\n"
            "Your reference number\n" +
                reference +
                "\n"
                "Monday 23 November, 10am\n"
                "We will empty the bin by Wednesday 25 November.\n"
                "Leave it at the kerb until then, with the lid closed.\n"
                "If it is still full after that day, tell us your reference number.\n"
                "Your answers\n"
                "Bin\n"
                "Paper, card, plastic and cans\n"
                "Collection day\n"
                "19 November 2026\n"
                "At the kerb by 7am\n"
                "Yes, it was out by 7am\n"
                "Tag on the bin\n"
                "No, there is no tag\n"
                "Place\n"
                "At a home\n"
                "Some answers are never printed.\n"
                "Anyone who finds this paper can read it. Keep it safe.\n"
                "https://www.ardwell.example/requests/" +
                reference +
                "\n"
                "01632 960123\n");
  visit.answer_printed();
  EXPECT_TRUE(visit.sees("Take your receipt"));
}

TEST(ReceiptWithAnswers, IsOneDocumentThatIsCutOnce) {
  Visitor visit = at_receipt();
  visit.press("Print it with my answers");
  const auto& blocks = visit.last<core::Print>()->document->blocks;
  const auto cuts = std::count_if(blocks.begin(), blocks.end(),
                                  [](const auto& each) { return std::holds_alternative<protocol::PrintCut>(each); });
  EXPECT_EQ(cuts, 1);
  EXPECT_TRUE(std::holds_alternative<protocol::PrintCut>(blocks.back()));
}

TEST(ReceiptWithAnswers, IsOfferedWithAWarningThatWhoeverFindsItCanReadIt) {
  const Visitor visit = at_receipt();
  EXPECT_TRUE(visit.sees(Role::kHint,
                         "If you print your answers, anyone who finds the paper can read them. Some answers "
                         "are never printed."));
}

TEST(ReceiptWithAnswers, SpeaksTheCustomersLanguage) {
  Visitor visit = at_receipt();
  visit.press_id("control.language");
  visit.press_id("language.pl");
  visit.press_id("receipt.answers");
  const std::string paper = words_on(*visit.last<core::Print>()->document);
  EXPECT_NE(paper.find("Twoje odpowiedzi"), std::string::npos) << paper;
  EXPECT_NE(paper.find("19 listopada 2026"), std::string::npos) << paper;
}

// A council whose journey lets no answer on paper, or whose kiosk gives none.
Visitor at_receipt_of(core::Configuration council) {
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  visit.printer();
  doubles::send_missed_bin(visit);
  return visit;
}

TEST(ReceiptWithAnswers, IsNotOfferedWhereNoAnswerMayBePrinted) {
  auto council = doubles::demo_configuration();
  auto journey = *council.journey("report-a-missed-bin");
  for (auto& page : journey.pages) {
    for (auto& question : page.questions) question.print = false;
  }
  council.journeys = {std::make_shared<const journeys::Definition>(journey)};
  const Visitor visit = at_receipt_of(std::move(council));
  EXPECT_NE(visit.find("receipt.paper"), nullptr);
  EXPECT_EQ(visit.find("receipt.answers"), nullptr);
  EXPECT_FALSE(visit.sees("If you print your answers"));
}

TEST(ReceiptWithAnswers, NothingIsKeptForAKioskThatGivesNoPaper) {
  auto council = doubles::demo_configuration();
  council.receipt.paper = false;
  EXPECT_EQ(kept(at_receipt_of(std::move(council))), 0U);
}

TEST(ReceiptWithAnswers, NothingIsKeptButWhatMayBePrinted) {
  const Visitor visit = at_receipt();
  const auto& answers = visit.state().visit.submission.printable.answers;
  std::vector<std::string> questions;
  for (const auto& each : answers) questions.push_back(each.question);
  EXPECT_EQ(questions, (std::vector<std::string>{"which-bin", "missed-on", "out-in-time", "tag", "kind-of-place"}));
}

TEST(ReceiptWithAnswers, TheAnswersAreForgottenWhenThePageIsLeft) {
  for (const char* way : {"finish", "home", "control.start-again"}) {
    Visitor visit = at_receipt();
    ASSERT_GT(kept(visit), 0U);
    visit.press_id(way);
    EXPECT_EQ(kept(visit), 0U) << way;
  }
}

TEST(ReceiptWithAnswers, TheAnswersAreForgottenOnceTheReceiptIsChosen) {
  for (const char* choice : {"receipt.qr", "receipt.none"}) {
    Visitor visit = at_receipt();
    visit.press_id(choice);
    EXPECT_EQ(kept(visit), 0U) << choice;
  }
  for (const auto outcome : {PrintOutcome::kPrinted, PrintOutcome::kFailed}) {
    Visitor visit = at_receipt();
    visit.press_id("receipt.answers");
    visit.answer_printed(outcome);
    EXPECT_EQ(kept(visit), 0U);
  }
}

TEST(ReceiptWithAnswers, TheAnswersStayWhileSomethingElseIsOpenOverThePage) {
  Visitor visit = at_receipt();
  visit.press_id("control.help");
  EXPECT_GT(kept(visit), 0U);
  visit.press_id("back");
  EXPECT_NE(visit.find("receipt.answers"), nullptr);
}

TEST(ReceiptWithAnswers, TheWipeCountsWhatIsKept) {
  Visitor visit = at_receipt();
  visit.press("Start again");
  EXPECT_EQ(visit.last<core::Wipe>()->held, kept(at_receipt()));
  EXPECT_EQ(kept(visit), 0U);
}

}  // namespace
}  // namespace waymark
