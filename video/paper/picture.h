// What this folder looks at and answers with. Pure: no clock, file or thread, and the same answer for the same picture.
#pragma once

#include <array>
#include <cstdint>

namespace waymark::video {

// Planes of an I420 picture (BT.601, limited range) that somebody else owns. Width and height are even.
struct PaperPicture {
  const std::uint8_t* y = nullptr;
  const std::uint8_t* u = nullptr;
  const std::uint8_t* v = nullptr;
  int y_stride = 0;
  int uv_stride = 0;
  int width = 0;
  int height = 0;
};

struct PagePoint {
  double x = 0;
  double y = 0;
  bool operator==(const PagePoint&) const = default;
};

// Of a page in a picture, in its pixels: upper left, upper right, lower right, lower left.
using Corners = std::array<PagePoint, 4>;

}  // namespace waymark::video
