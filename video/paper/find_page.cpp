#include "video/paper/find_page.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "video/paper/bright_lines.h"
#include "video/paper/four_sides.h"
#include "video/paper/measured_sides.h"
#include "video/paper/planes.h"

namespace waymark::video {
namespace {

constexpr int kSmallWidth = 640;  // of the picture in which lines are looked for
constexpr int kLeastWidth = 160;
constexpr double kMostColour = 0.2;   // of what lies within the page, as a share of its light
constexpr double kSureSupport = 0.8;  // of the four sides, once they are measured
constexpr double kSureSide = 0.6;     // of each

int median_of(const cv::Mat& plane, const cv::Mat& mask) {
  std::array<int, 256> count{};
  int all = 0;
  for (int row = 0; row < plane.rows; ++row) {
    const auto* value = plane.ptr<std::uint8_t>(row);
    const auto* inside = mask.ptr<std::uint8_t>(row);
    for (int column = 0; column < plane.cols; ++column) {
      if (inside[column] == 0) continue;
      ++count[value[column]];
      ++all;
    }
  }
  int value = 0;
  for (int below = count[0]; value < 255 && below * 2 < all; below += count[static_cast<std::size_t>(value)]) ++value;
  return value;
}

bool is_colourless(const PaperPicture& picture, const Corners& corners) {
  const Planes planes = planes_of(picture);
  const cv::Mat mask = inside_of(corners, 0.5, planes.u.size());
  cv::Mat luma;
  cv::resize(planes.y, luma, planes.u.size(), 0, 0, cv::INTER_AREA);
  const double light = std::max(8, median_of(luma, mask) - 16) / 219.0;
  const double colour = std::hypot(median_of(planes.u, mask) - 128, median_of(planes.v, mask) - 128) / 224;
  return colour <= kMostColour * light;
}

Corners scaled(const Corners& corners, double by) {
  Corners out = corners;
  for (PagePoint& corner : out) corner = {(corner.x + 0.5) * by - 0.5, (corner.y + 0.5) * by - 0.5};
  return out;
}

bool is_sure(const cv::Mat& small, const Corners& corners) {
  double sum = 0;
  for (std::size_t side = 0; side < 4; ++side) {
    const double support = look_at_side(small, corners[side], corners[(side + 1) % 4]).support;
    if (support < kSureSide) return false;
    sum += support;
  }
  return sum / 4 >= kSureSupport;
}

}  // namespace

std::optional<Corners> find_page(const PaperPicture& picture) {
  if (picture.width < kLeastWidth || picture.height < kLeastWidth / 2) return std::nullopt;
  const cv::Mat luma = planes_of(picture).y;
  const double scale = std::max(1.0, static_cast<double>(picture.width) / kSmallWidth);
  cv::Mat small;
  cv::resize(luma, small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
  small = without_print(small);
  const std::vector<Quad> likely = likely_pages(small, find_bright_lines(small));
  if (likely.empty()) return std::nullopt;
  cv::Mat smooth;
  cv::GaussianBlur(luma, smooth, {3, 3}, 0);
  const int reach = static_cast<int>(std::lround(7 * scale));
  for (const Quad& quad : likely) {
    auto corners = measure_sides(smooth, scaled(quad.corners, scale), reach);
    if (corners) corners = measure_sides(smooth, *corners, std::max(4, reach / 3));
    if (!corners || !has_the_shape_of_a_page(*corners, picture.width, picture.height)) continue;
    if (is_sure(small, scaled(*corners, 1 / scale)) && is_colourless(picture, *corners)) return corners;
  }
  return std::nullopt;
}

double area_share(const Corners& corners, int width, int height) {
  double twice = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    const PagePoint& here = corners[at];
    const PagePoint& next = corners[(at + 1) % 4];
    twice += here.x * next.y - next.x * here.y;
  }
  return twice / 2 / (static_cast<double>(width) * height);
}

}  // namespace waymark::video
