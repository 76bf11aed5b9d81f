#include "video/paper/straighten.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "video/paper/even_light.h"
#include "video/paper/planes.h"

namespace waymark::video {
namespace {

constexpr double kA4 = 1.41421356;
constexpr double kLikeA4 = 0.12;   // a sheet this near to it is one: tilting changes its proportions
constexpr double kEnlarge = 1.25;  // what is far away is smaller than it could be
constexpr int kLeastSide = 600;
constexpr int kMostSide = 2000;

constexpr double kBlack = 16;  // of limited range
constexpr double kLumaRange = 255.0 / 219;
constexpr double kColourRange = 255.0 / 224;

int even(double pixels) { return std::max(2, static_cast<int>(std::lround(pixels / 2)) * 2); }

double length(const PagePoint& a, const PagePoint& b) { return std::hypot(b.x - a.x, b.y - a.y); }

cv::Size sheet_size(const Corners& corners) {
  double width = std::max(length(corners[0], corners[1]), length(corners[3], corners[2]));
  double height = std::max(length(corners[1], corners[2]), length(corners[0], corners[3]));
  double& longer = width > height ? width : height;
  double& shorter = width > height ? height : width;
  if (std::abs(longer / shorter / kA4 - 1) <= kLikeA4) longer = shorter * kA4;
  const double by = std::clamp(kEnlarge, kLeastSide / longer, kMostSide / longer);
  return {even(width * by), even(height * by)};
}

cv::Point2f point(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

// One plane of the picture, whose pixels are `scale` of the picture's, laid flat to `size`.
cv::Mat lay_flat(const cv::Mat& plane, const Corners& corners, double scale, cv::Size size) {
  std::array<cv::Point2f, 4> from;
  for (std::size_t at = 0; at < 4; ++at) {
    from[at] = point((corners[at].x + 0.5) * scale - 0.5, (corners[at].y + 0.5) * scale - 0.5);
  }
  const double right = size.width - 0.5;
  const double bottom = size.height - 0.5;
  const std::array<cv::Point2f, 4> to{point(-0.5, -0.5), point(right, -0.5), point(right, bottom), point(-0.5, bottom)};
  cv::Mat flat;
  cv::warpPerspective(plane, flat, cv::getPerspectiveTransform(from.data(), to.data()), size, cv::INTER_CUBIC,
                      cv::BORDER_REPLICATE);
  return flat;
}

std::vector<std::uint8_t> bytes_of(const cv::Mat& plane) {
  return {plane.begin<std::uint8_t>(), plane.end<std::uint8_t>()};
}

Sheet sheet_of(const cv::Mat& y, const cv::Mat& u, const cv::Mat& v) {
  return {y.cols, y.rows, bytes_of(y), bytes_of(u), bytes_of(v)};
}

cv::Mat full_luma(const cv::Mat& limited) {
  cv::Mat full;
  limited.convertTo(full, CV_8U, kLumaRange, -kBlack * kLumaRange);
  return full;
}

cv::Mat full_colour(const cv::Mat& limited) {
  cv::Mat full;
  limited.convertTo(full, CV_8U, kColourRange, 128 - 128 * kColourRange);
  return full;
}

}  // namespace

Sheet straighten(const PaperPicture& picture, const Corners& corners) {
  const cv::Size size = sheet_size(corners);
  const cv::Size half{size.width / 2, size.height / 2};
  const Planes planes = planes_of(picture);
  cv::Mat y = full_luma(lay_flat(planes.y, corners, 1, size));
  cv::Mat u = full_colour(lay_flat(planes.u, corners, 0.5, half));
  cv::Mat v = full_colour(lay_flat(planes.v, corners, 0.5, half));
  even_light(y, u, v);
  return sheet_of(y, u, v);
}

Sheet whole_picture(const PaperPicture& picture) {
  const Planes planes = planes_of(picture);
  return sheet_of(full_luma(planes.y), full_colour(planes.u), full_colour(planes.v));
}

Sheet for_screens(const Sheet& sheet) {
  Sheet out = sheet;
  for (std::uint8_t& value : out.y) value = static_cast<std::uint8_t>(std::lround(kBlack + value / kLumaRange));
  for (auto* plane : {&out.u, &out.v}) {
    for (std::uint8_t& value : *plane) {
      value = static_cast<std::uint8_t>(std::lround(128 + (value - 128) / kColourRange));
    }
  }
  return out;
}

}  // namespace waymark::video
