// One texture for all that is drawn: glyph coverage, corner masks, soft shadows and a white block, eight bits a
// texel. One texture means one draw call a page. Beside it, the council's logo in colour.
//
// It grows by doubling its height up to kMaxHeight. When that is full, insert() fails and full() turns true; the
// painter then clears it, which raises epoch(), and lays the page out again. Thread: owned by one thread.
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
  static constexpr int kMaxHeight = 4096;   // 8 MiB: more than any two pages of any script need

  Atlas();

  // Room for width x height texels, or nothing when the atlas is full or the shape is wider than it.
  [[nodiscard]] std::optional<AtlasCell> reserve(int width, int height);
  // Copies coverage into a cell, `pitch` bytes a row.
  void fill(const AtlasCell& cell, const std::uint8_t* coverage, int pitch);

  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] const std::uint8_t* texels() const { return texels_.data(); }
  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] int used_rows() const { return shelf_top_ + shelf_height_; }
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
  void start();

  std::vector<std::uint8_t> texels_;
  PictureSheet pictures_;
  int height_ = kFirstHeight;
  int shelf_left_ = 0;
  int shelf_top_ = 0;
  int shelf_height_ = 0;
  bool full_ = false;
  std::uint32_t epoch_ = 0;
  std::uint64_t revision_ = 0;
};

// The white block that solid shapes sample, always in this corner.
inline constexpr AtlasCell kWhite{0, 0, 4, 4};

}  // namespace waymark::paint
