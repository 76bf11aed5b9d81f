#include "video/paper/planes.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace waymark::video {
namespace {

constexpr double kWithin = 0.04;  // of the way from a corner to the middle

// OpenCV has no matrix that cannot be written to.
cv::Mat plane(const std::uint8_t* bytes, int width, int height, int stride) {
  return {height, width, CV_8U, const_cast<std::uint8_t*>(bytes), static_cast<std::size_t>(stride)};
}

}  // namespace

Planes planes_of(const PaperPicture& picture) {
  const int width = picture.width / 2;
  const int height = picture.height / 2;
  return {plane(picture.y, picture.width, picture.height, picture.y_stride),
          plane(picture.u, width, height, picture.uv_stride), plane(picture.v, width, height, picture.uv_stride)};
}

cv::Mat inside_of(const Corners& corners, double scale, cv::Size size) {
  PagePoint middle;
  for (const PagePoint& corner : corners) middle = {middle.x + corner.x / 4, middle.y + corner.y / 4};
  std::vector<cv::Point> points;
  for (const PagePoint& corner : corners) {
    points.emplace_back(static_cast<int>(std::lround((corner.x + (middle.x - corner.x) * kWithin) * scale)),
                        static_cast<int>(std::lround((corner.y + (middle.y - corner.y) * kWithin) * scale)));
  }
  cv::Mat mask = cv::Mat::zeros(size, CV_8U);
  cv::fillConvexPoly(mask, points, cv::Scalar{255});
  return mask;
}

}  // namespace waymark::video
