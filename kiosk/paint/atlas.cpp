#include "kiosk/paint/atlas.h"

#include <cstring>

#include "base/secret.h"

namespace waymark::paint {

namespace {

constexpr int kShelfStep =
    4;  // heights of shelves are multiples of it, so that letters of nearly one height share them

constexpr std::size_t bytes_of(int rows) {
  return static_cast<std::size_t>(Atlas::kWidth) * static_cast<std::size_t>(rows);
}

}  // namespace

Atlas::Atlas() { start(); }

void Atlas::start() {
  texels_ = {};
  texels_.reserve(bytes_of(kMaxHeight));  // rows that were never written take no memory, and growing copies nothing
  texels_.resize(bytes_of(kFirstHeight));
  for (int y = 0; y < kWhite.height; ++y) {
    std::memset(texels_.data() + bytes_of(y), 255, static_cast<std::size_t>(kWhite.width));
  }
  shelves_.assign(1, {0, kWhite.height + 1, kWhite.width + 1});
  ++revision_;
}

// The lowest shelf with room for a cell and the gap beside it; a new one where that would be left a third empty or
// more.
Atlas::Shelf* Atlas::shelf_for(int width, int height) {
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool fits = shelf.height > height && shelf.left + width < kWidth;
    if (fits && (best == nullptr || shelf.height < best->height)) best = &shelf;
  }
  if (best != nullptr && best->height * 2 <= (height + kShelfStep) * 3) return best;
  const int top = shelves_.back().top + shelves_.back().height;
  const int wanted = (height + kShelfStep) / kShelfStep * kShelfStep;
  if (top + wanted > kMaxHeight) return best;
  const int rows = (top + wanted + kStep - 1) / kStep * kStep;
  if (rows > this->height()) texels_.resize(bytes_of(rows));
  return &shelves_.emplace_back(Shelf{top, wanted, 0});
}

std::optional<AtlasCell> Atlas::reserve(int width, int height) {
  if (width <= 0 || height <= 0 || width >= kWidth || height >= kMaxHeight) return std::nullopt;
  Shelf* shelf = shelf_for(width, height);
  if (shelf == nullptr) {
    full_ = true;
    return std::nullopt;
  }
  const AtlasCell cell{static_cast<std::int16_t>(shelf->left), static_cast<std::int16_t>(shelf->top),
                       static_cast<std::int16_t>(width), static_cast<std::int16_t>(height)};
  shelf->left += width + 1;
  return cell;
}

void Atlas::fill(const AtlasCell& cell, const std::uint8_t* coverage, int pitch) {
  for (int y = 0; y < cell.height; ++y) {
    std::memcpy(texels_.data() + bytes_of(cell.y + y) + cell.x, coverage + static_cast<std::ptrdiff_t>(y) * pitch,
                static_cast<std::size_t>(cell.width));
  }
  ++revision_;
}

std::size_t Atlas::clear() {
  const std::size_t held = texels_.size();
  base::zeroise(texels_.data(), held);
  full_ = false;
  ++epoch_;
  start();
  return held;
}

}  // namespace waymark::paint
