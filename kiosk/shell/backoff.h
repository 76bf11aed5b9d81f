// When to try again: full jitter between nothing and a ceiling that doubles from 1 s to 5 min, so that five hundred
// kiosks whose hub comes back do not all knock at once. Pure: the random number is passed in.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace waymark::shell {

struct BackoffLimits {
  std::chrono::milliseconds first{1'000};
  std::chrono::milliseconds ceiling{300'000};
};

class Backoff {
 public:
  explicit Backoff(BackoffLimits limits = {}) : limits_(limits) {}

  // The wait before the next try, and a longer one the time after.
  [[nodiscard]] std::chrono::milliseconds next(std::uint64_t random) {
    const std::chrono::milliseconds top =
        std::min(limits_.ceiling, limits_.first * (std::int64_t{1} << std::min(failures_, 20)));
    ++failures_;
    return std::chrono::milliseconds{random % static_cast<std::uint64_t>(top.count() + 1)};
  }
  void reset() { failures_ = 0; }
  [[nodiscard]] int failures() const { return failures_; }

 private:
  BackoffLimits limits_;
  int failures_ = 0;
};

}  // namespace waymark::shell
