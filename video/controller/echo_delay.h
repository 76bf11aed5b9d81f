// How late an echo comes: how long after it was played a sound is heard again. Pure.
//
// The law. Loudness rises and falls alike in what is played and in its echo, whatever a room makes of the sound itself.
// So the loudness (decibels, in steps of 4 ms) of both is compared at every distance up to 256 ms, the last few seconds
// counting most. The distance at which they rise and fall alike is the delay, once they are more alike than not there
// and it was the same twice, half a second apart.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <span>

namespace waymark::video {

class EchoDelay {
 public:
  // As many samples (one channel, 48 kHz) of each: what sounded and what was heard in the same time.
  void compare(std::span<const std::int16_t> played, std::span<const std::int16_t> heard);

  // 0 until an echo has been found.
  [[nodiscard]] std::chrono::milliseconds delay() const { return kStep * found_; }

 private:
  static constexpr std::chrono::milliseconds kStep{4};
  static constexpr std::size_t kDistances = 64;

  void take_step(double played, double heard);
  void decide();

  struct Level {
    double mean = 0;
    double power = 0;  // of what differs from the mean
  };
  double sum_played_ = 0;  // of the squares in a step
  double sum_heard_ = 0;
  int summed_ = 0;
  Level level_played_;
  Level level_heard_;
  std::deque<double> differences_;  // of what was played, the newest first
  std::array<double, kDistances> alike_{};
  int steps_ = 0;
  int found_ = 0;      // in steps
  int candidate_ = 0;  // found once
};

}  // namespace waymark::video
