#include "video/paper/paper_tracker.h"

#include <algorithm>
#include <cmath>

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr double kStillWithin = 0.008;  // of the picture's width
constexpr milliseconds kStillFor{800};
constexpr milliseconds kSaysFor{400};  // what is new has to be so for this long
constexpr milliseconds kLostAfter{600};
constexpr double kLeastArea = 0.2;  // of the picture: below it print is too small

double farthest(const Corners& a, const Corners& b) {
  double most = 0;
  for (std::size_t at = 0; at < a.size(); ++at) most = std::max(most, std::hypot(a[at].x - b[at].x, a[at].y - b[at].y));
  return most;
}

}  // namespace

PaperState PaperTracker::judge(const PaperSeen& seen, milliseconds now) {
  if (!seen.corners) {
    const bool just_lost = page_at_.count() >= 0 && now - page_at_ < kLostAfter;
    if (just_lost) return said_;
    held_.reset();
    return seen.dark ? PaperState::kTooDark : PaperState::kLooking;
  }
  page_at_ = now;
  if (!held_ || farthest(*held_, *seen.corners) > kStillWithin * seen.width) {
    held_ = seen.corners;
    held_since_ = now;
  }
  if (seen.look.white < kLeastWhite) return PaperState::kTooDark;
  if (seen.area < kLeastArea) return PaperState::kTooFar;
  if (seen.look.sharpness < kLeastSharpness) return PaperState::kBlurred;
  if (seen.look.shine > kMostShine) return PaperState::kGlare;
  return now - held_since_ >= kStillFor ? PaperState::kSteady : PaperState::kFound;
}

PaperState PaperTracker::see(const PaperSeen& seen, milliseconds now) {
  const PaperState judged = judge(seen, now);
  if (judged != next_) {
    next_ = judged;
    next_since_ = now;
  }
  // That it moves again is said at once; a photograph would be blurred.
  const bool moves = said_ == PaperState::kSteady && judged == PaperState::kFound;
  if (moves || now - next_since_ >= kSaysFor) said_ = next_;
  return said_;
}

}  // namespace waymark::video
