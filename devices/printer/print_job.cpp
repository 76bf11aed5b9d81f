#include "devices/printer/print_job.h"

#include <algorithm>
#include <utility>

#include "devices/printer/escpos.h"

namespace waymark::devices {
namespace {

using base::MonoTime;
using namespace std::chrono_literals;
using protocol::PrintOutcome;
using protocol::PrintReason;

constexpr auto kWaitForLine = 1500ms;  // another way is offered within two seconds
constexpr auto kDefaultTimeout = 20s;

}  // namespace

PrintJob::PrintJob(protocol::DeviceMessage command, std::string bytes, std::string proof, Rules rules, MonoTime now)
    : command_(std::move(command)),
      bytes_(std::move(bytes)),
      proof_(std::move(proof)),
      rules_(rules),
      deadline_(now + command_.timeout.value_or(kDefaultTimeout)),
      stalls_at_(now + kWaitForLine) {}

MonoTime PrintJob::next_deadline() const { return std::min(deadline_, stalls_at_); }

std::string PrintJob::take_bytes(MonoTime now) {
  stage_ = Stage::kSending;
  stalls_at_ = now + rules_.stall;
  std::string bytes = std::exchange(bytes_, {});
  bytes += rules_.proves_printed ? escpos::ask_printed(proof_) : escpos::ask_processed();
  unsent_ = bytes.size();
  return bytes;
}

void PrintJob::line_is_open() {
  if (stage_ == Stage::kWaitingForLine) stage_ = Stage::kAsking;
}

void PrintJob::line_is_lost() {
  if (begun()) return end(PrintOutcome::kUnknown, PrintReason::kLineLost);
  stage_ = Stage::kWaitingForLine;  // nothing was sent: another line may come in time
}

void PrintJob::condition_known(const PrinterCondition& condition, MonoTime now) {
  const auto obstacle = condition.obstacle();
  if (obstacle && stage_ != Stage::kWaitingForLine) return give_up(*obstacle);
  if (stage_ == Stage::kAsking) stage_ = Stage::kReady;
  if (begun()) stalls_at_ = now + rules_.stall;  // it answers: slow is not dead
}

void PrintJob::progress(std::size_t unsent, MonoTime now) {
  if (stage_ != Stage::kSending) return;
  if (unsent < unsent_) stalls_at_ = now + rules_.stall;
  unsent_ = unsent;
  if (unsent == 0) stage_ = Stage::kProving;
}

void PrintJob::proved(const PrintedProof& proof) {
  if (begun() && rules_.proves_printed && proof.four == proof_) end(PrintOutcome::kPrinted, PrintReason::kNone);
}

void PrintJob::processed(const ProcessedStatus& status) {
  if (!begun() || rules_.proves_printed) return;
  if ((status.bits & 0x0C) != 0) return give_up(PrintReason::kPaperOut);
  end(PrintOutcome::kPrinted, PrintReason::kNone);
}

void PrintJob::time_passed(MonoTime now) {
  if (now >= deadline_) return give_up(PrintReason::kTimeout);
  if (now >= stalls_at_) give_up(begun() ? PrintReason::kTimeout : PrintReason::kOffline);
}

void PrintJob::give_up(PrintReason reason) { end(begun() ? PrintOutcome::kUnknown : PrintOutcome::kFailed, reason); }

void PrintJob::end(PrintOutcome outcome, PrintReason reason) {
  if (!result_) result_ = protocol::PrintResult{outcome, reason};
}

}  // namespace waymark::devices
