// Numbers from a seed, the same on every machine (splitmix64). Internal to this folder.
#pragma once

#include <cstdint>

namespace waymark::video {

class Random {
 public:
  // Neighbouring seeds give series that have nothing in common.
  explicit Random(std::uint64_t seed) : state_(seed) { state_ = next() ^ (seed << 32U); }

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  double between(double least, double most) {
    return least + (most - least) * (static_cast<double>(next() >> 11U) * 0x1.0p-53);
  }
  int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
  bool happens(double share) { return between(0, 1) < share; }

 private:
  std::uint64_t state_;
};

}  // namespace waymark::video
