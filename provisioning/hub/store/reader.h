// Reading threads of the hub, each with a connection of its own: a long report never waits for the writer, nor the
// writer for it (WAL).
//
// Thread: read() and stop() from any. Jobs run on a reading thread. At most kMaxQueued wait; beyond that read() says
// no.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "provisioning/hub/store/transaction.h"

namespace waymark::hub {

class Reader {
 public:
  static constexpr std::size_t kMaxQueued = 1024;

  using Work = std::function<void(Statements&)>;

  explicit Reader(std::vector<std::unique_ptr<SQLite::Database>> databases);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  [[nodiscard]] bool read(Work work);
  void stop();

 private:
  void run(SQLite::Database& database);

  std::vector<std::unique_ptr<SQLite::Database>> databases_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Work> queued_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace waymark::hub
