#include "provisioning/hub/store/reader.h"

namespace waymark::hub {

Reader::Reader(std::vector<std::unique_ptr<SQLite::Database>> databases) : databases_(std::move(databases)) {
  for (auto& database : databases_) {
    threads_.emplace_back([this, connection = database.get()] { run(*connection); });
  }
}

Reader::~Reader() { stop(); }

bool Reader::read(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queued_.size() >= kMaxQueued) return false;
    queued_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void Reader::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Reader::run(SQLite::Database& database) {
  Statements statements(database);
  for (;;) {
    Work work;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !queued_.empty(); });
      if (queued_.empty()) return;
      work = std::move(queued_.front());
      queued_.pop_front();
    }
    work(statements);
    statements.reset_all();
  }
}

}  // namespace waymark::hub
