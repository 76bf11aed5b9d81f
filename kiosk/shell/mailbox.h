// What other threads tell the ui thread. post() from anywhere; take() and wait() on ui.
//
// Overflow: replies and news are few and each is wanted, so up to kCapacity are kept; beyond that (a flood from a
// device or a mirror) the newest is dropped and counted, and the heart's own deadlines take over.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/core/event.h"

namespace waymark::shell {

class Mailbox {
 public:
  static constexpr std::size_t kCapacity = 1'024;

  // Called after each post, on the poster's thread: ends a wait on the window. Set before the threads start.
  void on_post(std::function<void()> wake) { wake_ = std::move(wake); }

  void post(core::Event event) {
    {
      const std::scoped_lock lock(mutex_);
      if (events_.size() >= kCapacity) {
        ++dropped_;
        return;
      }
      events_.push_back(std::move(event));
    }
    interrupt();
  }

  // Ends a wait without news.
  void interrupt() {
    {
      const std::scoped_lock lock(mutex_);
      interrupted_ = true;
    }
    arrived_.notify_one();
    if (wake_) wake_();
  }

  [[nodiscard]] std::vector<core::Event> take() {
    const std::scoped_lock lock(mutex_);
    interrupted_ = false;
    return std::exchange(events_, {});
  }

  // The wipe: acts of the person who has gone, and words to them. News of the world stays.
  std::size_t forget_acts() {
    const std::scoped_lock lock(mutex_);
    return std::erase_if(events_, core::is_personal);
  }

  // Until there is something to take or the time is over.
  void wait(std::optional<std::chrono::milliseconds> at_most) {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return interrupted_; };
    if (at_most) {
      arrived_.wait_for(lock, *at_most, ready);
    } else {
      arrived_.wait(lock, ready);
    }
  }

  [[nodiscard]] std::uint64_t dropped() {
    const std::scoped_lock lock(mutex_);
    return dropped_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<core::Event> events_;
  bool interrupted_ = false;
  std::uint64_t dropped_ = 0;
  std::function<void()> wake_;
};

}  // namespace waymark::shell
