#include "video/presence/presence.h"

#include <algorithm>
#include <cmath>

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr float kDiffers = 12;  // of luma, from the empty picture
constexpr float kMoves = 2.5F;  // from one picture to the next
constexpr double kLeastBody = 0.1;
constexpr double kLeastMove = 0.02;
constexpr milliseconds kComesAfter{600};
constexpr milliseconds kGoesAfter{2'000};
constexpr milliseconds kIsAThingAfter{8'000};  // nobody stands as still as that
constexpr float kLearns = 0.05F;               // of what is new in an empty picture, each time

}  // namespace

Presence::Cells Presence::cells_of(const std::uint8_t* luma, int stride, int width, int height) {
  Cells cells{};
  for (int row = 0; row < kDown; ++row) {
    for (int column = 0; column < kAcross; ++column) {
      const int left = column * width / kAcross;
      const int right = std::max(left + 1, (column + 1) * width / kAcross);
      const int top = row * height / kDown;
      const int bottom = std::max(top + 1, (row + 1) * height / kDown);
      int sum = 0;
      for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) sum += luma[y * stride + x];
      }
      cells[static_cast<std::size_t>(row * kAcross + column)] =
          static_cast<float>(sum) / static_cast<float>((right - left) * (bottom - top));
    }
  }
  return cells;
}

double Presence::share_that_differs(const Cells& a, const Cells& b, float much) {
  Cells difference{};
  std::transform(a.begin(), a.end(), b.begin(), difference.begin(), [](float x, float y) { return x - y; });
  Cells sorted = difference;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  const float light = sorted[sorted.size() / 2];
  const auto count =
      std::count_if(difference.begin(), difference.end(), [&](float one) { return std::abs(one - light) > much; });
  return static_cast<double>(count) / static_cast<double>(difference.size());
}

bool Presence::see(const std::uint8_t* luma, int stride, int width, int height, milliseconds now) {
  const Cells cells = cells_of(luma, stride, width, height);
  if (!empty_) {
    empty_ = before_ = cells;
    moved_at_ = now;
    return false;
  }
  if (share_that_differs(cells, before_, kMoves) >= kLeastMove) moved_at_ = now;
  before_ = cells;
  const bool differs = share_that_differs(cells, *empty_, kDiffers) >= kLeastBody;
  if (differs && now - moved_at_ >= kIsAThingAfter) empty_ = cells;
  if (differs) {
    same_since_.reset();
    if (!differs_since_) differs_since_ = now;
    // What was left behind does not move either, when its owner has gone: somebody is there who has moved of late.
    if (now - *differs_since_ >= kComesAfter && now - moved_at_ < kGoesAfter) someone_ = true;
  } else {
    differs_since_.reset();
    if (!same_since_) same_since_ = now;
    if (now - *same_since_ >= kGoesAfter) someone_ = false;
    for (std::size_t at = 0; at < cells.size(); ++at) (*empty_)[at] += kLearns * (cells[at] - (*empty_)[at]);
  }
  return someone_;
}

}  // namespace waymark::video
