// A thread for what takes a tenth of a second and no database: passwords. One at a time, so that a flood of log-ins
// cannot take all memory (64 MiB each); at most kMaxQueued wait.
//
// Thread: run() from the owner's; `work` runs here, and passes its result on by itself.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace waymark::hub {

class Background {
 public:
  static constexpr std::size_t kMaxQueued = 32;

  Background() : thread_([this] { loop(); }) {}
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  ~Background() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

  // False when too much waits.
  [[nodiscard]] bool run(std::function<void()> work) {
    {
      const std::lock_guard lock(mutex_);
      if (queued_.size() >= kMaxQueued) return false;
      queued_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
  }

 private:
  void loop() {
    for (;;) {
      std::function<void()> work;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopping_ || !queued_.empty(); });
        if (stopping_) return;
        work = std::move(queued_.front());
        queued_.pop_front();
      }
      work();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queued_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace waymark::hub
