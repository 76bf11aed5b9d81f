// Colours of the glass and the contrast between them (WCAG 2.2, 1.4.3 and 1.4.11). Pure values.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace waymark::paint {

// sRGB, eight bits a channel, alpha not premultiplied.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  [[nodiscard]] constexpr Colour with_alpha(std::uint8_t value) const { return {red, green, blue, value}; }
  // The byte order of Dear ImGui's vertices: red lowest.
  [[nodiscard]] constexpr std::uint32_t packed() const {
    return static_cast<std::uint32_t>(red) | static_cast<std::uint32_t>(green) << 8 |
           static_cast<std::uint32_t>(blue) << 16 | static_cast<std::uint32_t>(alpha) << 24;
  }
  constexpr bool operator==(const Colour&) const = default;
};

// Reads "#rrggbb" or "#rrggbbaa"; anything else is kInvalid.
[[nodiscard]] base::Result<Colour> parse_colour(std::string_view text);

// From 1 (the same) to 21 (black on white). Alpha is ignored: give the colours that are seen.
[[nodiscard]] double contrast_ratio(Colour a, Colour b);

// What is seen where `over` lies on an opaque `under`.
[[nodiscard]] Colour composite(Colour over, Colour under);

}  // namespace waymark::paint
