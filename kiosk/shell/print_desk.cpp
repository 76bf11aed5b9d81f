#include "kiosk/shell/print_desk.h"

#include <utility>

#include "base/io/crypto.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

using protocol::PrintOutcome;
using protocol::PrintReason;
using protocol::PrintResult;

core::PrintOutcome outcome_of(PrintOutcome outcome) {
  switch (outcome) {
    case PrintOutcome::kPrinted:
      return core::PrintOutcome::kPrinted;
    case PrintOutcome::kFailed:
      return core::PrintOutcome::kFailed;
    case PrintOutcome::kUnknown:
      return core::PrintOutcome::kUnknown;
  }
  return core::PrintOutcome::kUnknown;
}

JobState state_of(PrintOutcome outcome) {
  switch (outcome) {
    case PrintOutcome::kPrinted:
      return JobState::kPrinted;
    case PrintOutcome::kFailed:
      return JobState::kFailed;
    case PrintOutcome::kUnknown:
      return JobState::kUnknown;
  }
  return JobState::kUnknown;
}

}  // namespace

PrintDesk::PrintDesk(PrintJournal& journal, const base::io::Clock& clock, PrintPorts ports)
    : journal_(journal), clock_(clock), ports_(std::move(ports)) {}

void PrintDesk::print(core::Tag tag, const core::Print& job) {
  {
    const std::scoped_lock lock(mutex_);
    open_[job.job_id] = tag;
  }
  if (!job.document || !ports_.on_store([this, job] { journal_and_send(job); })) {
    finish(job.job_id, {PrintOutcome::kFailed, PrintReason::kRefused});
  }
}

void PrintDesk::journal_and_send(const core::Print& job) {
  const bool personal = job.privacy == core::PrintPrivacy::kPersonal;
  if (personal && visit_key_.empty()) visit_key_ = base::io::make_visit_key();
  const auto json = protocol::to_json(*job.document);
  auto kept = json ? journal_.add(job.job_id, *json, personal ? &visit_key_ : nullptr, clock_.wall())
                   : base::Status{tl::unexpected<base::Error>(json.error())};
  if (kept) kept = journal_.set(job.job_id, JobState::kSending);
  if (!kept) {
    // Paper that nobody could account for is not printed.
    base::io::log_error("print", kept.error());
    return finish(job.job_id, {PrintOutcome::kFailed, PrintReason::kRefused});
  }
  const auto who = personal ? devices::Personal::kYes : devices::Personal::kNo;
  const bool posted = ports_.on_devices([this, id = job.job_id, document = job.document, who](DeviceThread& devices) {
    devices.print(id, *document, who);
    // A job that ended at once stays ended: SENT is only for what is under way.
    const std::scoped_lock lock(mutex_);
    if (open_.contains(id))
      static_cast<void>(ports_.on_store([this, id] { static_cast<void>(journal_.set(id, JobState::kSent)); }));
  });
  if (!posted) printed(job.job_id, {PrintOutcome::kFailed, PrintReason::kOffline});
}

void PrintDesk::cancel(const core::CancelPrint& job) {
  // Behind the job in both queues, so that it finds it.
  static_cast<void>(ports_.on_store([this, id = job.job_id] {
    static_cast<void>(ports_.on_devices([id](DeviceThread& devices) { devices.cancel(id); }));
  }));
}

void PrintDesk::printed(const std::string& job_id, PrintResult result) {
  const bool posted = ports_.on_store([this, job_id, result] {
    const auto kept = journal_.set(job_id, state_of(result.outcome));
    if (!kept) base::io::log_error("print", kept.error());
  });
  if (!posted) base::io::log_warning("print", "the journal is behind: a job will count as unknown");
  finish(job_id, result);
}

void PrintDesk::finish(const std::string& job_id, PrintResult result) {
  core::Tag tag;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = open_.find(job_id);
    if (found == open_.end()) return;
    tag = found->second;
    open_.erase(found);
  }
  ports_.event(core::PrintFinished{tag, outcome_of(result.outcome), std::string{protocol::name_of(result.reason)}});
}

Forgotten PrintDesk::forget() {
  std::size_t held = visit_key_.empty() ? 0 : 1;
  visit_key_.clear();
  {
    const std::scoped_lock lock(mutex_);
    held += open_.size();
    open_.clear();
  }
  const auto forgotten = journal_.forget_documents();
  if (!forgotten) base::io::log_error("print", forgotten.error());
  return {forgotten.has_value(), held};
}

}  // namespace waymark::shell
