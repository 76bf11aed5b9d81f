// Finds a sheet of paper in a picture.
//
// A page is a bright area with four straight sides, darker all around, evenly bright inside but for what is printed,
// and nearly without colour. Its sides are looked for as lines that have brightness on one side of them, so that a
// table of any pattern, text, a shine or a finger over an edge does not hide them; which four of them are the page is
// decided by how much of each side is really there. The corners are then measured at the picture's own size.
//
// A page that is cut off by the picture's edge, or smaller than a twelfth of the picture, is none.
#pragma once

#include <optional>

#include "video/paper/picture.h"

namespace waymark::video {

[[nodiscard]] std::optional<Corners> find_page(const PaperPicture& picture);

// Of the whole picture, 0 to 1.
[[nodiscard]] double area_share(const Corners& corners, int width, int height);

}  // namespace waymark::video
