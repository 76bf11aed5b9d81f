#include <gtest/gtest.h>

#include "provisioning/protocol/print_document.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using core::PrintOutcome;
using doubles::Visitor;
using namespace std::chrono_literals;

Visitor with_number(bool printer) {
  Visitor visit;
  visit.online();
  if (printer) visit.printer();
  visit.begin();
  visit.press("Get a number");
  visit.press("Council Tax");
  visit.answer_ticket("C042");
  return visit;
}

TEST(Ticket, WaitsInTheQueueOnceItIsOnPaper) {
  Visitor visit = with_number(true);
  EXPECT_EQ(visit.count<core::ConfirmTicket>(), 0u);
  const auto* print = visit.last<core::Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->privacy, core::PrintPrivacy::kPlain);
  visit.answer_printed();
  ASSERT_EQ(visit.count<core::ConfirmTicket>(), 1u);
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kPrinted);
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->request_id, visit.last<core::IssueTicket>()->request_id);
}

TEST(Ticket, SaysTheNumberAndTheWait) {
  Visitor visit = with_number(true);
  EXPECT_EQ(visit.at("ticket").value, "C042");
  EXPECT_EQ(visit.at("ticket").description, "2 people are ahead of you. About 6 minutes, up to 11.");
}

TEST(Ticket, OnPaperSaysTheSameInTheCustomersLanguage) {
  Visitor visit;
  visit.printer();
  visit.begin("ar");
  visit.press_id("home.get-a-number");
  visit.press_id("queue.housing");
  visit.answer_ticket("H007");
  const auto& paper = *visit.last<core::Print>()->document;
  bool number = false;
  for (const auto& block : paper.blocks) {
    const auto* text = std::get_if<protocol::PrintText>(&block);
    if (text == nullptr) continue;
    EXPECT_EQ(text->language, "ar");
    EXPECT_EQ(text->direction, protocol::PrintDirection::kRightToLeft);
    number = number || (text->text == "H007" && text->size == protocol::PrintSize::kHuge);
  }
  EXPECT_TRUE(number);
  EXPECT_TRUE(protocol::check(paper).has_value());
}

TEST(Ticket, WhenPaperFailsTheNumberStaysUntilItIsWrittenDown) {
  Visitor visit = with_number(true);
  visit.answer_printed(PrintOutcome::kFailed);
  EXPECT_EQ(visit.at("ticket").value, "C042");
  EXPECT_EQ(visit.find("finish"), nullptr) << "nobody leaves without the number by mistake";
  EXPECT_EQ(visit.count<core::ConfirmTicket>(), 0u);
  visit.wait(30s);
  visit.press("I have written it down");
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kShown);
  EXPECT_NE(visit.find("finish"), nullptr);
}

TEST(Ticket, WithoutAPrinterItIsWrittenDown) {
  Visitor visit = with_number(false);
  EXPECT_EQ(visit.count<core::Print>(), 0u);
  visit.press("I have written it down");
  EXPECT_EQ(visit.count<core::ConfirmTicket>(), 1u);
}

TEST(Ticket, StaysOnTheScreenAsLongAsItsOwnerNeedsToWriteItDown) {
  Visitor visit = with_number(false);
  for (int i = 0; i < 5; ++i) {
    visit.wait(80s);
    visit.send(core::Presence{});
  }
  EXPECT_EQ(visit.at("ticket").value, "C042");
  EXPECT_EQ(visit.at("ticket").emphasis, view::Emphasis::kPrimary) << "it fills the screen";
  visit.press("I have written it down");
  EXPECT_NE(visit.at("ticket").emphasis, view::Emphasis::kPrimary);
  EXPECT_EQ(visit.count<core::VoidTicket>(), 0u);
}

TEST(Ticket, ThatNobodyWroteDownIsVoidWhenNobodyIsThere) {
  Visitor visit = with_number(false);
  visit.wait(120s);
  EXPECT_EQ(visit.screen(), "goodbye");
  ASSERT_EQ(visit.count<core::VoidTicket>(), 1u);
}

TEST(Ticket, WithoutPaperWhenItIsNotWanted) {
  Visitor visit;
  visit.printer();
  visit.begin();
  visit.press("Get a number");
  EXPECT_TRUE(visit.at("ticket.on-paper").selected);
  visit.press("Print my number on paper");
  visit.press("Council Tax");
  visit.answer_ticket("C042");
  EXPECT_EQ(visit.count<core::Print>(), 0u);
  visit.press("I have written it down");
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kShown);
}

TEST(Ticket, SaysWhatIsGoingOnWhenANumberTakesLong) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  EXPECT_FALSE(visit.sees("This takes a few seconds"));
  visit.wait(2s);
  EXPECT_TRUE(visit.sees("This takes a few seconds"));
  visit.wait(8s);
  EXPECT_TRUE(visit.sees("This takes longer than usual"));
}

TEST(Ticket, APrinterThatSaysNothingIsAFailureWithinSeconds) {
  Visitor visit = with_number(true);
  visit.wait(15s);
  EXPECT_EQ(visit.count<core::CancelPrint>(), 1u);
  EXPECT_NE(visit.find("ticket.written-down"), nullptr);
}

TEST(Ticket, LateGoodNewsFromThePrinterStillCounts) {
  Visitor visit = with_number(true);
  visit.wait(15s);
  visit.answer_printed();
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kPrinted);
}

TEST(Ticket, WhoeverLeavesBeforeItIsConfirmedLeavesNoGhost) {
  Visitor visit = with_number(false);
  visit.press("Start again");
  ASSERT_EQ(visit.count<core::VoidTicket>(), 1u);
  EXPECT_EQ(visit.last<core::VoidTicket>()->reason, core::VoidReason::kVisitEnded);
}

TEST(Ticket, AConfirmedOneStaysInTheQueueWhenItsOwnerGoes) {
  Visitor visit = with_number(false);
  visit.press("I have written it down");
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::VoidTicket>(), 0u);
}

TEST(Ticket, AskedForButNotYetIssuedItIsVoidedToo) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::VoidTicket>(), 1u) << "the hub may have issued it already";
}

TEST(Ticket, WhenNoneCanBeHadThereAreOtherWays) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_no_ticket();
  EXPECT_EQ(visit.screen(), "no_ticket");
  EXPECT_TRUE(visit.sees("01632 960123"));
  visit.press("Try again");
  EXPECT_EQ(visit.screen(), "ticket_waiting");
}

TEST(Ticket, NoAnswerFromAnywhereIsNotADeadEnd) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.wait(15s);
  EXPECT_EQ(visit.screen(), "no_ticket");
  visit.answer_ticket("H001");  // too late: it has been given up and is void
  EXPECT_EQ(visit.screen(), "no_ticket");
}

TEST(Ticket, EverybodyHasOnePlaceInLine) {
  Visitor visit = with_number(false);
  visit.press("I have written it down");
  visit.press("Do something else");
  visit.press("Get a number");
  EXPECT_EQ(visit.screen(), "ticket");
  EXPECT_EQ(visit.count<core::IssueTicket>(), 1u);
}

TEST(Ticket, IsShownBesideTheFirstScreenOnlyToItsOwner) {
  Visitor visit = with_number(false);
  visit.press("I have written it down");
  visit.press("Do something else");
  EXPECT_EQ(visit.at("ticket").value, "C042");
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  EXPECT_EQ(visit.find("ticket"), nullptr);
}

TEST(Ticket, ALeasedNumberPromisesNoWait) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.send(core::TicketIssued{visit.tag_of_last<core::IssueTicket>(), "H901", 901, 0, 0, 0, true});
  EXPECT_EQ(visit.at("ticket").description, "We cannot say how long the wait is.");
}

TEST(Ticket, ForAFreeDeskIsCalledAtAnyMoment) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H001", 0, 0, 0);
  EXPECT_EQ(visit.at("ticket").description, "You can be called at any moment.");
}

constexpr const char* kFollow = "https://queue.council.example/ticket#0123456789abcdef0123456789abcdef";

Visitor with_number_to_follow(bool printer) {
  Visitor visit;
  visit.online();
  if (printer) visit.printer();
  visit.begin();
  visit.press("Get a number");
  visit.press("Council Tax");
  visit.answer_ticket_to_follow("C042", kFollow);
  return visit;
}

TEST(TicketOnAPhone, IsAskedForInTheCustomersLanguage) {
  Visitor visit;
  visit.begin("ar");
  visit.press_id("home.get-a-number");
  visit.press_id("queue.housing");
  EXPECT_EQ(visit.last<core::IssueTicket>()->language, "ar");
}

TEST(TicketOnAPhone, HasACodeOnTheGlassWithWords) {
  Visitor visit = with_number_to_follow(false);
  EXPECT_EQ(visit.at("ticket.follow").role, view::Role::kQrCode);
  EXPECT_EQ(visit.at("ticket.follow").name, "Scan this to follow your number on your phone");
  EXPECT_EQ(visit.at("ticket.follow").value, kFollow);
}

TEST(TicketOnAPhone, IsTheOwnersAlone) {
  Visitor visit = with_number_to_follow(false);
  EXPECT_EQ(visit.at("ticket.follow").privacy, view::Privacy::kPrivate);
}

TEST(TicketOnAPhone, HasTheCodeOnThePaperTooWhichIsSealedUntilItIsPrinted) {
  Visitor visit = with_number_to_follow(true);
  const auto* print = visit.last<core::Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->privacy, core::PrintPrivacy::kPersonal);
  int codes = 0;
  for (const auto& block : print->document->blocks) {
    const auto* code = std::get_if<protocol::PrintQr>(&block);
    if (code == nullptr) continue;
    ++codes;
    EXPECT_EQ(code->data, kFollow);
    EXPECT_EQ(code->caption, "Scan this to follow your number on your phone");
  }
  EXPECT_EQ(codes, 1);
}

TEST(TicketOnAPhone, StaysOnTheGlassUntilItsOwnerSaysThatItIsScanned) {
  Visitor visit = with_number_to_follow(false);
  EXPECT_EQ(visit.find("finish"), nullptr);
  EXPECT_NE(visit.find("ticket.written-down"), nullptr);
  visit.press("I have scanned it");
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kFollowed);
  EXPECT_TRUE(visit.sees("Your phone has your number. Keep its page open"));
  EXPECT_NE(visit.find("finish"), nullptr);
}

TEST(TicketOnAPhone, CanStillBeWrittenDown) {
  Visitor visit = with_number_to_follow(false);
  visit.press("I have written it down");
  EXPECT_EQ(visit.last<core::ConfirmTicket>()->proof, core::TicketProof::kShown);
}

TEST(TicketOnAPhone, IsNotOfferedWhereTheHubGaveNoCode) {
  Visitor visit = with_number(false);
  EXPECT_EQ(visit.find("ticket.follow"), nullptr);
  EXPECT_EQ(visit.find("ticket.followed"), nullptr);
}

TEST(TicketOnAPhone, GoesWithTheWipe) {
  Visitor visit = with_number_to_follow(false);
  visit.press("I have scanned it");
  visit.press("Start again");
  EXPECT_TRUE(visit.state().visit.ticket.follow.empty());
}

}  // namespace
}  // namespace waymark
