#include "video/controller/voice_queue.h"

#include <algorithm>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

constexpr auto kNeeded = 10ms;
constexpr auto kAfterAGap = 20ms;
constexpr auto kPeriod = 2s;
constexpr auto kFirstPeriod = 500ms;
constexpr auto kBetween = 80ms;
constexpr auto kWorthIt = 5ms;
constexpr auto kTooMuch = 240ms;

}  // namespace

std::optional<VoiceQueue::Time> VoiceQueue::came(Time now) {
  came_ = now;
  if (!next_ || *next_ < now) {
    period_began_ = next_ ? now : now - kPeriod + kFirstPeriod;
    next_ = now + kAfterAGap;
    least_margin_ = {};
    return Time{};
  }
  if (*next_ - now > kTooMuch) return std::nullopt;
  if (now - period_began_ > kPeriod) {
    least_margin_ = {std::nullopt, least_margin_[0]};
    period_began_ = now;
  }
  auto& least = least_margin_[0];
  least = least ? std::min(*least, *next_ - now) : *next_ - now;
  if (!least_margin_[1] || now - shortened_ < kBetween) return Time{};
  const Time spare = std::min(*least, *least_margin_[1]) - kNeeded;
  return spare >= kWorthIt ? spare : Time{};
}

VoiceQueue::Time VoiceQueue::put(Time length, Time left_out) {
  const Time begins = next_.value_or(came_);
  next_ = begins + length;
  if (left_out > Time{}) {
    shortened_ = came_;
    for (auto& least : least_margin_) {
      if (least) *least -= left_out;
    }
  }
  return begins;
}

}  // namespace waymark::video
