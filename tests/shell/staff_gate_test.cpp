// Who may open the staff menu: the real hashes, the real file, time moved.
#include "kiosk/shell/staff_gate.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "kiosk/shell/staff_desk.h"
#include "tests/doubles/fake_clock.h"

namespace waymark::shell {
namespace {

using core::PinOutcome;
using nlohmann::json;
using namespace std::chrono_literals;

const std::vector<core::StaffMember>& staff() {
  static const std::vector<core::StaffMember> both{{"101", *base::io::hash_password("482915")},
                                                   {"102", *base::io::hash_password("730264")}};
  return both;
}

class StaffGateTest : public testing::Test {
 protected:
  StaffGateTest() : folder_(std::filesystem::path(testing::TempDir()) / ("gate." + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~StaffGateTest() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "staff.json"; }
  // As after a restart.
  [[nodiscard]] StaffGate gate() { return StaffGate{file(), staff(), clock_}; }
  static PinOutcome tries(StaffGate& gate, const char* pin, const char* number = "101") {
    return gate.try_pin(number, base::Secret{pin}).outcome;
  }
  static void try_wrong(StaffGate& gate, int times) {
    for (int i = 0; i < times; ++i) static_cast<void>(tries(gate, "000001"));
  }

  std::filesystem::path folder_;
  doubles::FakeClock clock_;
};

TEST_F(StaffGateTest, OpensForANumberWithItsOwnPin) {
  StaffGate one = gate();
  EXPECT_EQ(tries(one, "482915"), PinOutcome::kRight);
  EXPECT_EQ(tries(one, "482915", "102"), PinOutcome::kWrong);
  EXPECT_EQ(tries(one, "730264", "102"), PinOutcome::kRight);
}

TEST_F(StaffGateTest, StaysShutForANumberThatNobodyHas) {
  StaffGate one = gate();
  EXPECT_EQ(tries(one, "482915", "999"), PinOutcome::kWrong);
  EXPECT_EQ(tries(one, "", "101"), PinOutcome::kWrong);
}

TEST_F(StaffGateTest, LocksAfterFiveWrongTriesForFiveMinutes) {
  StaffGate one = gate();
  try_wrong(one, 4);
  const auto fifth = one.try_pin("101", base::Secret{"000001"});
  EXPECT_EQ(fifth.outcome, PinOutcome::kLocked);
  EXPECT_TRUE(fifth.has_just_locked);
  clock_.advance(4min + 59s);
  EXPECT_EQ(tries(one, "482915"), PinOutcome::kLocked);
  clock_.advance(1s);
  EXPECT_EQ(tries(one, "482915"), PinOutcome::kRight);
}

TEST_F(StaffGateTest, TakesNoMoreThanTenGuessesInFiveMinutesHoweverManyAreTried) {
  StaffGate one = gate();
  int tried = 0;
  for (int second = 0; second < 300; ++second) {
    clock_.advance(1s);
    if (tries(one, "000001") == PinOutcome::kWrong) ++tried;
  }
  EXPECT_LE(tried, 10);
}

TEST_F(StaffGateTest, ARightPinForgetsTheWrongOnes) {
  StaffGate one = gate();
  try_wrong(one, 4);
  EXPECT_EQ(tries(one, "482915"), PinOutcome::kRight);
  EXPECT_EQ(one.try_pin("101", base::Secret{"000001"}).tries_left, 4);
}

TEST_F(StaffGateTest, ARestartWinsNoTries) {
  {
    StaffGate one = gate();
    try_wrong(one, 3);
  }
  StaffGate again = gate();
  EXPECT_EQ(again.try_pin("101", base::Secret{"000001"}).tries_left, 1);
}

TEST_F(StaffGateTest, ARestartWhileLockedIsLockedAllOverAgain) {
  {
    StaffGate one = gate();
    try_wrong(one, 5);
    clock_.advance(4min);
  }
  StaffGate again = gate();
  clock_.advance(2min);
  EXPECT_EQ(tries(again, "482915"), PinOutcome::kLocked);
  clock_.advance(3min);
  EXPECT_EQ(tries(again, "482915"), PinOutcome::kRight);
}

TEST_F(StaffGateTest, AFileThatCannotBeReadBeginsLocked) {
  ASSERT_TRUE(base::io::write_file_atomically(file(), "{\"wrong_tries\": \"none\"}"));
  StaffGate one = gate();
  EXPECT_EQ(tries(one, "482915"), PinOutcome::kLocked);
}

TEST_F(StaffGateTest, KeepsCardsAndOutOfServiceThroughARestart) {
  {
    StaffGate one = gate();
    ASSERT_TRUE(one.keep_card({"5ca1ab1e", "101"}));
    ASSERT_TRUE(one.keep_card({"5ca1ab1e", "102"}));
    ASSERT_TRUE(one.keep_out_of_service("S1"));
  }
  const StaffGate again = gate();
  ASSERT_EQ(again.cards().size(), 1U);  // a card is one person's
  EXPECT_EQ(again.cards().front().number, "102");
  EXPECT_EQ(again.out_of_service(), "S1");
}

TEST_F(StaffGateTest, KeepsNoPin) {
  StaffGate one = gate();
  static_cast<void>(tries(one, "482915"));
  static_cast<void>(tries(one, "482916"));
  const std::string kept = *base::io::read_file(file(), 65'536);
  EXPECT_EQ(kept.find("48291"), std::string::npos);
}

class StaffDeskTest : public StaffGateTest {
 protected:
  StaffDeskTest() : outbox_(std::move(*Outbox::open((folder_ / "outbox.db").string(), clock_))) {}
  StaffDesk desk(StaffGate& one) {
    return StaffDesk{one,
                     *outbox_,
                     clock_,
                     {[](const std::function<void()>& task) {
                        task();
                        return true;
                      },
                      [](const std::function<void(HubLink&)>&) { return true; },
                      [this](core::Event event) { events_.push_back(std::move(event)); }}};
  }
  std::unique_ptr<Outbox> outbox_;
  std::vector<core::Event> events_;
};

TEST_F(StaffDeskTest, TellsTheHubOnceWhenItLocks) {
  StaffGate one = gate();
  StaffDesk staff_desk = desk(one);
  for (int i = 0; i < 7; ++i) staff_desk.check({1, 2}, {"101", base::Secret{"000001"}});
  EXPECT_EQ(events_.size(), 7U);
  ASSERT_EQ(outbox_->counts()->notes, 1U);
  const Note note = **outbox_->next_note();
  EXPECT_EQ(note.kind, NoteKind::kStaffAct);
  const json body = json::parse(note.body);
  EXPECT_EQ(body["act"], "locked");
  EXPECT_FALSE(body.contains("staff"));
}

TEST_F(StaffDeskTest, KeepsWhatWasSignedUntilTheHubHasIt) {
  StaffGate one = gate();
  desk(one).report({"0190aaaa-0000-7000-8000-000000000001", "checked", "101", {{"camera", "broken"}}});
  const json body = json::parse((*outbox_->next_note())->body);
  EXPECT_EQ(body["staff"], "101");
  EXPECT_EQ(body["details"], (json{{"camera", "broken"}}));
}

TEST_F(StaffDeskTest, TellsWhatWaitsForTheHub) {
  StaffGate one = gate();
  StaffDesk staff_desk = desk(one);
  staff_desk.report({"0190aaaa-0000-7000-8000-000000000001", "restarted", "101", {}});
  staff_desk.tell_facts({4, 5});
  const auto& told = std::get<core::FactsTold>(events_.back());
  EXPECT_EQ(told.facts.waiting, 1U);
  EXPECT_FALSE(told.facts.software.empty());
}

}  // namespace
}  // namespace waymark::shell
