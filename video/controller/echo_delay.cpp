#include "video/controller/echo_delay.h"

#include <algorithm>
#include <cmath>

namespace waymark::video {
namespace {

constexpr int kSamplesInStep = 192;
constexpr double kForgotten = 1.0 / 750;  // in each step: three seconds
constexpr int kStepsBetween = 125;        // half a second
constexpr double kAlike = 0.5;
constexpr int kNear = 2;            // steps
constexpr double kHiss = 32 * 32;   // below it, nothing rises or falls
constexpr double kLeastPower = 20;  // of the loudness, in square decibels: somebody spoke

double decibels(double sum) { return 10 * std::log10(sum / kSamplesInStep + kHiss); }

}  // namespace

void EchoDelay::compare(std::span<const std::int16_t> played, std::span<const std::int16_t> heard) {
  for (std::size_t at = 0; at < std::min(played.size(), heard.size()); ++at) {
    sum_played_ += static_cast<double>(played[at]) * played[at];
    sum_heard_ += static_cast<double>(heard[at]) * heard[at];
    if (++summed_ < kSamplesInStep) continue;
    take_step(decibels(sum_played_), decibels(sum_heard_));
    sum_played_ = sum_heard_ = 0;
    summed_ = 0;
  }
}

void EchoDelay::take_step(double played, double heard) {
  const auto difference = [](Level& level, double now) {
    level.mean += kForgotten * (now - level.mean);
    const double apart = now - level.mean;
    level.power += kForgotten * (apart * apart - level.power);
    return apart;
  };
  if (steps_ == 0) {
    level_played_.mean = played;
    level_heard_.mean = heard;
  }
  differences_.push_front(difference(level_played_, played));
  if (differences_.size() > kDistances) differences_.pop_back();
  const double now = difference(level_heard_, heard);
  for (std::size_t distance = 0; distance < differences_.size(); ++distance) {
    alike_[distance] += kForgotten * (differences_[distance] * now - alike_[distance]);
  }
  if (++steps_ % kStepsBetween == 0) decide();
}

void EchoDelay::decide() {
  if (level_played_.power < kLeastPower || level_heard_.power < kLeastPower) return;
  const auto best = std::max_element(alike_.begin(), alike_.end());
  if (*best < kAlike * std::sqrt(level_played_.power * level_heard_.power)) return;
  const int distance = static_cast<int>(best - alike_.begin());
  if (std::abs(distance - candidate_) <= kNear) found_ = distance;
  candidate_ = distance;
}

}  // namespace waymark::video
