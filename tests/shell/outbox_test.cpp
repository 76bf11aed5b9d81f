#include "kiosk/shell/outbox.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/doubles/fake_clock.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

class OutboxTest : public testing::Test {
 protected:
  OutboxTest() : folder_(std::filesystem::path(testing::TempDir()) / ("outbox." + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~OutboxTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Outbox> open(OutboxLimits limits = {}) {
    auto opened = Outbox::open(path(), clock_, limits);
    EXPECT_TRUE(opened) << to_string(opened.error());
    return std::move(*opened);
  }
  [[nodiscard]] std::string path() const { return (folder_ / "outbox.db").string(); }
  static std::vector<std::string> events(int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.push_back(R"({"name":"page.shown","n":)" + std::to_string(i) + "}");
    return out;
  }
  static SealedSubmission submission(const std::string& id) {
    return {id,           "7K3M-9QTX-R",
            "missed-bin", "3",
            "gd",         std::string("\0\xFFsealed", 8),
            "00112233",   base::WallTime{std::chrono::milliseconds{17}}};
  }
  Lease lease(const std::string& id, int first, int last) {
    return {id, "council-tax", "C", first, last, clock_.wall() + std::chrono::hours{8}, 6, 11};
  }
  std::vector<std::uint64_t> seqs(Outbox& outbox) {
    std::vector<std::uint64_t> out;
    const auto lines = outbox.usage(10'000);
    for (const UsageLine& line : *lines) out.push_back(line.seq);
    return out;
  }

  doubles::FakeClock clock_;
  std::filesystem::path folder_;
};

TEST_F(OutboxTest, UsageIsNumberedWithoutHolesAcrossRestartsAndDeletions) {
  std::string stream;
  {
    auto outbox = open();
    stream = outbox->stream_id();
    ASSERT_TRUE(outbox->add_usage(events(3)));
    ASSERT_TRUE(outbox->forget_usage(3));
  }
  auto outbox = open();
  EXPECT_EQ(outbox->stream_id(), stream);
  ASSERT_TRUE(outbox->add_usage(events(2)));
  EXPECT_EQ(seqs(*outbox), (std::vector<std::uint64_t>{4, 5}));
}

TEST_F(OutboxTest, AFullOutboxShedsTheOldestUsageAndSaysHowMuch) {
  auto outbox = open({100, 10});
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(outbox->add_usage(events(25)));
  const auto lines = *outbox->usage(1'000);
  EXPECT_LE(lines.size(), 100U);
  EXPECT_GT(lines.front().seq, 1U);
  std::vector<json> gaps;
  for (const UsageLine& line : lines) {
    if (line.json.find("outbox.gap") != std::string::npos) gaps.push_back(json::parse(line.json));
  }
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0]["fields"]["from_seq"], 1);
  EXPECT_EQ(gaps[0]["fields"]["to_seq"], lines.front().seq - 1);
  EXPECT_EQ(gaps[0]["fields"]["count"], lines.front().seq - 1);
}

TEST_F(OutboxTest, OneEventThatTheHubRefusesDoesNotHoldUpTheRest) {
  auto outbox = open();
  ASSERT_TRUE(outbox->add_usage(events(3)));
  ASSERT_TRUE(outbox->quarantine_usage(2, "unknown name"));
  EXPECT_EQ(seqs(*outbox), (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(outbox->counts()->quarantined, 1U);
}

TEST_F(OutboxTest, ASubmissionStaysUntilItIsForgottenAndIsKeptOnce) {
  {
    auto outbox = open();
    ASSERT_TRUE(outbox->add_submission(submission("a")));
    ASSERT_TRUE(outbox->add_submission(submission("a")));
    ASSERT_TRUE(outbox->add_submission(submission("b")));
  }
  auto outbox = open();
  EXPECT_EQ(**outbox->next_submission(), submission("a"));
  ASSERT_TRUE(outbox->forget_submission("a"));
  EXPECT_EQ((*outbox->next_submission())->submission_id, "b");
  ASSERT_TRUE(outbox->quarantine_submission("b", "refused"));
  EXPECT_FALSE(outbox->next_submission()->has_value());
}

TEST_F(OutboxTest, TooManySubmissionsAreRefusedNotDropped) {
  auto outbox = open({100, 2});
  ASSERT_TRUE(outbox->add_submission(submission("a")));
  ASSERT_TRUE(outbox->add_submission(submission("b")));
  EXPECT_EQ(outbox->add_submission(submission("c")).error().code, base::ErrorCode::kConflict);
  EXPECT_EQ((*outbox->next_submission())->submission_id, "a");
}

TEST_F(OutboxTest, LeasedNumbersAreGivenOnceEachAndTheSameAgainToTheSameRequest) {
  auto outbox = open();
  ASSERT_TRUE(outbox->add_lease(lease("l1", 901, 902)));
  EXPECT_EQ(outbox->take_number("council-tax", "r1", clock_.wall())->number, 901);
  EXPECT_EQ(outbox->take_number("council-tax", "r1", clock_.wall())->number, 901);
  EXPECT_EQ(outbox->take_number("council-tax", "r2", clock_.wall())->number, 902);
  EXPECT_EQ(outbox->take_number("council-tax", "r3", clock_.wall()).error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(outbox->take_number("parking", "r4", clock_.wall()).error().code, base::ErrorCode::kNotFound);
  // The hub gives the open block again: what was given out stays given out.
  ASSERT_TRUE(outbox->add_lease(lease("l1", 901, 902)));
  EXPECT_EQ((*outbox->lease("council-tax"))->left, 0);
  ASSERT_TRUE(outbox->add_lease(lease("l2", 903, 910)));
  EXPECT_EQ(outbox->take_number("council-tax", "r3", clock_.wall())->number, 903);
}

TEST_F(OutboxTest, YesterdaysBlockIsWorthless) {
  auto outbox = open();
  ASSERT_TRUE(outbox->add_lease(lease("l1", 901, 910)));
  clock_.advance(std::chrono::hours{9});
  EXPECT_EQ(outbox->take_number("council-tax", "r1", clock_.wall()).error().code, base::ErrorCode::kNotFound);
}

TEST_F(OutboxTest, TheEndOfATicketNamesItsLeaseOnlyWhenItHadOne) {
  auto outbox = open();
  ASSERT_TRUE(outbox->add_lease(lease("l1", 901, 910)));
  ASSERT_TRUE(outbox->take_number("council-tax", "leased", clock_.wall()));
  ASSERT_TRUE(outbox->end_ticket("leased", TicketEnd::kPrinted));
  ASSERT_TRUE(outbox->end_ticket("online", TicketEnd::kShown));
  ASSERT_TRUE(outbox->end_ticket("online", TicketEnd::kShown));
  ASSERT_TRUE(outbox->end_ticket("gone", TicketEnd::kCancelled));
  const Note leased = **outbox->next_note();
  EXPECT_EQ(leased.kind, NoteKind::kLeasedTicket);
  EXPECT_EQ(json::parse(leased.body)["number"], 901);
  EXPECT_EQ(json::parse(leased.body)["state"], "waiting");
  ASSERT_TRUE(outbox->forget_note(leased.id));
  const Note online = **outbox->next_note();
  EXPECT_EQ(online.kind, NoteKind::kConfirmTicket);
  EXPECT_EQ(json::parse(online.body)["method"], "shown");
  ASSERT_TRUE(outbox->forget_note(online.id));
  EXPECT_EQ((*outbox->next_note())->kind, NoteKind::kVoidTicket);
}

class DamagedOutbox : public OutboxTest, public testing::WithParamInterface<int> {};

// A page in the middle, the header, half the file, nothing at all.
TEST_P(DamagedOutbox, IsPutAsideAndANewStreamStarts) {
  std::string stream;
  {
    auto outbox = open();
    stream = outbox->stream_id();
    for (int i = 0; i < 40; ++i) ASSERT_TRUE(outbox->add_usage(events(50)));
    ASSERT_TRUE(outbox->add_submission(submission("kept")));
  }
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path()));
  {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    switch (GetParam()) {
      case 0:
        file.seekp(size / 8192 * 4096);
        file << std::string(4096, '\x5A');
        break;
      case 1:
        file << std::string(4096, 'x');
        break;
      case 2:
        std::filesystem::resize_file(path(), static_cast<std::uintmax_t>(size / 2));
        break;
      case 3:
        std::filesystem::resize_file(path(), 0);
        break;
      default:
        file.seekp(100);
        file << std::string(3996, '\0');
        break;
    }
  }
  auto outbox = open();
  EXPECT_TRUE(outbox->rebuilt());
  EXPECT_NE(outbox->stream_id(), stream);
  ASSERT_TRUE(outbox->add_usage(events(1)));
  EXPECT_EQ(seqs(*outbox), (std::vector<std::uint64_t>{1}));
  // The first block after a rebuild may have been given out from already.
  ASSERT_TRUE(outbox->add_lease(lease("l1", 901, 910)));
  EXPECT_EQ((*outbox->lease("council-tax"))->left, 0);
  ASSERT_TRUE(outbox->add_lease(lease("l2", 911, 920)));
  EXPECT_EQ((*outbox->lease("council-tax"))->left, 10);
}
INSTANTIATE_TEST_SUITE_P(Damage, DamagedOutbox, testing::Range(0, 5));

TEST_F(OutboxTest, ReadableSubmissionsOfADamagedFileAreSaved) {
  {
    auto outbox = open();
    ASSERT_TRUE(outbox->add_submission(submission("kept")));
    for (int i = 0; i < 40; ++i) ASSERT_TRUE(outbox->add_usage(events(50)));
  }
  {  // The last pages are usage.
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary | std::ios::ate);
    file.seekp(-8192, std::ios::end);
    file << std::string(8192, '\x5A');
  }
  auto outbox = open();
  ASSERT_TRUE(outbox->rebuilt());
  EXPECT_TRUE(std::filesystem::exists(path() + ".damaged"));
  EXPECT_EQ(**outbox->next_submission(), submission("kept"));
}

}  // namespace
}  // namespace waymark::shell
