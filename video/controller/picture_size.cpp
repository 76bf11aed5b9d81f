#include "video/controller/picture_size.h"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

constexpr double kLeastBits = 0.045;  // for one pixel of one frame
constexpr double kGoodBits = 0.07;
constexpr double kEnoughBits = 0.055;
constexpr double kHardlyUsed = 0.8;
constexpr auto kHardlyUsedFor = 1000ms;
constexpr auto kLongestRest = 30'000ms;
constexpr auto kTry = 10'000ms;          // a larger picture has proved itself
constexpr int kSmallPixels = 320 * 240;  // at or below this the frame rate may go down
constexpr std::array<int, 5> kEighths{8, 6, 4, 3, 2};
constexpr std::array<int, 3> kRates{20, 15, 10};

int even(int size) { return std::max(2, size / 2 * 2); }

double bits_for_a_pixel(const Picture& picture, int kbits) {
  return kbits * 1000.0 / (static_cast<double>(picture.width) * picture.height * picture.frames_per_second);
}

}  // namespace

Picture picture_at_step(const Picture& full, int step) {
  Picture picture = full;
  for (const int eighths : kEighths) {
    picture = {even(full.width * eighths / 8), even(full.height * eighths / 8), full.frames_per_second};
    if (step-- == 0) return picture;
    if (picture.width * picture.height <= kSmallPixels) break;
  }
  for (const int rate : kRates) {
    if (rate >= full.frames_per_second) continue;
    picture.frames_per_second = rate;
    if (step-- == 0) return picture;
  }
  return picture;
}

Picture PictureSize::choose(int kbits, int used, std::chrono::milliseconds now) {
  if (used >= kHardlyUsed * kbits) well_used_ = now;
  while (bits_for_a_pixel(now_, kbits) < kLeastBits) {
    const Picture next = picture_at_step(full_, step_ + 1);
    if (next == now_) break;
    now_ = next;
    ++step_;
    if (std::exchange(went_up_, false)) {
      rest_ = now - changed_ < kTry ? std::min<std::chrono::milliseconds>(2 * rest_, kLongestRest) : kShortestRest;
    }
    changed_ = now;
  }
  if (step_ > 0 && now - changed_ >= rest_) {
    const Picture next = picture_at_step(full_, step_ - 1);
    const double wanted = now - well_used_ >= kHardlyUsedFor ? kEnoughBits : kGoodBits;
    if (bits_for_a_pixel(next, kbits) >= wanted) {
      now_ = next;
      --step_;
      went_up_ = true;
      changed_ = now;
    }
  }
  return now_;
}

}  // namespace waymark::video
