#include "video/paper/outline.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "video/paper/planes.h"

namespace waymark::video {
namespace {

constexpr int kPart = 160;  // of the picture's width: how thick
constexpr int kBlack = 16;
constexpr int kWhite = 235;
constexpr int kGrey = 128;

std::vector<cv::Point> points(const Corners& corners, double scale) {
  std::vector<cv::Point> list;
  for (const PagePoint& corner : corners) {
    list.emplace_back(static_cast<int>(std::lround(corner.x * scale)), static_cast<int>(std::lround(corner.y * scale)));
  }
  return list;
}

}  // namespace

void outline_page(const PaperPicture& picture, const Corners& corners) {
  Planes planes = planes_of(picture);
  const int thick = std::max(2, picture.width / kPart);
  cv::polylines(planes.y, points(corners, 1), true, cv::Scalar{kBlack}, 2 * thick, cv::LINE_AA);
  cv::polylines(planes.y, points(corners, 1), true, cv::Scalar{kWhite}, thick, cv::LINE_AA);
  for (cv::Mat* colour : {&planes.u, &planes.v}) {
    cv::polylines(*colour, points(corners, 0.5), true, cv::Scalar{kGrey}, thick);
  }
}

}  // namespace waymark::video
