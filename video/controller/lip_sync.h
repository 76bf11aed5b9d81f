// When a picture of the adviser is shown, so that lips and voice stay together. Pure.
//
// The law. Pictures are shown as they come, a voice later: it is kept until it is even, and by the output itself. Up to
// 80 ms of that nobody notices. What is beyond is how long pictures are held back, but never more than 250 ms; and it
// is taken on and given up a twentieth at each picture, so that movement neither stands still nor jumps.
#pragma once

#include <chrono>

namespace waymark::video {

class LipSync {
 public:
  using Time = std::chrono::nanoseconds;

  // For a picture that came at `came`, while a voice sounds so long after it came. Not before `now`.
  [[nodiscard]] Time show(Time came, Time voice_late, Time now);

 private:
  Time held_{};
};

}  // namespace waymark::video
