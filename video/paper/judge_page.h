// Whether what is written on a page can be read in its picture.
#pragma once

#include "video/paper/picture.h"

namespace waymark::video {

struct PageLook {
  double white = 0;      // luma of the paper itself, 0 (black) to 1
  double sharpness = 1;  // how steep the edges of print are: 0 to 1; 1 when nothing is printed
  double shine = 0;      // share of the page in which a lamp is mirrored
  bool operator==(const PageLook&) const = default;
};

inline constexpr double kLeastWhite = 0.18;
inline constexpr double kLeastSharpness = 0.42;
inline constexpr double kMostShine = 0.012;

[[nodiscard]] PageLook judge_page(const PaperPicture& picture, const Corners& corners);

// Of a picture without a page: so dark that none could be found.
[[nodiscard]] bool is_too_dark_to_look(const PaperPicture& picture);

}  // namespace waymark::video
