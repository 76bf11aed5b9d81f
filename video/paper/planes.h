// A picture's planes as OpenCV sees them. Internal to this folder.
#pragma once

#include <opencv2/core.hpp>

#include "video/paper/picture.h"

namespace waymark::video {

// Without a copy: valid as long as the picture is. Nobody writes into them.
struct Planes {
  cv::Mat y;
  cv::Mat u;
  cv::Mat v;
};
[[nodiscard]] Planes planes_of(const PaperPicture& picture);

// 255 inside of the page and 0 elsewhere, at a size of which the picture is 1 / `scale`; a little within its sides.
[[nodiscard]] cv::Mat inside_of(const Corners& corners, double scale, cv::Size size);

}  // namespace waymark::video
