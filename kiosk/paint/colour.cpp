#include "kiosk/paint/colour.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace waymark::paint {
namespace {

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue); }

std::uint8_t mix(std::uint8_t over, std::uint8_t under, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((over * alpha + under * (255 - alpha) + 127) / 255);
}

}  // namespace

base::Result<Colour> parse_colour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') {
    return base::fail(base::ErrorCode::kInvalid, {}, "a colour is written #rrggbb or #rrggbbaa");
  }
  std::array<std::uint8_t, 4> channel{0, 0, 0, 255};
  for (std::size_t i = 0; 1 + 2 * i < text.size(); ++i) {
    const char* first = text.data() + 1 + 2 * i;
    const auto [end, error] = std::from_chars(first, first + 2, channel[i], 16);
    if (error != std::errc{} || end != first + 2) {
      return base::fail(base::ErrorCode::kInvalid, {}, "a colour is written #rrggbb or #rrggbbaa");
    }
  }
  return Colour{channel[0], channel[1], channel[2], channel[3]};
}

double contrast_ratio(Colour a, Colour b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Colour composite(Colour over, Colour under) {
  return {mix(over.red, under.red, over.alpha), mix(over.green, under.green, over.alpha),
          mix(over.blue, under.blue, over.alpha), 255};
}

}  // namespace waymark::paint
