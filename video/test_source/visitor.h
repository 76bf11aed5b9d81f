// The picture of a room before a kiosk into which somebody comes and from which they go. For tests and for the test
// camera "test-visitor". Pure.
#pragma once

#include "video/test_source/stamp.h"

namespace waymark::video {

// Nobody for four seconds, somebody who does not stand quite still for eight, and so on.
inline constexpr int kVisitorComesMs = 4'000;
inline constexpr int kVisitorGoesMs = 12'000;

void draw_room(const StampedPicture& picture, int milliseconds, bool visitor);
[[nodiscard]] inline bool visitor_is_there(int milliseconds) {
  return milliseconds % kVisitorGoesMs >= kVisitorComesMs;
}

}  // namespace waymark::video
