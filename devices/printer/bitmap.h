// One-bit pictures as a thermal head wants them: rows of whole bytes, first dot in the top bit, 1 is black.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace waymark::devices {

struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> bytes;  // row_bytes() * height

  Bitmap() = default;
  Bitmap(int columns, int rows)
      : width(columns), height(rows), bytes(static_cast<std::size_t>((columns + 7) / 8 * rows)) {}

  [[nodiscard]] int row_bytes() const { return (width + 7) / 8; }
  [[nodiscard]] bool black(int x, int y) const {
    return (bytes[static_cast<std::size_t>(y * row_bytes() + x / 8)] >> (7 - x % 8) & 1) != 0;
  }
  void blacken(int x, int y) {
    auto& byte = bytes[static_cast<std::size_t>(y * row_bytes() + x / 8)];
    byte = static_cast<std::uint8_t>(byte | 0x80 >> x % 8);
  }
};

struct GreyImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;  // 0 black, 255 white
};

// A PNG over white, no larger than 4,000 dots either way.
[[nodiscard]] base::Result<GreyImage> read_png(const std::string& path);

// Black ink on thermal paper, written beside and renamed, so that nobody sees half a picture.
[[nodiscard]] base::Status write_png(const Bitmap& bitmap, const std::string& path);

// Shrinks to `max_width` (never enlarges), then Floyd and Steinberg's error diffusion (1976).
[[nodiscard]] Bitmap to_bitmap(const GreyImage& image, int max_width);

}  // namespace waymark::devices
