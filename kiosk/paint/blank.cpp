#include "kiosk/paint/blank.h"

#include <cstddef>

namespace waymark::paint {

bool is_blank(const Target& picture) {
  constexpr std::uint32_t kColour = 0xFFFFFF;
  constexpr int kStep = 4;
  if (picture.width <= 0 || picture.height <= 0) return true;
  const std::uint32_t first = picture.pixels[0] & kColour;
  for (int y = 0; y < picture.height; y += kStep) {
    const std::uint32_t* const row = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.pitch;
    for (int x = 0; x < picture.width; x += kStep) {
      if ((row[x] & kColour) != first) return false;
    }
  }
  return true;
}

}  // namespace waymark::paint
