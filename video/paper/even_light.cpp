#include "video/paper/even_light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace waymark::video {
namespace {

constexpr int kCells = 16;
constexpr int kTerms = 6;
constexpr double kWhite = 245;
constexpr double kDarkest = 12;  // of paper that is lifted all the way
constexpr double kMostGain = 5;
constexpr double kDeepestShadow = 0.66;
constexpr double kBrightest = 1.12;
constexpr int kShadowCell = 8;  // pixels: what is smaller is no shadow
constexpr int kPrint = 9;       // of those cells: text lines and what stands between them

std::array<double, kTerms> terms(double x, double y) { return {1, x, y, x * x, x * y, y * y}; }

// The light as a curved surface through the brightest of each cell, without the cells that are darker than it.
cv::Mat slow_light(const cv::Mat& bright) {
  cv::Mat cells;
  cv::resize(bright, cells, {kCells, kCells}, 0, 0, cv::INTER_AREA);
  const int count = kCells * kCells;
  cv::Mat places(count, kTerms, CV_64F);
  cv::Mat lights(count, 1, CV_64F);
  const auto place = [](int cell) { return 2.0 * cell / (kCells - 1) - 1; };
  for (int cell = 0; cell < count; ++cell) {
    const auto row = terms(place(cell % kCells), place(cell / kCells));
    for (int term = 0; term < kTerms; ++term) places.at<double>(cell, term) = row[static_cast<std::size_t>(term)];
    lights.at<double>(cell, 0) =
        std::log(std::max<double>(kDarkest, cells.at<std::uint8_t>(cell / kCells, cell % kCells)));
  }
  cv::Mat weights = cv::Mat::ones(count, 1, CV_64F);
  cv::Mat surface;
  for (int round = 0; round < 5; ++round) {
    cv::Mat weighted;
    cv::multiply(places, cv::repeat(weights, 1, kTerms), weighted);
    cv::solve(weighted.t() * places, weighted.t() * lights, surface, cv::DECOMP_SVD);
    const cv::Mat off = lights - places * surface;
    for (int cell = 0; cell < count; ++cell) {
      const double share = off.at<double>(cell, 0) / (off.at<double>(cell, 0) < 0 ? 0.05 : 0.15);
      weights.at<double>(cell, 0) = 1 / (1 + share * share);
    }
  }
  cv::Mat light{bright.size(), CV_32F};
  for (int row = 0; row < light.rows; ++row) {
    for (int column = 0; column < light.cols; ++column) {
      const auto at =
          terms(2.0 * column / std::max(1, light.cols - 1) - 1, 2.0 * row / std::max(1, light.rows - 1) - 1);
      double value = 0;
      for (int term = 0; term < kTerms; ++term)
        value += at[static_cast<std::size_t>(term)] * surface.at<double>(term, 0);
      light.at<float>(row, column) = static_cast<float>(std::exp(value));
    }
  }
  return light;
}

// How many times brighter each place becomes.
cv::Mat gain_for(const cv::Mat& y) {
  cv::Mat small;
  const cv::Size cells{std::max(8, y.cols / kShadowCell), std::max(8, y.rows / kShadowCell)};
  cv::resize(y, small, cells, 0, 0, cv::INTER_AREA);
  cv::Mat bright;
  const cv::Mat print = cv::getStructuringElement(cv::MORPH_RECT, {kPrint, kPrint});
  cv::morphologyEx(small, bright, cv::MORPH_CLOSE, print, {-1, -1}, 1, cv::BORDER_REPLICATE);
  const cv::Mat slow = slow_light(bright);
  cv::Mat local;
  bright.convertTo(local, CV_32F);
  cv::GaussianBlur(local, local, {}, 2, 0, cv::BORDER_REPLICATE);
  const cv::Mat brightest = slow * kBrightest;
  const cv::Mat darkest = slow * kDeepestShadow;
  cv::min(local, brightest, local);
  cv::max(local, darkest, local);
  // What is darker than any shadow is print, and gets the light of the whole sheet.
  cv::Mat is_print;
  cv::Mat shade;
  bright.convertTo(shade, CV_32F);
  cv::compare(shade, slow * (kDeepestShadow * 0.9), is_print, cv::CMP_LT);
  slow.copyTo(local, is_print);
  cv::GaussianBlur(local, local, {}, 1.5, 0, cv::BORDER_REPLICATE);
  cv::max(local, kDarkest, local);
  cv::Mat gain;
  cv::divide(kWhite, local, gain);
  cv::min(gain, kMostGain, gain);
  cv::resize(gain, gain, y.size(), 0, 0, cv::INTER_LINEAR);
  return gain;
}

// What the lamp adds to the colour of white paper: the mean over the brightest part of the sheet.
double tint_of(const cv::Mat& colour, const cv::Mat& is_white) { return cv::mean(colour, is_white)[0]; }

void even_colour(cv::Mat& colour, const cv::Mat& gain, const cv::Mat& is_white) {
  const double tint = tint_of(colour, is_white);
  cv::Mat values;
  colour.convertTo(values, CV_32F, 1, -tint);
  cv::multiply(values, gain, values);
  values.convertTo(colour, CV_8U, 1, 128);
}

}  // namespace

void even_light(cv::Mat& y, cv::Mat& u, cv::Mat& v) {
  const cv::Mat gain = gain_for(y);
  cv::Mat values;
  y.convertTo(values, CV_32F);
  cv::multiply(values, gain, values);
  values.convertTo(y, CV_8U);
  cv::Mat small;
  cv::resize(y, small, u.size(), 0, 0, cv::INTER_AREA);
  const cv::Mat is_white = small > kWhite * 0.85;
  if (cv::countNonZero(is_white) * 10 < static_cast<int>(is_white.total())) return;  // no white paper
  cv::Mat half;
  cv::resize(gain, half, u.size(), 0, 0, cv::INTER_AREA);
  even_colour(u, half, is_white);
  even_colour(v, half, is_white);
}

}  // namespace waymark::video
