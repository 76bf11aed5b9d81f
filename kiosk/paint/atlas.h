// One texture for all that is drawn: glyph coverage, corner masks, soft shadows and a white block, eight bits a
// texel. One texture means one draw call a page. Beside it, the council's logo in colour.
//
// Cells lie on shelves: a cell goes on the lowest shelf that it fills well, so that small and large letters do not
// waste each other's rows. It grows by kStep rows up to kMaxHeight; texture coordinates are fractions of kMaxHeight
// from the start, so that growing moves nothing. When that is full, reserve() fails and full() turns true; the painter
// then clears it, which raises epoch(), and lays the page out again. Thread: owned by one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/paint/picture.h"

namespace waymark::paint {

// A place in the atlas, in texels.
struct AtlasCell {
  std::int16_t x = 0;
  std::int16_t y = 0;
  std::int16_t width = 0;
  std::int16_t height = 0;
};

class Atlas {
 public:
  static constexpr int kWidth = 2048;       // every GL 3 driver takes 2048
  static constexpr int kFirstHeight = 512;  // one language at one size fits
  static constexpr int kStep = 256;
  static constexpr int kMaxHeight = 4096;  // 8 MiB: more than any two pages of any script need

  Atlas();

  // Room for width x height texels, or nothing when the atlas is full or the shape is wider than it.
  [[nodiscard]] std::optional<AtlasCell> reserve(int width, int height);
  // Copies coverage into a cell, `pitch` bytes a row.
  void fill(const AtlasCell& cell, const std::uint8_t* coverage, int pitch);

  // Rows that exist now.
  [[nodiscard]] int height() const { return static_cast<int>(texels_.size()) / kWidth; }
  [[nodiscard]] const std::uint8_t* texels() const { return texels_.data(); }
  [[nodiscard]] bool full() const { return full_; }
  // Raised by clear(): every cell given out before is void.
  [[nodiscard]] std::uint32_t epoch() const { return epoch_; }
  // Raised by every fill(): a copy in video memory is stale.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  // The logo says nothing about a visit: clear() leaves it alone.
  [[nodiscard]] PictureSheet& pictures() { return pictures_; }
  [[nodiscard]] const PictureSheet& pictures() const { return pictures_; }

  // Zeroes every texel and gives back the memory beyond the first size. Returns how many bytes it held.
  std::size_t clear();

 private:
  struct Shelf {
    int top = 0;
    int height = 0;
    int left = 0;  // the first column that is free
  };

  void start();
  Shelf* shelf_for(int width, int height);

  std::vector<std::uint8_t> texels_;
  std::vector<Shelf> shelves_;
  PictureSheet pictures_;
  bool full_ = false;
  std::uint32_t epoch_ = 0;
  std::uint64_t revision_ = 0;
};

// The white block that solid shapes sample, always in this corner.
inline constexpr AtlasCell kWhite{0, 0, 4, 4};

}  // namespace waymark::paint
