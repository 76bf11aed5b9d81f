#include "video/controller/send_rate.h"

#include <algorithm>
#include <cmath>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr double kFullQueueMs = 40;
constexpr double kEmptyQueueMs = 20;
constexpr double kMuchLoss = 0.10;
constexpr double kLittleLoss = 0.05;
constexpr double kDown = 0.85;
constexpr double kMostDown = 0.5;
constexpr double kDownForQueueMs = 400;  // 0.5 at half of it
constexpr double kUpAtFirst = 1.08;
constexpr double kUpAgain = 1.03;
constexpr double kUp = 1.01;
constexpr double kBelow = 0.75;     // of what it was narrow
constexpr double kWider = 4.0 / 3;  // than it was narrow
constexpr double kMostAboveArrived = 1.5;
constexpr milliseconds kBetweenDowns{250};
constexpr milliseconds kAnswer{1000};
constexpr milliseconds kLongestRest{150};
constexpr auto kBetweenUps = 50ms;
constexpr milliseconds kStepUp{100};
constexpr auto kMostUps = 2.0;          // at once
constexpr auto kRestAfterDown = 800ms;  // the queue has to be seen empty first
constexpr auto kAway = 1000ms;
constexpr auto kPeriod = 5000ms;
constexpr auto kLongestPeriod = 10'000ms;
constexpr auto kWindow = 500ms;
constexpr auto kShortWindow = 200ms;
constexpr std::size_t kEnoughPackets = 10;  // to tell what a line carries
constexpr double kRising = 0.6;             // a report's share of the queue
constexpr double kFalling = 0.3;
constexpr auto kLossWindow = 1000ms;
constexpr std::size_t kFewPackets = 20;  // of which one is no tenth of a line's

}  // namespace

void SendRate::report(const std::vector<SentPacket>& packets, milliseconds now) {
  if (packets.empty()) return;
  const bool was_away = last_report_ && now - *last_report_ > kAway;
  last_report_ = now;
  std::optional<microseconds> quickest;
  std::size_t lost = 0;
  for (const SentPacket& packet : packets) {
    if (!packet.arrival) {
      ++lost;
      continue;
    }
    const microseconds transit = *packet.arrival - packet.departure;
    quickest = quickest ? std::min(*quickest, transit) : transit;
    note_arrived(packet.bytes, now);
  }
  while (!arrived_.empty() && now - arrived_.front().at > kWindow) arrived_.pop_front();
  if (was_away) {
    kbits_ = std::max<double>(limits_.least_kbits, kbits_ / 2);
    queue_ms_ = 0;
    loss_ = 0;
    reported_.clear();
    narrow_kbits_.reset();
    last_down_ = now;
    return;
  }
  note_loss(packets.size(), lost, now);
  if (quickest) note_queue(*quickest, now);

  const bool queue_stands = queue_ms_ > kFullQueueMs && last_queue_ms_ > kFullQueueMs;
  if (queue_stands || loss_ > kMuchLoss) {
    // What was lost within a second, and a queue that shrinks, have had their answer.
    const bool was_answered = !queue_stands || last_queue_ms_ < queue_ms_;
    if (now - std::max(last_down_, rests_until_) < (was_answered ? kAnswer : kBetweenDowns)) return;
    const double share = std::clamp(1 - queue_ms_ / kDownForQueueMs, kMostDown, kDown);
    const double down = queue_stands ? share * carried_kbits() : (1 - loss_ / 2) * kbits_;
    kbits_ = std::clamp<double>(down, limits_.least_kbits, kbits_);
    // While a queue stands, what arrives is what the line carries.
    if (queue_stands || !narrow_kbits_) narrow_kbits_ = carried_kbits();
    last_down_ = now;
    if (queue_stands) rests_until_ = now + std::min(milliseconds{static_cast<int>(last_queue_ms_)}, kLongestRest);
  } else if (queue_ms_ < kEmptyQueueMs && loss_ < kLittleLoss) {
    if (now - last_up_ < kBetweenUps || (narrow_kbits_ && now - last_down_ < kRestAfterDown)) return;
    const double most = std::max(kbits_, kMostAboveArrived * arrived_kbits());
    const double steps = std::min(static_cast<double>((now - last_up_).count()) / kStepUp.count(), kMostUps);
    kbits_ = std::min({kbits_ * std::pow(up(), steps), most, static_cast<double>(limits_.most_kbits)});
    last_up_ = now;
  }
}

void SendRate::note_queue(microseconds quickest, milliseconds now) {
  const bool stands = queue_ms_ > kFullQueueMs && now - period_began_ <= kLongestPeriod;
  if (now - period_began_ > kPeriod && !stands) {
    least_transit_[1] = least_transit_[0];
    least_transit_[0].reset();
    period_began_ = now;
  }
  auto& least = least_transit_[0];
  least = least ? std::min(*least, quickest) : quickest;
  const microseconds empty = least_transit_[1] ? std::min(*least, *least_transit_[1]) : *least;
  last_queue_ms_ = static_cast<double>((quickest - empty).count()) / 1000;
  const double share = last_queue_ms_ > queue_ms_ ? kRising : kFalling;
  queue_ms_ = (1 - share) * queue_ms_ + share * last_queue_ms_;
}

void SendRate::note_loss(std::size_t packets, std::size_t lost, milliseconds now) {
  reported_.push_back({now, packets, lost});
  while (now - reported_.front().at > kLossWindow) reported_.pop_front();
  std::size_t all = 0;
  std::size_t all_lost = 0;
  for (const Reported& each : reported_) {
    all += each.packets;
    all_lost += each.lost;
  }
  loss_ = static_cast<double>(all_lost) / static_cast<double>(std::max(all, kFewPackets));
}

double SendRate::up() const {
  if (!narrow_kbits_ || kbits_ >= kWider * *narrow_kbits_) return kUpAtFirst;
  return kbits_ < kBelow * *narrow_kbits_ ? kUpAgain : kUp;
}

void SendRate::note_arrived(std::size_t bytes, milliseconds now) { arrived_.push_back({now, bytes}); }

double SendRate::arrived_kbits() const {
  std::size_t bytes = 0;
  for (const Arrived& each : arrived_) bytes += each.bytes;
  return static_cast<double>(bytes) * 8 / static_cast<double>(kWindow.count());
}

// A report says what came since the one before it.
double SendRate::carried_kbits() const {
  std::size_t bytes = 0;
  std::size_t packets = 0;
  for (auto each = arrived_.rbegin(); each != arrived_.rend(); ++each) {
    const auto span = arrived_.back().at - each->at;
    if (span >= kShortWindow && packets >= kEnoughPackets) {
      return static_cast<double>(bytes) * 8 / static_cast<double>(span.count());
    }
    bytes += each->bytes;
    ++packets;
  }
  return arrived_kbits();
}

}  // namespace waymark::video
