// Time as the pure folders see it: always passed in, never asked for.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace waymark::base {

// Monotonic milliseconds since an arbitrary start. The only time that deadlines and timeouts use.
struct MonoTag {};
using MonoTime = std::chrono::time_point<MonoTag, std::chrono::milliseconds>;

// Wall clock, milliseconds since 1970-01-01 UTC. For records and words on a screen; never for a timeout.
struct WallTag {};
using WallTime = std::chrono::time_point<WallTag, std::chrono::milliseconds>;

// What the shell puts round every Event, so that update() can stay pure.
struct Envelope {
  MonoTime mono{};
  WallTime wall{};
  std::chrono::minutes zone_offset{0};    // local time = wall + zone_offset
  std::array<std::uint8_t, 16> random{};  // fresh for every event: identifiers and codes are made from it
};

}  // namespace waymark::base
