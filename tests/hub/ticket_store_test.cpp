#include <atomic>
#include <set>
#include <thread>

#include "provisioning/hub/ticket_numbers.h"
#include "tests/hub/store_stage.h"

namespace waymark::hub {
namespace {

using std::chrono::seconds;

class TicketStore : public StoreTest {
 protected:
  TicketOrder order(const std::string& service = "housing", const std::string& kiosk = "kiosk-1") {
    return {kiosk, "library", service, "2026-11-22", new_id()};
  }
  IssuedTicket issue(const TicketOrder& wanted) {
    auto issued = wait<IssuedTicket>([&](auto then) { store_->issue_ticket(wanted, then); });
    EXPECT_TRUE(issued.has_value());
    return issued.value_or(IssuedTicket{});
  }
  base::Result<Ticket> confirm(const TicketOrder& wanted) {
    return wait<Ticket>([&](auto then) { store_->confirm_ticket(wanted.kiosk_id, wanted.request_id, then); });
  }
  base::Result<Ticket> make_void(const TicketOrder& wanted) {
    return wait<Ticket>([&](auto then) { store_->void_ticket(wanted.kiosk_id, wanted.request_id, "cancelled", then); });
  }
  Ticket waiting() {
    const TicketOrder wanted = order();
    issue(wanted);
    return confirm(wanted).value_or(Ticket{});
  }
  std::optional<Ticket> call() {
    auto called = wait<std::optional<Ticket>>(
        [&](auto then) { store_->call_next("library", "housing", "2026-11-22", "3", "morag", then); });
    EXPECT_TRUE(called.has_value());
    return called.value_or(std::nullopt);
  }
  int void_late() {
    return wait<int>([&](auto then) { store_->void_unconfirmed(clock_.wall() - seconds{60}, then); }).value_or(-1);
  }
  Lease lease(const std::string& kiosk = "kiosk-1", const std::string& exhausted = {}) {
    auto lent = wait<Lease>([&](auto then) {
      store_->lease({kiosk, "library", "housing", "2026-11-22", exhausted, new_id()}, then);
    });
    EXPECT_TRUE(lent.has_value());
    return lent.value_or(Lease{});
  }
  std::string reconcile(const LeasedTicket& shown, const std::string& kiosk = "kiosk-1") {
    auto done = wait<std::vector<LeasedOutcome>>([&](auto then) { store_->reconcile(kiosk, {shown}, then); });
    return done && done->size() == 1 ? done->front().outcome : "failed";
  }
};

TEST_F(TicketStore, NumbersAreDenseForEachServiceAndStartAnewOnAnotherDay) {
  EXPECT_EQ(issue(order()).ticket.number, 1);
  EXPECT_EQ(issue(order()).ticket.number, 2);
  EXPECT_EQ(issue(order("council-tax")).ticket.number, 1);
  TicketOrder tomorrow = order();
  tomorrow.day = "2026-11-23";
  EXPECT_EQ(issue(tomorrow).ticket.number, 1);
  EXPECT_EQ(issue(order()).ticket.number, 3);
}

TEST_F(TicketStore, TheSameRequestIsAnsweredWithTheSameNumber) {
  const TicketOrder wanted = order();
  const IssuedTicket first = issue(wanted);
  const IssuedTicket again = issue(wanted);
  EXPECT_TRUE(first.fresh);
  EXPECT_FALSE(again.fresh);
  EXPECT_EQ(again.ticket.ticket_id, first.ticket.ticket_id);
  EXPECT_EQ(issue(order()).ticket.number, 2);
}

TEST_F(TicketStore, ARequestOfAnotherKioskIsNotAnswered) {
  TicketOrder wanted = order();
  issue(wanted);
  wanted.kiosk_id = "kiosk-2";
  const auto issued = wait<IssuedTicket>([&](auto then) { store_->issue_ticket(wanted, then); });
  ASSERT_FALSE(issued.has_value());
  EXPECT_EQ(issued.error().code, base::ErrorCode::kConflict);
  EXPECT_FALSE(confirm(wanted).has_value());
}

TEST_F(TicketStore, NumbersGoOnAfterARestart) {
  const TicketOrder wanted = order();
  issue(wanted);
  reopen();
  EXPECT_EQ(issue(wanted).ticket.number, 1);
  EXPECT_EQ(issue(order()).ticket.number, 2);
}

TEST_F(TicketStore, ManyAtOnceGetEveryNumberOnce) {
  constexpr int kEach = 200;
  std::mutex mutex;
  std::set<std::int64_t> numbers;
  std::atomic<int> failed{0};
  std::vector<std::thread> customers;
  for (int kiosk = 0; kiosk < 4; ++kiosk) {
    customers.emplace_back([&, kiosk] {
      for (int i = 0; i < kEach; ++i) {
        TicketOrder wanted{"kiosk-" + std::to_string(kiosk), "library", "housing", "2026-11-22",
                           base::make_uuid_v7(clock_.wall(), base::io::random_16())};
        store_->issue_ticket(wanted, [&](base::Result<IssuedTicket> issued) {
          const std::lock_guard lock(mutex);
          if (!issued || !numbers.insert(issued->ticket.number).second) ++failed;
        });
      }
    });
  }
  for (auto& customer : customers) customer.join();
  for (int i = 0; i < 4 * kEach; ++i) ASSERT_TRUE(mailbox_.run_one());
  EXPECT_EQ(failed, 0);
  ASSERT_EQ(numbers.size(), 4U * kEach);
  EXPECT_EQ(*numbers.begin(), 1);
  EXPECT_EQ(*numbers.rbegin(), dense_number(4 * kEach));
}

TEST_F(TicketStore, OnlyAConfirmedTicketIsCalled) {
  const TicketOrder first = order();
  const TicketOrder second = order();
  issue(first);
  issue(second);
  EXPECT_FALSE(call().has_value());
  ASSERT_TRUE(confirm(second).has_value());
  const auto called = call();
  ASSERT_TRUE(called.has_value());
  EXPECT_EQ(called->number, 2);
  EXPECT_EQ(called->desk, "3");
  EXPECT_FALSE(call().has_value());
}

TEST_F(TicketStore, WhoeverCameFirstIsCalledFirst) {
  for (int i = 0; i < 3; ++i) {
    static_cast<void>(waiting());
    clock_.advance(seconds{1});
  }
  for (std::int64_t number = 1; number <= 3; ++number) EXPECT_EQ(call()->number, number);
}

TEST_F(TicketStore, UnconfirmedForAMinuteItIsVoid) {
  const TicketOrder wanted = order();
  issue(wanted);
  clock_.advance(seconds{60});
  EXPECT_EQ(void_late(), 0);
  clock_.advance(seconds{1});
  EXPECT_EQ(void_late(), 1);
  EXPECT_FALSE(call().has_value());
  EXPECT_EQ(issue(order()).ticket.number, 2);
}

TEST_F(TicketStore, AConfirmationThatWasLateOnTheWayBringsTheTicketBackToItsPlace) {
  const TicketOrder early = order();
  issue(early);
  clock_.advance(seconds{61});
  ASSERT_EQ(void_late(), 1);
  static_cast<void>(waiting());
  const auto back = confirm(early);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->state, TicketState::kWaiting);
  EXPECT_EQ(call()->number, 1);
}

TEST_F(TicketStore, AVoidedTicketStaysVoid) {
  const TicketOrder wanted = order();
  issue(wanted);
  ASSERT_TRUE(make_void(wanted).has_value());
  const auto confirmed = confirm(wanted);
  ASSERT_FALSE(confirmed.has_value());
  EXPECT_EQ(confirmed.error().code, base::ErrorCode::kConflict);
}

TEST_F(TicketStore, HowManyAreAheadSurvivesARestart) {
  static_cast<void>(waiting());
  static_cast<void>(waiting());
  EXPECT_EQ(issue(order()).ahead, 2);
  static_cast<void>(call());
  reopen();
  const IssuedTicket next = issue(order());
  EXPECT_EQ(next.ahead, 1);
  EXPECT_EQ(next.called, 1);
}

TEST_F(TicketStore, ServedOnceAndOnlyAfterTheCall) {
  const Ticket ticket = waiting();
  const auto finish = [&](Store::Outcome outcome) {
    return wait<Ticket>([&](auto then) { store_->finish_ticket(ticket.ticket_id, outcome, "morag", then); });
  };
  EXPECT_EQ(finish(Store::Outcome::kServed).error().code, base::ErrorCode::kConflict);
  static_cast<void>(call());
  clock_.advance(seconds{90});
  EXPECT_EQ(finish(Store::Outcome::kServed)->state, TicketState::kServed);
  EXPECT_EQ(finish(Store::Outcome::kServed)->state, TicketState::kServed);
  EXPECT_EQ(finish(Store::Outcome::kNoShow).error().code, base::ErrorCode::kConflict);
  const auto times = wait<ServiceTimes>([&](auto then) { store_->service_times("library", "housing", then); });
  EXPECT_EQ(times->count, 1);
  EXPECT_DOUBLE_EQ(times->mean, 90);
}

TEST_F(TicketStore, BlocksOfTwoKiosksDoNotOverlapAndAreKeptUntilTheyAreUsedUp) {
  const Lease one = lease("kiosk-1");
  EXPECT_EQ(lease("kiosk-1").lease_id, one.lease_id);
  const Lease other = lease("kiosk-2");
  EXPECT_NE(other.block, one.block);
  const Lease next = lease("kiosk-1", one.lease_id);
  EXPECT_NE(next.lease_id, one.lease_id);
  EXPECT_EQ(std::set<std::int64_t>({one.block, other.block, next.block}).size(), 3U);
}

TEST_F(TicketStore, TheNumberThatWasShownWins) {
  const Lease lent = lease();
  const TicketOrder wanted = order();
  const Ticket online = issue(wanted).ticket;  // the answer never reached the kiosk
  const NumberBlock block = leased_block(lent.block);
  const LeasedTicket shown{wanted.request_id, lent.lease_id, block.first, now(), TicketState::kWaiting};
  EXPECT_EQ(reconcile(shown), "accepted");
  EXPECT_EQ(reconcile(shown), "duplicate");
  EXPECT_EQ(figure("SELECT state FROM ticket WHERE ticket_id = " + std::to_string(online.ticket_id)), 5);
  const auto called = call();
  ASSERT_TRUE(called.has_value());
  EXPECT_EQ(called->number, block.first);
  EXPECT_FALSE(call().has_value());
  // Asked for again online, it is still that number.
  EXPECT_EQ(issue(wanted).ticket.number, block.first);
}

TEST_F(TicketStore, ALeasedTicketWaitsFromWhenItWasShown) {
  const Lease lent = lease();
  const NumberBlock block = leased_block(lent.block);
  const std::int64_t shown_at = now();
  clock_.advance(seconds{600});
  static_cast<void>(waiting());
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.first, shown_at, TicketState::kWaiting}), "accepted");
  EXPECT_EQ(call()->number, block.first);
}

TEST_F(TicketStore, ANumberOutsideTheBlockOrOfAnotherKioskIsRejected) {
  const Lease lent = lease();
  const NumberBlock block = leased_block(lent.block);
  const std::int64_t at = now();
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.last + 1, at, TicketState::kWaiting}), "rejected");
  EXPECT_EQ(reconcile({new_id(), "nothing", block.first, at, TicketState::kWaiting}), "rejected");
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.first, at, TicketState::kWaiting}, "kiosk-2"), "rejected");
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.first, at, TicketState::kWaiting}), "accepted");
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.first, at, TicketState::kWaiting}), "rejected");
}

TEST_F(TicketStore, ALeasedTicketThatWasGivenUpDoesNotWait) {
  const Lease lent = lease();
  const NumberBlock block = leased_block(lent.block);
  EXPECT_EQ(reconcile({new_id(), lent.lease_id, block.first, now(), TicketState::kVoid}), "accepted");
  EXPECT_FALSE(call().has_value());
}

TEST_F(TicketStore, RollupsCountWhatWaitedAndForHowLong) {
  static_cast<void>(waiting());
  const TicketOrder given_up = order();
  issue(given_up);
  static_cast<void>(confirm(given_up));
  static_cast<void>(make_void(given_up));
  clock_.advance(seconds{100});
  static_cast<void>(call());
  const auto rows = wait<std::vector<RollupRow>>([&](auto then) { store_->rollups("2026-11-22", "2026-11-22", then); });
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : *rows) counts[row.measure + "/" + row.subject + "/" + row.part] = row.count;
  EXPECT_EQ(counts["ticket/housing/"], 1);
  EXPECT_EQ(counts["wait/housing/6"], 1);  // 100 s in steps of 15
}

TEST(TicketNumbers, DenseOnesSkipTheBlocksThatAreLent) {
  EXPECT_EQ(dense_number(1), 1);
  EXPECT_EQ(dense_number(799), 799);
  EXPECT_EQ(dense_number(800), 1001);
  std::set<std::int64_t> lent;
  for (std::int64_t block = 0; block < 50; ++block) {
    const NumberBlock numbers = leased_block(block);
    for (std::int64_t number = numbers.first; number <= numbers.last; ++number) EXPECT_TRUE(lent.insert(number).second);
  }
  for (std::int64_t n = 1; n <= 3000; ++n) {
    EXPECT_EQ(dense_index(dense_number(n)), n);
    EXPECT_FALSE(lent.contains(dense_number(n))) << n;
  }
}

TEST(TicketNumbers, AreShownWithThreeDigitsAtLeast) {
  EXPECT_EQ(ticket_display("B", 7), "B007");
  EXPECT_EQ(ticket_display("CT", 1001), "CT1001");
}

}  // namespace
}  // namespace waymark::hub
