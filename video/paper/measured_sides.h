// The sides of a page, measured at the picture's own size. Internal to this folder.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

#include "video/paper/picture.h"

namespace waymark::video {

// Each side as the straight line through the places near it where the paper begins; what lies across it (a finger, a
// pen, a shine) is left out. `reach`: how far from where the sides are thought to be, in pixels. Nothing when a side
// cannot be told.
[[nodiscard]] std::optional<Corners> measure_sides(const cv::Mat& luma, const Corners& about, int reach);

}  // namespace waymark::video
