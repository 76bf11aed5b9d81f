// When each piece of sound was made, from when the pieces arrived. Pure.
//
// The law. A device counts its samples evenly, but they come in pieces, some of them late and none of them early: a
// piece is never there before its last sample was made. So times are counted by samples, and the piece that came the
// soonest after its time, of the last five to ten seconds, says where the count belongs. The count is moved when it is
// more than 15 ms away from that, and begins anew when a piece comes more than a quarter of a second after its time:
// something was left out.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace waymark::video {

class SoundClock {
 public:
  using Time = std::chrono::nanoseconds;

  // When the first of so many samples (one channel, 48 kHz) was made, which have all come by `now`. That never goes
  // back.
  [[nodiscard]] Time made(std::size_t samples, Time now);

 private:
  void begin_at(Time time);

  std::optional<Time> next_;
  // How long after its time the soonest piece came, in this period and in the one before it.
  std::array<std::optional<Time>, 2> soonest_;
  Time period_began_{};
};

}  // namespace waymark::video
