// A clock that moves only when the test says so.
#pragma once

#include <atomic>

#include "base/io/clock.h"

namespace waymark::doubles {

class FakeClock final : public base::io::Clock {
 public:
  [[nodiscard]] base::MonoTime mono() const override { return base::MonoTime{std::chrono::milliseconds{mono_}}; }
  [[nodiscard]] base::WallTime wall() const override { return base::WallTime{std::chrono::milliseconds{wall_}}; }
  [[nodiscard]] std::chrono::minutes zone_offset() const override { return std::chrono::minutes{0}; }

  void advance(std::chrono::milliseconds by) {
    mono_ += by.count();
    wall_ += by.count();
  }
  void set_wall(base::WallTime to) { wall_ = to.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> mono_{1'000'000};
  std::atomic<std::int64_t> wall_{1'795'000'000'000};  // November 2026
};

}  // namespace waymark::doubles
