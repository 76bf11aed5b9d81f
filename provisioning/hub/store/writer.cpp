#include "provisioning/hub/store/writer.h"

#include <algorithm>

#include "base/io/log.h"
#include "base/io/sqlite.h"

namespace waymark::hub {

Writer::Writer(std::unique_ptr<SQLite::Database> database, const base::io::Clock& clock)
    : database_(std::move(database)), clock_(clock), statements_(*database_), thread_([this] { run(); }) {}

Writer::~Writer() { stop(); }

bool Writer::write(Work work, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queued_.size() >= kMaxQueued) return false;
    queued_.push_back({std::move(work), std::move(done)});
  }
  changed_.notify_one();
  return true;
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Writer::run() {
  std::vector<Job> jobs;
  for (;;) {
    jobs.clear();
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !queued_.empty(); });
      if (queued_.empty()) return;
      const std::size_t count = std::min(queued_.size(), kMaxGroup);
      std::move(queued_.begin(), queued_.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(jobs));
      queued_.erase(queued_.begin(), queued_.begin() + static_cast<std::ptrdiff_t>(count));
    }
    const base::Status together = attempt(jobs, 0, jobs.size());
    if (together || jobs.size() == 1) {
      for (auto& job : jobs) job.done(together);
      continue;
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].done(attempt(jobs, i, i + 1));
  }
}

base::Status Writer::attempt(std::vector<Job>& jobs, std::size_t first, std::size_t last) {
  try {
    statements_.get("BEGIN IMMEDIATE").exec();
    Transaction transaction(statements_, memory_, clock_.wall());
    for (std::size_t i = first; i < last; ++i) jobs[i].work(transaction);
    transaction.write_counts();
    statements_.reset_all();
    statements_.get("COMMIT").exec();
    return {};
  } catch (const SQLite::Exception& exception) {
    memory_.forget();
    statements_.reset_all();
    const base::Error error = base::io::storage_error(exception, "store");
    base::io::log_error("writer", error);
    try {
      statements_.get("ROLLBACK").exec();
    } catch (const SQLite::Exception&) {
      // SQLite rolls back by itself on a full disk or an I/O error; there is nothing left to undo then.
    }
    return tl::unexpected<base::Error>(error);
  }
}

}  // namespace waymark::hub
