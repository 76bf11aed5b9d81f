#include "kiosk/paint/atlas.h"

#include <cstring>

#include "base/secret.h"

namespace waymark::paint {

Atlas::Atlas() {
  texels_.assign(static_cast<std::size_t>(kWidth) * kFirstHeight, 0);
  start();
}

void Atlas::start() {
  for (int y = 0; y < kWhite.height; ++y) {
    std::memset(texels_.data() + static_cast<std::size_t>(y) * kWidth, 255, static_cast<std::size_t>(kWhite.width));
  }
  shelf_left_ = kWhite.width + 1;
  shelf_top_ = 0;
  shelf_height_ = kWhite.height + 1;
  ++revision_;
}

std::optional<AtlasCell> Atlas::reserve(int width, int height) {
  if (width <= 0 || height <= 0 || width + 1 > kWidth || height + 1 > kMaxHeight) return std::nullopt;
  if (shelf_left_ + width + 1 > kWidth) {
    shelf_top_ += shelf_height_;
    shelf_left_ = 0;
    shelf_height_ = 0;
  }
  while (shelf_top_ + height + 1 > height_) {
    if (height_ >= kMaxHeight) {
      full_ = true;
      return std::nullopt;
    }
    std::vector<std::uint8_t> larger(texels_.size() * 2, 0);
    std::memcpy(larger.data(), texels_.data(), texels_.size());
    base::zeroise(texels_.data(), texels_.size());
    texels_ = std::move(larger);
    height_ *= 2;
    ++revision_;
  }
  const AtlasCell cell{static_cast<std::int16_t>(shelf_left_), static_cast<std::int16_t>(shelf_top_),
                       static_cast<std::int16_t>(width), static_cast<std::int16_t>(height)};
  shelf_left_ += width + 1;
  shelf_height_ = std::max(shelf_height_, height + 1);
  return cell;
}

void Atlas::fill(const AtlasCell& cell, const std::uint8_t* coverage, int pitch) {
  for (int y = 0; y < cell.height; ++y) {
    std::memcpy(texels_.data() + static_cast<std::size_t>(cell.y + y) * kWidth + cell.x,
                coverage + static_cast<std::ptrdiff_t>(y) * pitch, static_cast<std::size_t>(cell.width));
  }
  ++revision_;
}

std::size_t Atlas::clear() {
  const std::size_t held = texels_.size();
  base::zeroise(texels_.data(), held);
  texels_.resize(static_cast<std::size_t>(kWidth) * kFirstHeight);
  texels_.shrink_to_fit();
  height_ = kFirstHeight;
  full_ = false;
  ++epoch_;
  start();
  return held;
}

}  // namespace waymark::paint
