#include "kiosk/paint/shapes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace waymark::paint {
namespace {

// How much of the texel at distance `d` from the centre lies inside a circle of radius `r`: a straight edge through
// one texel is close enough from two texels of radius on.
float inside(float d, float r) { return std::clamp(r - d + 0.5F, 0.0F, 1.0F); }

float distance_from_centre(int x, int y, float centre) {
  return std::hypot(static_cast<float>(x) + 0.5F - centre, static_cast<float>(y) + 0.5F - centre);
}

}  // namespace

template <class Coverage>
std::optional<AtlasCell> Shapes::find(Atlas& atlas, Key key, int side, Coverage&& coverage) {
  if (const auto found = cells_.find(key); found != cells_.end()) return found->second;
  const auto cell = atlas.reserve(side, side);
  if (!cell) return std::nullopt;
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
      mask[at] = static_cast<std::uint8_t>(std::lround(255.0F * coverage(x, y)));
    }
  }
  atlas.fill(*cell, mask.data(), side);
  cells_.emplace(key, *cell);
  return cell;
}

std::optional<AtlasCell> Shapes::disc(Atlas& atlas, int radius) {
  const auto r = static_cast<float>(radius);
  return find(atlas, {Kind::kDisc, radius, 0}, 2 * radius,
              [r](int x, int y) { return inside(distance_from_centre(x, y, r), r); });
}

std::optional<AtlasCell> Shapes::ring(Atlas& atlas, int radius, int thickness) {
  const auto outer = static_cast<float>(radius);
  const auto inner = static_cast<float>(radius - thickness);
  return find(atlas, {Kind::kRing, radius, thickness}, 2 * radius, [outer, inner](int x, int y) {
    const float d = distance_from_centre(x, y, outer);
    return std::max(0.0F, inside(d, outer) - (inner > 0 ? inside(d, inner) : 0.0F));
  });
}

std::optional<AtlasCell> Shapes::shadow(Atlas& atlas, int radius, int blur) {
  const int middle = reach(radius, blur);
  const auto corner = static_cast<float>(radius);
  const auto soft = static_cast<float>(blur);
  const auto centre = static_cast<float>(middle);
  return find(atlas, {Kind::kShadow, radius, blur}, 2 * middle + 1, [=](int x, int y) {
    // The distance to a rounded square, through the smooth step that a Gaussian's integral looks like.
    const float half = centre - soft;
    const float dx = std::max(0.0F, std::abs(static_cast<float>(x) - centre) - (half - corner));
    const float dy = std::max(0.0F, std::abs(static_cast<float>(y) - centre) - (half - corner));
    const float outside = std::hypot(dx, dy) - corner;
    const float t = std::clamp(0.5F - outside / (2 * soft), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
  });
}

}  // namespace waymark::paint
