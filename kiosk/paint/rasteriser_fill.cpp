// The inner loops of the rasteriser: one primitive within one tile.
#include <algorithm>
#include <cstdint>

#include "kiosk/paint/rasteriser.h"

namespace waymark::paint {
namespace {

// `colour` over `under`, with `alpha` from 0 to 255. Red and blue share one multiplication.
inline std::uint32_t blended(std::uint32_t under, std::uint32_t colour, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  std::uint32_t red_blue = (colour & 0xFF00FF) * alpha + (under & 0xFF00FF) * rest + 0x800080;
  red_blue = (red_blue + (red_blue >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
  std::uint32_t green = (colour >> 8 & 0xFF) * alpha + (under >> 8 & 0xFF) * rest + 0x80;
  green = (green + (green >> 8)) >> 8 & 0xFF;
  return red_blue | green << 8;
}

inline std::uint32_t scaled(std::uint32_t coverage, std::uint32_t alpha) {
  const std::uint32_t product = coverage * alpha + 0x80;
  return (product + (product >> 8)) >> 8;
}

// Dear ImGui keeps red in the lowest byte, the glass in the third.
inline std::uint32_t glass_colour(std::uint32_t packed) {
  return (packed & 0xFF) << 16 | (packed & 0xFF00) | (packed >> 16 & 0xFF);
}

inline void cover(std::uint32_t& pixel, std::uint32_t colour, std::uint32_t alpha) {
  if (alpha == 255) {
    pixel = colour;
  } else if (alpha != 0) {
    pixel = blended(pixel, colour, alpha);
  }
}

}  // namespace

void Rasteriser::draw_tile(const Atlas& atlas, const Target& target, int column, int row) {
  const int x = column * kTile;
  const int y = row * kTile;
  const PixelRect tile{x, y, std::min(kTile, width_ - x), std::min(kTile, height_ - y)};
  for (const std::uint32_t index : bins_[static_cast<std::size_t>(row * columns_ + column)]) {
    draw(primitives_[index], atlas, target, tile);
  }
}

void Rasteriser::draw(const Primitive& p, const Atlas& atlas, const Target& target, const PixelRect& within) const {
  const int left = std::max<int>(p.left, within.x);
  const int top = std::max<int>(p.top, within.y);
  const int right = std::min<int>(p.right, within.x + within.width);
  const int bottom = std::min<int>(p.bottom, within.y + within.height);
  if (left >= right || top >= bottom) return;
  if (p.kind == Kind::kBackdrop) return backdrop_.draw(target, left, top, right, bottom);

  if (p.kind == Kind::kPicture) {
    const Picture& sheet = atlas.pictures().sheet();
    for (int y = top; y < bottom; ++y) {
      std::uint32_t* out = target.pixels + static_cast<std::ptrdiff_t>(y) * target.pitch;
      const std::uint32_t* in =
          sheet.pixels.data() + static_cast<std::ptrdiff_t>(static_cast<int>(p.v0) + y - p.y) * sheet.width - p.x;
      for (int x = left; x < right; ++x) cover(out[x], in[x] & 0xFFFFFF, in[x] >> 24);
    }
    return;
  }

  const std::uint32_t alpha = p.colour >> 24;
  const std::uint32_t colour = glass_colour(p.colour);
  for (int y = top; y < bottom; ++y) {
    std::uint32_t* out = target.pixels + static_cast<std::ptrdiff_t>(y) * target.pitch;
    if (p.kind == Kind::kSolid) {
      if (alpha == 255) {
        std::fill(out + left, out + right, colour);
      } else {
        for (int x = left; x < right; ++x) out[x] = blended(out[x], colour, alpha);
      }
    } else if (p.kind == Kind::kCopy) {
      const int v = static_cast<int>(p.v0 + 0.5F) + y - p.y;
      const std::uint8_t* in =
          atlas.texels() + static_cast<std::ptrdiff_t>(v) * Atlas::kWidth + static_cast<int>(p.u0 + 0.5F) - p.x;
      if (alpha == 255) {
        for (int x = left; x < right; ++x) cover(out[x], colour, in[x]);
      } else {
        for (int x = left; x < right; ++x) cover(out[x], colour, scaled(in[x], alpha));
      }
    } else {
      const float down = (static_cast<float>(y - p.y) + 0.5F) / static_cast<float>(p.height);
      const int v = static_cast<int>(p.v0 + down * (p.v1 - p.v0));
      const std::uint8_t* in = atlas.texels() + static_cast<std::ptrdiff_t>(v) * Atlas::kWidth;
      if (p.u0 == p.u1) {
        const std::uint32_t covered = scaled(in[static_cast<int>(p.u0)], alpha);
        for (int x = left; x < right; ++x) cover(out[x], colour, covered);
        continue;
      }
      for (int x = left; x < right; ++x) {
        const float across = (static_cast<float>(x - p.x) + 0.5F) / static_cast<float>(p.width);
        cover(out[x], colour, scaled(in[static_cast<int>(p.u0 + across * (p.u1 - p.u0))], alpha));
      }
    }
  }
}

}  // namespace waymark::paint
