#include "devices/printer/print_job.h"

#include <gtest/gtest.h>

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;
using base::MonoTime;
using protocol::PrintOutcome;
using protocol::PrintReason;
using protocol::PrintResult;

constexpr MonoTime kStart{10s};

PrinterCondition ready() { return {protocol::PaperState::kFull, protocol::CoverState::kClosed, false}; }

PrinterCondition out_of_paper() { return {protocol::PaperState::kOut, protocol::CoverState::kClosed, false}; }

PrintJob job(bool proves = true) {
  protocol::DeviceMessage command{"Printer.PrintDocument", protocol::MessageType::kCommand, 1};
  command.timeout = 20s;
  return PrintJob(command, "bytes", "0042", {4s, proves}, kStart);
}

PrintJob sending(bool proves = true) {
  PrintJob out = job(proves);
  out.line_is_open();
  out.condition_known(ready(), kStart);
  static_cast<void>(out.take_bytes(kStart));
  return out;
}

TEST(PrintJob, IsPrintedOnThePrintersOwnWordAlone) {
  PrintJob job = sending();
  job.progress(0, kStart);
  EXPECT_FALSE(job.result());
  job.proved({"0041"});
  job.processed({0});
  EXPECT_FALSE(job.result()) << "the proof of another job, or of another kind";
  job.proved({"0042"});
  EXPECT_EQ(job.result(), (PrintResult{PrintOutcome::kPrinted, PrintReason::kNone}));
}

TEST(PrintJob, TakesTheSecondBestProofFromAPrinterWithoutTheFirst) {
  PrintJob job = sending(false);
  job.progress(0, kStart);
  job.processed({0x03});
  EXPECT_EQ(job.result()->outcome, PrintOutcome::kPrinted);
  PrintJob empty = sending(false);
  empty.processed({0x0C});
  EXPECT_EQ(empty.result(), (PrintResult{PrintOutcome::kUnknown, PrintReason::kPaperOut}));
}

TEST(PrintJob, FailsBeforeTheFirstByteAndIsUnknownAfterIt) {
  PrintJob before = job();
  before.line_is_open();
  before.condition_known(out_of_paper(), kStart);
  EXPECT_EQ(before.result(), (PrintResult{PrintOutcome::kFailed, PrintReason::kPaperOut}));
  PrintJob after = sending();
  after.condition_known(out_of_paper(), kStart);
  EXPECT_EQ(after.result(), (PrintResult{PrintOutcome::kUnknown, PrintReason::kPaperOut}));
}

TEST(PrintJob, SurvivesALostLineUntilItHasBegun) {
  PrintJob before = job();
  before.line_is_open();
  before.line_is_lost();
  EXPECT_FALSE(before.result());
  EXPECT_EQ(before.stage(), PrintJob::Stage::kWaitingForLine);
  PrintJob after = sending();
  after.line_is_lost();
  EXPECT_EQ(after.result(), (PrintResult{PrintOutcome::kUnknown, PrintReason::kLineLost}));
}

TEST(PrintJob, OffersAnotherWayWithinTwoSecondsWhenNobodyAnswers) {
  PrintJob silent = job();
  silent.line_is_open();
  silent.time_passed(kStart + 1400ms);
  EXPECT_FALSE(silent.result());
  silent.line_is_lost();
  silent.line_is_open();
  silent.time_passed(kStart + 1500ms);
  EXPECT_EQ(silent.result(), (PrintResult{PrintOutcome::kFailed, PrintReason::kOffline}));
}

TEST(PrintJob, IsGivenUpWhenNothingMovesButNotWhenItIsOnlySlow) {
  PrintJob slow = sending();
  slow.progress(4, kStart + 3s);
  slow.time_passed(kStart + 5s);
  EXPECT_FALSE(slow.result());
  slow.progress(0, kStart + 6s);
  slow.condition_known(ready(), kStart + 9s);
  slow.time_passed(kStart + 12s);
  EXPECT_FALSE(slow.result());
  slow.time_passed(kStart + 13s);
  EXPECT_EQ(slow.result(), (PrintResult{PrintOutcome::kUnknown, PrintReason::kTimeout}));
}

TEST(PrintJob, EndsAtItsDeadlineWhateverItIsDoing) {
  PrintJob busy = sending();
  for (auto time = kStart; time < kStart + 20s; time += 1s) busy.condition_known(ready(), time);
  busy.time_passed(kStart + 20s);
  EXPECT_EQ(busy.result(), (PrintResult{PrintOutcome::kUnknown, PrintReason::kTimeout}));
}

TEST(PrintJob, AsksForItsProofAfterItsBytes) {
  PrintJob job = sending();
  PrintJob again = ::waymark::devices::PrintJob(job.command(), "bytes", "0042", {4s, true}, kStart);
  EXPECT_EQ(again.take_bytes(kStart), std::string("bytes\x1D(H\x06\0\x30\x30"
                                                  "0042",
                                                  16));
}

}  // namespace
}  // namespace waymark::devices
