#include "kiosk/paint/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace waymark::paint {
namespace {

struct Share {
  int from = 0;
  int until = 0;
  std::vector<float> weights;
};

// How much of each old pixel lies in each new one, along one side.
std::vector<Share> shares(int before, int after) {
  std::vector<Share> list;
  const double step = static_cast<double>(before) / after;
  for (int i = 0; i < after; ++i) {
    const double left = i * step;
    const double right = std::min<double>(before, left + step);
    Share share{static_cast<int>(left), std::min(before, static_cast<int>(std::ceil(right - 1e-9))), {}};
    for (int old = share.from; old < share.until; ++old) {
      share.weights.push_back(static_cast<float>(std::min(right, old + 1.0) - std::max<double>(left, old)));
    }
    list.push_back(std::move(share));
  }
  return list;
}

std::uint32_t byte_of(float value) { return static_cast<std::uint32_t>(std::clamp(std::round(value), 0.0F, 255.0F)); }

}  // namespace

Picture reduced(const Picture& picture, int width, int height) {
  width = std::clamp(width, 1, std::max(1, picture.width));
  height = std::clamp(height, 1, std::max(1, picture.height));
  if (picture.empty() || (width == picture.width && height == picture.height)) return picture;
  Picture out{width, height, {}};
  out.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const auto columns = shares(picture.width, width);
  for (const Share& row : shares(picture.height, height)) {
    for (const Share& column : columns) {
      std::array<float, 4> sum{};  // blue, green, red (each weighed by its alpha), alpha
      float all = 0;
      for (int y = row.from; y < row.until; ++y) {
        for (int x = column.from; x < column.until; ++x) {
          const std::uint32_t pixel =
              picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                             static_cast<std::size_t>(x)];
          const float weight = row.weights[static_cast<std::size_t>(y - row.from)] *
                               column.weights[static_cast<std::size_t>(x - column.from)];
          const float alpha = static_cast<float>(pixel >> 24) * weight;
          for (std::size_t i = 0; i < 3; ++i) sum[i] += static_cast<float>(pixel >> (8 * i) & 255) * alpha;
          sum[3] += alpha;
          all += weight;
        }
      }
      const float alpha = std::max(sum[3], 1e-6F);
      out.pixels.push_back(byte_of(sum[0] / alpha) | byte_of(sum[1] / alpha) << 8 | byte_of(sum[2] / alpha) << 16 |
                           byte_of(sum[3] / std::max(all, 1e-6F)) << 24);
    }
  }
  return out;
}

void PictureSheet::set(Picture picture) {
  source_ = std::move(picture);
  sheet_ = {};
  cells_.clear();
  ++revision_;
}

float PictureSheet::aspect() const {
  return source_.height > 0 ? static_cast<float>(source_.width) / static_cast<float>(source_.height) : 1.0F;
}

void PictureSheet::trim() {
  if (cells_.size() <= kMostSizes) return;
  sheet_ = {};
  cells_.clear();
}

PictureSheet::Cell PictureSheet::in_size(int width, int height) {
  width = std::clamp(width, 1, std::max(1, source_.width));
  height = std::clamp(height, 1, std::max(1, source_.height));
  for (const Cell& cell : cells_) {
    if (cell.width == width && cell.height == height) return cell;
  }
  const Picture small = reduced(source_, width, height);
  Picture larger{std::max(sheet_.width, small.width), sheet_.height + small.height, {}};
  larger.pixels.assign(static_cast<std::size_t>(larger.width) * static_cast<std::size_t>(larger.height), 0);
  const auto copy = [&larger](const Picture& from, int top) {
    for (int y = 0; y < from.height; ++y) {
      std::copy_n(from.pixels.begin() + static_cast<std::ptrdiff_t>(y) * from.width, from.width,
                  larger.pixels.begin() + static_cast<std::ptrdiff_t>(top + y) * larger.width);
    }
  };
  copy(sheet_, 0);
  copy(small, sheet_.height);
  cells_.push_back({sheet_.height, small.width, small.height});
  sheet_ = std::move(larger);
  ++revision_;
  return cells_.back();
}

}  // namespace waymark::paint
