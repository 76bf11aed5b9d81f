#include "video/controller/lip_sync.h"

#include <algorithm>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

constexpr LipSync::Time kUnnoticed = 80ms;
constexpr LipSync::Time kLongest = 250ms;
constexpr int kShare = 20;

}  // namespace

LipSync::Time LipSync::show(Time came, Time voice_late, Time now) {
  const Time wanted = std::clamp(voice_late - kUnnoticed, Time{}, kLongest);
  held_ += (wanted - held_) / kShare;
  return std::clamp(came + held_, now, now + held_);
}

}  // namespace waymark::video
