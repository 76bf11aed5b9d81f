// Which four of the lines in a picture are the sides of a page. Internal to this folder.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "video/paper/bright_lines.h"
#include "video/paper/picture.h"

namespace waymark::video {

struct Quad {
  Corners corners{};
  double score = 0;
};

// The side from one corner to the next, clockwise: how much of it is brighter on the page's side (0 to 1), and by how
// much there. `picture` is one made by without_print().
struct Side {
  double support = 0;
  double step = 0;
};
[[nodiscard]] Side look_at_side(const cv::Mat& picture, const PagePoint& from, const PagePoint& to);

// Convex, of a size and with angles that a page in perspective has, and inside of the picture.
[[nodiscard]] bool has_the_shape_of_a_page(const Corners& corners, int width, int height);

// How much of the page is bright but for what is printed, and evenly so, measured by the step at its sides: 0 to 1.
[[nodiscard]] double even_inside(const cv::Mat& picture, const Corners& corners, double step);

// The most likely pages, the best first; a few at most.
[[nodiscard]] std::vector<Quad> likely_pages(const cv::Mat& picture, const std::vector<BrightLine>& lines);

}  // namespace waymark::video
