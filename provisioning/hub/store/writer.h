// The hub's one writer: a thread that takes whatever has been asked for meanwhile, does it in one transaction and
// commits once for all of it (group commit, synchronous=FULL). An answer is given only after the commit.
//
// A job that throws does not spoil the others: the group is rolled back and each job runs again in a transaction of its
// own. Jobs are therefore functions that may run twice, and that decide (not found, conflict) before they write.
//
// Thread: write() and stop() from any. Jobs and answers run on the writer's thread. The queue holds kMaxQueued jobs
// (about a second of full load); beyond that write() says no, and the caller answers 503.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/io/clock.h"
#include "base/result.h"
#include "provisioning/hub/store/transaction.h"

namespace waymark::hub {

class Writer {
 public:
  static constexpr std::size_t kMaxQueued = 4096;
  static constexpr std::size_t kMaxGroup = 128;

  using Work = std::function<void(Transaction&)>;
  using Done = std::function<void(base::Status)>;

  Writer(std::unique_ptr<SQLite::Database> database, const base::io::Clock& clock);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();

  // False when the queue is full or the writer has stopped: nothing will happen then, `done` included.
  [[nodiscard]] bool write(Work work, Done done);

  // Does what is queued, then ends. Idempotent.
  void stop();

 private:
  struct Job {
    Work work;
    Done done;
  };

  void run();
  base::Status attempt(std::vector<Job>& jobs, std::size_t first, std::size_t last);

  std::unique_ptr<SQLite::Database> database_;
  const base::io::Clock& clock_;
  Statements statements_;
  WriterMemory memory_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> queued_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace waymark::hub
