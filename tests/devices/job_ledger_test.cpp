#include "devices/host/job_ledger.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;
using protocol::PrintOutcome;
using protocol::PrintReason;

constexpr base::WallTime kNow{std::chrono::hours{24 * 365 * 55}};

TEST(JobLedger, BeginsAJobOnlyOnce) {
  auto ledger = JobLedger::open(":memory:");
  ASSERT_TRUE(ledger);
  EXPECT_TRUE(ledger->begin("0190", kNow));
  EXPECT_EQ(ledger->begin("0190", kNow).error().code, base::ErrorCode::kConflict);
  EXPECT_TRUE(ledger->finish("0190", {PrintOutcome::kPrinted, PrintReason::kNone}));
  EXPECT_EQ(ledger->begin("0190", kNow).error().code, base::ErrorCode::kConflict);
}

TEST(JobLedger, RemembersAnOutcomeAcrossARestart) {
  const TemporaryFolder folder;
  {
    auto ledger = JobLedger::open(folder.file("jobs.db"));
    ASSERT_TRUE(ledger->begin("0190", kNow));
    ASSERT_TRUE(ledger->finish("0190", {PrintOutcome::kFailed, PrintReason::kPaperOut}));
  }
  auto ledger = JobLedger::open(folder.file("jobs.db"));
  const auto entry = ledger->find("0190");
  ASSERT_TRUE(entry && *entry);
  EXPECT_EQ((*entry)->result, (protocol::PrintResult{PrintOutcome::kFailed, PrintReason::kPaperOut}));
}

TEST(JobLedger, CallsAJobUnknownThatTheHostDiedWith) {
  const TemporaryFolder folder;
  { ASSERT_TRUE(JobLedger::open(folder.file("jobs.db"))->begin("0190", kNow)); }
  auto ledger = JobLedger::open(folder.file("jobs.db"));
  const auto entry = ledger->find("0190");
  ASSERT_TRUE(entry && *entry);
  EXPECT_TRUE((*entry)->finished);
  EXPECT_EQ((*entry)->result, (protocol::PrintResult{PrintOutcome::kUnknown, PrintReason::kHostLost}));
}

TEST(JobLedger, ForgetsAfterAWeek) {
  auto ledger = JobLedger::open(":memory:");
  ASSERT_TRUE(ledger->begin("0190", kNow));
  ASSERT_TRUE(ledger->begin("0191", kNow + 24h * 8));
  EXPECT_FALSE(ledger->find("0190")->has_value());
}

TEST(JobLedger, PutsADamagedFileAsideAndGoesOn) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("jobs.db")) << std::string(8192, 'x');
  auto ledger = JobLedger::open(folder.file("jobs.db"));
  ASSERT_TRUE(ledger) << base::to_string(ledger.error());
  EXPECT_TRUE(ledger->begin("0190", kNow));
  EXPECT_TRUE(std::filesystem::exists(folder.file("jobs.db.damaged")));
}

}  // namespace
}  // namespace waymark::devices
