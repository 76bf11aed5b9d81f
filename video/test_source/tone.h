// The loudest tone in a piece of sound. Pure. What the speaker "test" reports, so that a test hears who speaks: the
// test microphone says 440 Hz.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::video {

inline constexpr int kSamplesASecond = 48'000;

// Collects sound and says, for each 200 ms of it, which of 100, 120, 140, ... 4,000 Hz is the loudest; 0 when it is
// quieter than a hundredth of full scale, or no tone stands out.
class ToneFinder {
 public:
  // The tones of the pieces that these samples (one channel, 48 kHz) completed.
  [[nodiscard]] std::vector<int> hear(std::span<const std::int16_t> samples);

 private:
  std::vector<float> piece_;  // at 12 kHz
  std::int32_t sum_ = 0;      // of the samples that make the next one
  int summed_ = 0;
};

}  // namespace waymark::video
