// What lies behind a dialog: a small, blurred picture of the page, from which no letter can be read. Both presenters
// draw the same one, stretched over the glass.
#pragma once

#include <cstdint>
#include <vector>

namespace waymark::paint {

// Pixels are 0x00RRGGBB, row by row.
struct Target {
  std::uint32_t* pixels = nullptr;
  int pitch = 0;  // pixels from one row to the next
  int width = 0;
  int height = 0;
};

struct Backdrop {
  static constexpr int kShrink = 4;

  int width = 0;
  int height = 0;
  std::uint64_t hash = 0;  // of the primitives that it shows
  std::vector<std::uint32_t> pixels;

  // Shrinks and blurs a finished page.
  void capture(const Target& page, std::uint64_t page_hash);
  // Stretches rows [top, bottom) and columns [left, right), 64 at most, over a target of the page's size, as GL_LINEAR
  // does.
  void draw(const Target& target, int left, int top, int right, int bottom) const;
  // Zeroes the picture. Returns the bytes it held.
  std::size_t clear();
};

}  // namespace waymark::paint
