// A picture in colour: the council's logo, the one thing on the glass that is neither a letter nor a shape of ours.
// It is kept large and reduced to the size in which it is shown, once for each size. Thread: owned by one thread.
#pragma once

#include <cstdint>
#include <vector>

namespace waymark::paint {

// Pixels are 0xAARRGGBB, alpha not premultiplied, row by row.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;

  [[nodiscard]] bool empty() const { return pixels.empty(); }
};

// `picture` no larger than it was, by the mean of what each new pixel covers.
[[nodiscard]] Picture reduced(const Picture& picture, int width, int height);

// The sizes of one picture that are in use, one below the other: what a presenter holds as its second texture.
class PictureSheet {
 public:
  struct Cell {
    int y = 0;
    int width = 0;
    int height = 0;
  };
  static constexpr int kMostSizes = 4;  // banner, attract, and each again after the text size changed

  void set(Picture picture);  // forgets all sizes
  [[nodiscard]] bool empty() const { return source_.empty(); }
  // Width over height; 1 when there is no picture.
  [[nodiscard]] float aspect() const;
  // Before each frame: drops all sizes when there are more than kMostSizes.
  void trim();
  // Where it stands in this size, made if need be.
  [[nodiscard]] Cell in_size(int width, int height);

  [[nodiscard]] const Picture& sheet() const { return sheet_; }
  [[nodiscard]] std::uint64_t revision() const { return revision_; }  // raised whenever sheet() changed

 private:
  Picture source_;
  Picture sheet_;
  std::vector<Cell> cells_;
  std::uint64_t revision_ = 0;
};

}  // namespace waymark::paint
