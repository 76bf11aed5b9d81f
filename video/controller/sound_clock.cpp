#include "video/controller/sound_clock.h"

#include <algorithm>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

constexpr auto kAway = 15ms;
constexpr auto kLeftOut = 250ms;
constexpr auto kPeriod = 5s;

}  // namespace

void SoundClock::begin_at(Time time) {
  next_ = time;
  soonest_ = {};
}

SoundClock::Time SoundClock::made(std::size_t samples, Time now) {
  const auto count = static_cast<std::int64_t>(samples);
  const Time length{count * 1'000'000'000 / 48'000};
  const Time at_latest = now - length;
  if (!next_ || at_latest - *next_ > kLeftOut) {
    begin_at(at_latest);
    period_began_ = now;
  }
  if (now - period_began_ > kPeriod) {
    soonest_ = {std::nullopt, soonest_[0]};
    period_began_ = now;
  }
  auto& soonest = soonest_[0];
  const Time late = at_latest - *next_;
  soonest = soonest ? std::min(*soonest, late) : late;
  const Time away = soonest_[1] ? std::min(*soonest, *soonest_[1]) : *soonest;
  // Ahead of what can be, it is wrong for certain; behind it, only when a whole period said so.
  if (away < -kAway || (soonest_[1] && away > kAway)) begin_at(*next_ + away);
  const Time begins = *next_;
  *next_ += length;
  return begins;
}

}  // namespace waymark::video
