#include "video/controller/resends.h"

#include <algorithm>

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr double kShare = 0.25;
constexpr double kPacketBytes = 1'200;
constexpr double kAtOnce = 6 * kPacketBytes;
constexpr milliseconds kLeastBetween{40};
constexpr milliseconds kBetweenKeyPictures{3'000};

// Numbers come round: the nearer way counts.
bool is_after(std::uint16_t number, std::uint16_t other) {
  return static_cast<std::int16_t>(static_cast<std::uint16_t>(number - other)) > 0;
}

}  // namespace

void Resends::set_line(int kbits, milliseconds there_and_back) {
  kbits_ = kbits;
  there_and_back_ = there_and_back;
}

Resends::Answer Resends::asked(std::uint16_t number, milliseconds now) {
  const double bytes_a_millisecond = kbits_ * kShare / 8;
  if (counted_) bytes_ += static_cast<double>((now - *counted_).count()) * bytes_a_millisecond;
  // Half a second's worth is kept for a burst of losses.
  bytes_ = counted_ ? std::min(bytes_, std::max(kAtOnce, 500 * bytes_a_millisecond)) : kAtOnce;
  counted_ = now;
  if (!newest_asked_ || is_after(number, *newest_asked_)) newest_asked_ = number;
  if (given_up_ && !is_after(number, *given_up_)) return Answer::kNothing;
  auto& before = resent_[number % kRemembered];
  if (before && before->number == number && now - before->at < std::max(kLeastBetween, there_and_back_)) {
    return Answer::kNothing;
  }
  if (bytes_ < kPacketBytes) {
    if (key_picture_ && now - *key_picture_ < kBetweenKeyPictures) return Answer::kNothing;
    key_picture_ = now;
    given_up_ = newest_asked_;
    return Answer::kKeyPicture;
  }
  bytes_ -= kPacketBytes;
  before = Resent{number, now};
  return Answer::kSendAgain;
}

}  // namespace waymark::video
