#include "devices/host/print_queue.h"

#include <algorithm>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using base::MonoTime;
using protocol::PrintOutcome;
using protocol::PrintReason;
using protocol::PrintResult;

// One kiosk has one customer: more than these waiting means that somebody floods.
constexpr std::size_t kMaxWaiting = 16;

}  // namespace

base::Status PrintQueue::add(Job job) {
  const std::string& job_id = job.order.job_id;
  if (take_over(job_id, job.waiter)) return {};
  const auto entry = ledger_.find(job_id);
  if (!entry) return tl::unexpected(entry.error());
  if (*entry) return fail(ErrorCode::kConflict, "print job", "was begun before");
  if (waiting_.size() >= kMaxWaiting) return fail(ErrorCode::kTooLarge, "print queue");
  waiting_.push_back(std::move(job));
  return {};
}

void PrintQueue::pump(MonoTime now, base::WallTime wall) {
  const bool hopeless = device_.status().state == protocol::DeviceState::kOutOfService;
  for (auto job = waiting_.begin(); job != waiting_.end();) {
    if (!hopeless && now < job->deadline) {
      ++job;
      continue;
    }
    const Job ended = std::move(*job);
    job = waiting_.erase(job);
    reply_(ended.waiter, ended.order.job_id,
           {PrintOutcome::kFailed, hopeless ? PrintReason::kOutOfService : PrintReason::kTimeout});
  }
  while (!printing_ && !waiting_.empty() && device_.idle()) {
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    if (!ledger_.begin(job.order.job_id, wall)) {
      // A disk that takes no note must not make a second ticket possible: no note, no paper.
      reply_(job.waiter, job.order.job_id, {PrintOutcome::kFailed, PrintReason::kDeviceError});
      continue;
    }
    const auto sent = device_.submit(protocol::message_name::kPrint, protocol::to_payload(job.order),
                                     job.deadline - now, job.document.get(), now);
    job.document.reset();
    if (!sent) {
      finish(job, {PrintOutcome::kFailed, PrintReason::kDriverLost});
      continue;
    }
    printing_ = std::move(job);
  }
}

void PrintQueue::command_finished(const SupervisedDevice::Finished& finished) {
  if (!printing_) return;
  const Job job = std::move(*printing_);
  printing_.reset();
  finish(job, result_of(finished));
  if (job.order.personal && finished.completion) device_.renew();
}

PrintResult PrintQueue::result_of(const SupervisedDevice::Finished& finished) const {
  if (!finished.completion) {
    return {finished.sending ? PrintOutcome::kUnknown : PrintOutcome::kFailed, PrintReason::kDriverLost};
  }
  const auto read = protocol::print_result_from(finished.completion->payload);
  if (read) return *read;
  return {finished.sending ? PrintOutcome::kUnknown : PrintOutcome::kFailed, PrintReason::kRefused};
}

void PrintQueue::finish(const Job& job, const PrintResult& result) {
  // Without the note the ledger says "unknown" after a restart, which is the careful answer.
  [[maybe_unused]] const auto noted = ledger_.finish(job.order.job_id, result);
  reply_(job.waiter, job.order.job_id, result);
}

bool PrintQueue::cancel(const std::string& job_id) {
  const auto found =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Job& job) { return job.order.job_id == job_id; });
  if (found == waiting_.end()) return false;
  const Job job = std::move(*found);
  waiting_.erase(found);
  reply_(job.waiter, job_id, {PrintOutcome::kFailed, PrintReason::kCancelled});
  return true;
}

bool PrintQueue::take_over(const std::string& job_id, const Waiter& waiter) {
  if (printing_ && printing_->order.job_id == job_id) {
    printing_->waiter = waiter;
    return true;
  }
  for (auto& job : waiting_) {
    if (job.order.job_id != job_id) continue;
    job.waiter = waiter;
    return true;
  }
  return false;
}

std::optional<MonoTime> PrintQueue::next_deadline() const {
  std::optional<MonoTime> next;
  for (const auto& job : waiting_) next = std::min(next.value_or(job.deadline), job.deadline);
  return next;
}

}  // namespace waymark::devices
