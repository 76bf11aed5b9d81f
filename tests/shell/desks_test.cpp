// The desks between the heart and the world: who answers first, and that everybody answers once.
#include <gtest/gtest.h>
#include <unistd.h>

#include <deque>
#include <filesystem>

#include "kiosk/shell/backoff.h"
#include "kiosk/shell/mirror_input.h"
#include "kiosk/shell/ticket_desk.h"
#include "kiosk/shell/wipe_round.h"
#include "tests/doubles/fake_clock.h"

namespace waymark::shell {
namespace {

class TicketDeskTest : public testing::Test {
 protected:
  TicketDeskTest() : folder_(std::filesystem::path(testing::TempDir()) / ("desk." + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    outbox_ = std::move(*Outbox::open((folder_ / "outbox.db").string(), clock_));
  }
  ~TicketDeskTest() override { std::filesystem::remove_all(folder_); }
  TicketDesk desk() {
    return TicketDesk{
        *outbox_,
        clock_,
        {[this](const std::function<void(HubLink&)>&) { return link_has_room_; },
         [](const std::function<void()>& task) {
           task();
           return true;
         },
         [this](std::chrono::milliseconds, std::function<void()> task) { later_.push_back(std::move(task)); },
         [this](core::Event event) { events_.push_back(std::move(event)); }}};
  }
  void lease() {
    ASSERT_TRUE(outbox_->add_lease({"l1", "housing", "H", 800, 809, clock_.wall() + std::chrono::hours{1}, 6, 11}));
  }
  doubles::FakeClock clock_;
  std::filesystem::path folder_;
  std::unique_ptr<Outbox> outbox_;
  std::vector<core::Event> events_;
  std::deque<std::function<void()>> later_;
  bool link_has_room_ = true;
};

TEST_F(TicketDeskTest, AtTheDeadlineALeasedNumberIsGivenOnce) {
  lease();
  TicketDesk tickets = desk();
  tickets.issue({3, 9}, {"r1", "housing"});
  EXPECT_TRUE(events_.empty());
  ASSERT_EQ(later_.size(), 1U);
  later_.front()();
  later_.front()();
  ASSERT_EQ(events_.size(), 1U);
  const auto& ticket = std::get<core::TicketIssued>(events_.front());
  EXPECT_EQ(ticket.display, "H800");
  EXPECT_TRUE(ticket.leased);
  EXPECT_EQ(ticket.tag, (core::Tag{3, 9}));
}

TEST_F(TicketDeskTest, ALinkWithoutRoomMeansTheLeasedNumberAtOnce) {
  lease();
  link_has_room_ = false;
  TicketDesk tickets = desk();
  tickets.issue({1, 1}, {"r1", "housing"});
  ASSERT_EQ(events_.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<core::TicketIssued>(events_.front()));
}

TEST_F(TicketDeskTest, WithoutABlockThereIsNoTicketAndTheCustomerIsTold) {
  TicketDesk tickets = desk();
  tickets.issue({1, 1}, {"r1", "housing"});
  later_.front()();
  EXPECT_TRUE(std::holds_alternative<core::TicketUnavailable>(events_.front()));
}

TEST(TicketDisplay, HasAtLeastThreeDigits) {
  EXPECT_EQ(ticket_display("C", 7), "C007");
  EXPECT_EQ(ticket_display("C", 1234), "C1234");
}

TEST(WipeRound, ReportsOnceWhenTheLastOwnerHasAnswered) {
  std::vector<core::Wiped> reports;
  WipeRound round;
  round.begin({5, 6}, {"heart", "painter", "devices"},
              [&](core::Wiped report) { reports.push_back(std::move(report)); });
  round.cleared("devices", {true, 0});
  round.cleared("heart", {true, 0});
  round.cleared("heart", {true, 0});
  EXPECT_TRUE(reports.empty());
  round.cleared("painter", {false, 0});
  round.cleared("painter", {true, 0});
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].tag, (core::Tag{5, 6}));
  EXPECT_EQ(reports[0].report.owners[1].name, "painter");
  EXPECT_FALSE(reports[0].report.owners[1].cleared);
}

TEST(WipeRound, AnOwnerThatCannotBeAskedCountsAsNotCleared) {
  std::vector<core::Wiped> reports;
  WipeRound round;
  round.begin({1, 1}, {"heart", "mirror"}, [&](core::Wiped report) { reports.push_back(std::move(report)); });
  round.cleared("heart", {true, 0});
  round.give_up();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_TRUE(reports[0].report.owners[0].cleared);
  EXPECT_FALSE(reports[0].report.owners[1].cleared);
}

TEST(MirrorInput, KnowsItsKindsAndNothingElse) {
  EXPECT_EQ(std::get<core::Activate>(*mirror_input(R"({"event":"activate","node":"start"})")).node, "start");
  EXPECT_TRUE(std::holds_alternative<core::StaffCalled>(*mirror_input(R"({"event":"staff"})")));
  EXPECT_EQ(std::get<core::TextTyped>(*mirror_input(R"({"event":"text","text":"é"})")).utf8.reveal(), "é");
  EXPECT_EQ(std::get<core::NavKey>(*mirror_input(R"({"event":"key","key":"delete_back"})")).key,
            core::Key::kDeleteBack);
  EXPECT_EQ(std::get<core::CaretSet>(*mirror_input(R"({"event":"caret","node":"field.a","grapheme":3})")).grapheme, 3U);
  EXPECT_EQ(std::get<core::LongPress>(*mirror_input(R"({"event":"long_press","node":"key.e"})")).node, "key.e");
  for (const char* bad : {"", "[]", "{}", R"({"event":"activate"})", R"({"event":"key","key":"f12"})",
                          R"({"event":"wipe"})", R"({"event":"text","text":7})",
                          R"({"event":"caret","node":"a","grapheme":-1})", "{\"event\":\"activate\",\"node\":"}) {
    EXPECT_FALSE(mirror_input(bad)) << bad;
  }
  EXPECT_FALSE(mirror_input(R"({"event":"text","text":")" + std::string(401, 'a') + "\"}"));
}

TEST(Backoff, DoublesToItsCeilingAndIsSpreadOverAllOfIt) {
  Backoff backoff{{std::chrono::milliseconds{1'000}, std::chrono::milliseconds{5'000}}};
  for (const int top : {1'000, 2'000, 4'000, 5'000, 5'000}) {
    Backoff same = backoff;
    EXPECT_EQ(backoff.next(static_cast<std::uint64_t>(top)).count(), top);
    EXPECT_EQ(same.next(static_cast<std::uint64_t>(top) + 1).count(), 0);
  }
  backoff.reset();
  EXPECT_LE(backoff.next(~0ULL).count(), 1'000);
}

}  // namespace
}  // namespace waymark::shell
