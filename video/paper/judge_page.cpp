#include "video/paper/judge_page.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

#include "video/paper/planes.h"

namespace waymark::video {
namespace {

constexpr int kBlack = 16;
constexpr double kRange = 219;
constexpr int kSaturated = 232;
constexpr double kPaperBelow = 0.86;   // a paper brighter than this is bright all over, not shining
constexpr int kWindow = 9;             // pixels: a stroke and its edge
constexpr double kLeastContrast = 32;  // within the window: print, not noise
constexpr double kLeastPrint = 0.004;  // of the page
constexpr int kDarkRoom = 20;          // mean luma above black

// The value below which `share` of the pixels within the mask lie.
int value_below(const cv::Mat& luma, const cv::Mat& mask, double share) {
  std::array<int, 256> count{};
  int all = 0;
  for (int row = 0; row < luma.rows; ++row) {
    for (int column = 0; column < luma.cols; ++column) {
      if (mask.at<std::uint8_t>(row, column) == 0) continue;
      ++count[luma.at<std::uint8_t>(row, column)];
      ++all;
    }
  }
  int value = 0;
  for (int below = count[0]; value < 255 && below < share * all; below += count[static_cast<std::size_t>(value)]) {
    ++value;
  }
  return value;
}

// How much of the change within a window happens from one pixel to the next but one, along rows or columns.
double steepness(const cv::Mat& luma, const cv::Mat& mask, bool along_rows) {
  const cv::Size window = along_rows ? cv::Size{kWindow, 1} : cv::Size{1, kWindow};
  const cv::Mat element = cv::getStructuringElement(cv::MORPH_RECT, window);
  cv::Mat most;
  cv::Mat least;
  cv::dilate(luma, most, element);
  cv::erode(luma, least, element);
  cv::Mat step;
  cv::Sobel(luma, step, CV_32F, along_rows ? 1 : 0, along_rows ? 0 : 1, 1, 1);  // next minus one before
  step = cv::abs(step);
  cv::dilate(step, step, element);
  cv::Mat range;
  cv::subtract(most, least, range, cv::noArray(), CV_32F);
  cv::Mat print = range >= kLeastContrast;
  print &= mask;
  if (cv::countNonZero(print) < kLeastPrint * cv::countNonZero(mask)) return 1;
  cv::Mat share;
  cv::divide(step, range, share);
  return cv::mean(share, print)[0];
}

}  // namespace

PageLook judge_page(const PaperPicture& picture, const Corners& corners) {
  const cv::Mat luma = planes_of(picture).y;
  const cv::Mat mask = inside_of(corners, 1, luma.size());
  PageLook look;
  look.white = std::clamp((value_below(luma, mask, 0.7) - kBlack) / kRange, 0.0, 1.0);
  const int inside = std::max(1, cv::countNonZero(mask));
  if (look.white < kPaperBelow)
    look.shine = static_cast<double>(cv::countNonZero((luma >= kSaturated) & mask)) / inside;
  cv::Mat smooth;
  cv::GaussianBlur(luma, smooth, {3, 3}, 0);
  look.sharpness = std::min({1.0, steepness(smooth, mask, true), steepness(smooth, mask, false)});
  return look;
}

bool is_too_dark_to_look(const PaperPicture& picture) {
  cv::Mat small;
  cv::resize(planes_of(picture).y, small, {64, 36}, 0, 0, cv::INTER_AREA);
  return cv::mean(small)[0] - kBlack < kDarkRoom;
}

}  // namespace waymark::video
