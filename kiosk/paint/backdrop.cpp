#include "kiosk/paint/backdrop.h"

#include <algorithm>
#include <array>

#include "base/secret.h"

namespace waymark::paint {
namespace {

constexpr int kRadius = 5;  // of one pass, in small pixels: a heading of 60 pixels is gone after three passes
constexpr int kPasses = 3;
constexpr int kMostColumns = 64;  // the rasteriser draws by tiles of that width
constexpr std::uint32_t kRedBlue = 0xFF00FF;
constexpr std::uint32_t kGreen = 0x00FF00;

std::uint32_t average(const Target& page, int x0, int y0) {
  std::uint32_t red = 0;
  std::uint32_t green = 0;
  std::uint32_t blue = 0;
  std::uint32_t count = 0;
  for (int y = y0; y < std::min(y0 + Backdrop::kShrink, page.height); ++y) {
    for (int x = x0; x < std::min(x0 + Backdrop::kShrink, page.width); ++x, ++count) {
      const std::uint32_t p = page.pixels[static_cast<std::ptrdiff_t>(y) * page.pitch + x];
      red += p >> 16 & 255;
      green += p >> 8 & 255;
      blue += p & 255;
    }
  }
  return (red / count) << 16 | (green / count) << 8 | blue / count;
}

// One box pass over a line of `count` pixels that lie `step` apart.
void blur_line(std::uint32_t* line, int count, std::ptrdiff_t step, std::vector<std::uint32_t>& copy) {
  for (int i = 0; i < count; ++i) copy[static_cast<std::size_t>(i)] = line[i * step];
  const auto at = [&](int i) { return copy[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]; };
  int red = 0;
  int green = 0;
  int blue = 0;
  const auto add = [&](std::uint32_t p, int sign) {
    red += sign * static_cast<int>(p >> 16 & 255);
    green += sign * static_cast<int>(p >> 8 & 255);
    blue += sign * static_cast<int>(p & 255);
  };
  for (int i = -kRadius; i <= kRadius; ++i) add(at(i), 1);
  constexpr int kWidth = 2 * kRadius + 1;
  for (int i = 0; i < count; ++i) {
    line[i * step] = static_cast<std::uint32_t>(red / kWidth) << 16 | static_cast<std::uint32_t>(green / kWidth) << 8 |
                     static_cast<std::uint32_t>(blue / kWidth);
    add(at(i + kRadius + 1), 1);
    add(at(i - kRadius), -1);
  }
}

// a + (b - a) * weight / 256, all three channels at once.
std::uint32_t lerp(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
  const std::uint32_t rest = 256 - weight;
  const std::uint32_t red_blue = ((a & kRedBlue) * rest + (b & kRedBlue) * weight + 0x800080) >> 8 & kRedBlue;
  const std::uint32_t green = ((a & kGreen) * rest + (b & kGreen) * weight + 0x8000) >> 8 & kGreen;
  return red_blue | green;
}

// Which two small pixels the pixel `at` of `full` lies between, and the weight of the second.
struct Between {
  int first;
  int second;
  std::uint32_t weight;
};
Between between(int at, int full, int small) {
  const std::int64_t place = (2 * at + 1) * static_cast<std::int64_t>(small) * 128 / full - 128;  // in 1/256
  const int first = static_cast<int>(place >> 8);
  return {std::clamp(first, 0, small - 1), std::clamp(first + 1, 0, small - 1),
          static_cast<std::uint32_t>(place & 255)};
}

}  // namespace

void Backdrop::capture(const Target& page, std::uint64_t page_hash) {
  width = (page.width + kShrink - 1) / kShrink;
  height = (page.height + kShrink - 1) / kShrink;
  hash = page_hash;
  pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      pixels[static_cast<std::size_t>(y * width + x)] = average(page, x * kShrink, y * kShrink);
  }
  std::vector<std::uint32_t> copy(static_cast<std::size_t>(std::max(width, height)));
  for (int pass = 0; pass < kPasses; ++pass) {
    for (int y = 0; y < height; ++y) blur_line(pixels.data() + static_cast<std::ptrdiff_t>(y) * width, width, 1, copy);
    for (int x = 0; x < width; ++x) blur_line(pixels.data() + x, height, width, copy);
  }
  base::zeroise(copy.data(), copy.size() * sizeof copy[0]);
}

void Backdrop::draw(const Target& target, int left, int top, int right, int bottom) const {
  if (pixels.empty()) return;
  std::array<Between, kMostColumns> columns;
  right = std::min(right, left + kMostColumns);
  if (left >= right) return;
  for (int x = left; x < right; ++x) columns[static_cast<std::size_t>(x - left)] = between(x, target.width, width);
  const int first = columns[0].first;
  const int last = columns[static_cast<std::size_t>(right - left - 1)].second;
  std::array<std::uint32_t, kMostColumns + 2> line;  // of small pixels, between its two rows
  for (int y = top; y < bottom; ++y) {
    const Between row = between(y, target.height, height);
    const std::uint32_t* upper = pixels.data() + static_cast<std::ptrdiff_t>(row.first) * width;
    const std::uint32_t* lower = pixels.data() + static_cast<std::ptrdiff_t>(row.second) * width;
    std::uint32_t* out = target.pixels + static_cast<std::ptrdiff_t>(y) * target.pitch;
    for (int x = first; x <= last; ++x)
      line[static_cast<std::size_t>(x - first)] = lerp(upper[x], lower[x], row.weight);
    for (int x = left; x < right; ++x) {
      const Between& column = columns[static_cast<std::size_t>(x - left)];
      out[x] = lerp(line[static_cast<std::size_t>(column.first - first)],
                    line[static_cast<std::size_t>(column.second - first)], column.weight);
    }
  }
  base::zeroise(line.data(), line.size() * sizeof line[0]);
}

std::size_t Backdrop::clear() {
  const std::size_t held = pixels.size() * sizeof(std::uint32_t);
  base::zeroise(pixels.data(), held);
  *this = {};
  return held;
}

}  // namespace waymark::paint
