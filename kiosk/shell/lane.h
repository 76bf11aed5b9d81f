// One kind of work towards the hub: one request at a time, and when the next may start. Pure but for the random
// number that spreads the tries.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>

#include "base/io/crypto.h"
#include "base/time.h"
#include "kiosk/shell/backoff.h"

namespace waymark::shell {

class Lane {
 public:
  explicit Lane(BackoffLimits limits = {}) : backoff_(limits) {}

  [[nodiscard]] bool may_start(base::MonoTime now) const { return !busy_ && now >= not_before_; }
  void start() { busy_ = true; }
  void succeeded() {
    busy_ = false;
    backoff_.reset();
  }
  // `at_least`: what a Retry-After asked for.
  void failed(base::MonoTime now, std::chrono::milliseconds at_least = {}) {
    busy_ = false;
    const auto random = base::io::random_16();
    std::uint64_t number = 0;
    std::memcpy(&number, random.data(), sizeof number);
    not_before_ = now + std::max(backoff_.next(number), at_least);
  }
  // The line is up again: no reason to wait any longer.
  void try_now() {
    not_before_ = {};
    backoff_.reset();
  }
  void wait_until(base::MonoTime time) { not_before_ = time; }
  [[nodiscard]] bool busy() const { return busy_; }
  [[nodiscard]] base::MonoTime not_before() const { return not_before_; }

 private:
  Backoff backoff_;
  bool busy_ = false;
  base::MonoTime not_before_{};
};

// The earlier of two times, either of which may be "never".
[[nodiscard]] inline std::optional<base::MonoTime> earlier(std::optional<base::MonoTime> a,
                                                           std::optional<base::MonoTime> b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

}  // namespace waymark::shell
