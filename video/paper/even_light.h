// Takes the lamp out of a sheet: see straighten.h. Internal to this folder.
#pragma once

#include <opencv2/core.hpp>

namespace waymark::video {

// Full range; u and v at half the size of y.
void even_light(cv::Mat& y, cv::Mat& u, cv::Mat& v);

}  // namespace waymark::video
