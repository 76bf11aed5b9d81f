#include "kiosk/paint/overlay.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace waymark::paint {
namespace {

PixelRect meet(const PixelRect& a, const PixelRect& b) {
  const int left = std::max(a.x, b.x);
  const int top = std::max(a.y, b.y);
  const int right = std::min(a.x + a.width, b.x + b.width);
  const int bottom = std::min(a.y + a.height, b.y + b.height);
  return {left, top, std::max(0, right - left), std::max(0, bottom - top)};
}

// How far the rounded corner of radius `corner` leaves this row in on each side.
int inset_of(int row, int height, int corner) {
  const int from_edge = std::min(row, height - 1 - row);
  if (from_edge >= corner) return 0;
  const auto radius = static_cast<float>(corner);
  const float rise = radius - static_cast<float>(from_edge) - 0.5F;
  return static_cast<int>(std::ceil(radius - std::sqrt(std::max(0.0F, radius * radius - rise * rise))));
}

}  // namespace

PixelRect copy_overlay(const Overlay& overlay, const Target& target) {
  const PixelRect drawn = meet(meet(overlay.rect, overlay.clip), {0, 0, target.width, target.height});
  const Picture* const picture = overlay.picture.get();
  if (picture == nullptr || picture->width != overlay.rect.width || picture->height != overlay.rect.height) return {};
  for (int y = drawn.y; y < drawn.y + drawn.height; ++y) {
    const int row = y - overlay.rect.y;
    const int inset = inset_of(row, overlay.rect.height, overlay.corner);
    const int left = std::max(drawn.x, overlay.rect.x + inset);
    const int right = std::min(drawn.x + drawn.width, overlay.rect.x + overlay.rect.width - inset);
    if (right <= left) continue;
    const auto* const from =
        picture->pixels.data() + static_cast<std::ptrdiff_t>(row) * picture->width + (left - overlay.rect.x);
    std::copy(from, from + (right - left), target.pixels + static_cast<std::ptrdiff_t>(y) * target.pitch + left);
  }
  return drawn;
}

}  // namespace waymark::paint
