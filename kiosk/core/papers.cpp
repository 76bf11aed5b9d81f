// Paper on its way out: a receipt, what an adviser sent, what was being read. Each has so long to come; and who walks
// away or starts again leaves nothing of their own for the next customer. (A ticket also stands in a queue:
// ticket.cpp.)
#include <algorithm>

#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"

namespace waymark::core {

std::uint64_t print_paper(Change& change, Paper paper, PrintPrivacy privacy) {
  PaperJob job;
  job.job_id = change.new_id();
  job.privacy = privacy;
  job.by = change.now() + change.timeouts().reply;
  job.effect = change.ask(Print{job.job_id, paper, nullptr, privacy});
  change.visit().papers.push_back(job);
  return job.effect;
}

void on_print_finished(Change& change, const PrintFinished& event) {
  std::erase_if(change.visit().papers, [&](const PaperJob& job) { return job.effect == event.tag.effect; });
  on_ticket_printed(change, event);
  on_receipt_printed(change, event);
  on_adviser_paper_printed(change, event);
  on_reading_printed(change, event);
  on_test_printed(change, event);
}

void pass_papers(Change& change) {
  const std::vector<PaperJob>& papers = change.visit().papers;
  const auto overdue = [&](const PaperJob& job) { return job.by <= change.now(); };
  for (auto late = std::find_if(papers.begin(), papers.end(), overdue); late != papers.end();
       late = std::find_if(papers.begin(), papers.end(), overdue)) {
    const PaperJob job = *late;
    change.ask(CancelPrint{job.job_id});
    on_print_finished(change, {{change.state.epoch, job.effect}, PrintOutcome::kUnknown, "timeout"});
  }
}

void stop_papers(Change& change) {
  for (const PaperJob& job : change.visit().papers) {
    if (job.privacy == PrintPrivacy::kPersonal) change.ask(CancelPrint{job.job_id});
  }
}

}  // namespace waymark::core
