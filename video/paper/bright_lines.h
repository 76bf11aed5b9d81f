// Lines with brightness on one side of them, in a small picture. Internal to this folder.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace waymark::video {

// All points with nx * x + ny * y == offset; the normal points to the brighter side.
struct BrightLine {
  double nx = 0;
  double ny = 0;
  double offset = 0;
  double angle = 0;   // of the normal, degrees, 0 to 360
  double weight = 0;  // how much edge lies on it
};

// The picture as a finder of pages wants it: what is thin and dark (print) is gone, and equal ratios of light are equal
// differences, so that a page in the shade has edges as strong as one in the light.
[[nodiscard]] cv::Mat without_print(const cv::Mat& luma);

// The strongest lines of a picture made by without_print(), the strongest first.
[[nodiscard]] std::vector<BrightLine> find_bright_lines(const cv::Mat& picture);

}  // namespace waymark::video
