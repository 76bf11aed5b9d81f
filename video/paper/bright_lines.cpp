#include "video/paper/bright_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace waymark::video {
namespace {

constexpr int kPrintPixels = 13;  // what is thinner is print
constexpr double kShade = 32;     // added before the logarithm: noise in the dark is no edge
constexpr double kEdge = 5;       // the least step from one pixel to the next but one
constexpr double kStrongEdge = 40;

constexpr int kAngles = 180;  // of 2 degrees
constexpr double kDegreesABin = 360.0 / kAngles;
constexpr double kPixelsABin = 3;
constexpr int kAroundAngle = 3;  // bins to each side that an edge votes for: its direction is not known better
constexpr int kAroundOffset = 3;
constexpr std::size_t kMostLines = 48;
constexpr float kLeastVotes = 25;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Where an edge is strongest along its own direction.
bool is_crest(const cv::Mat& strength, int x, int y, double dx, double dy) {
  const int sx = static_cast<int>(std::lround(dx));
  const int sy = static_cast<int>(std::lround(dy));
  const float here = strength.at<float>(y, x);
  return here >= strength.at<float>(y + sy, x + sx) && here > strength.at<float>(y - sy, x - sx);
}

// Votes for a direction of the normal and a distance from the picture's upper left corner.
class Votes {
 public:
  Votes(int width, int height)
      : half_(static_cast<int>(std::ceil(std::hypot(width, height) / kPixelsABin)) + 1),
        votes_(cv::Mat::zeros(kAngles, 2 * half_ + 1, CV_32F)) {
    for (int bin = 0; bin < kAngles; ++bin) {
      cosine_[static_cast<std::size_t>(bin)] = std::cos(radians(bin * kDegreesABin));
      sine_[static_cast<std::size_t>(bin)] = std::sin(radians(bin * kDegreesABin));
    }
  }

  void add(int x, int y, double angle, float weight) {
    const int middle = static_cast<int>(std::lround(angle / kDegreesABin));
    for (int bin = middle - kAroundAngle; bin <= middle + kAroundAngle; ++bin) {
      const int turned = (bin + kAngles) % kAngles;
      const auto at = static_cast<std::size_t>(turned);
      const double offset = x * cosine_[at] + y * sine_[at];
      votes_.at<float>(turned, static_cast<int>(std::lround(offset / kPixelsABin)) + half_) += weight;
    }
  }

  [[nodiscard]] std::vector<BrightLine> strongest() const {
    std::vector<BrightLine> lines;
    for (int bin = 0; bin < kAngles; ++bin) {
      for (int column = kAroundOffset; column < votes_.cols - kAroundOffset; ++column) {
        if (votes_.at<float>(bin, column) >= kLeastVotes && is_peak(bin, column)) lines.push_back(line(bin, column));
      }
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const BrightLine& a, const BrightLine& b) { return a.weight > b.weight; });
    if (lines.size() > kMostLines) lines.resize(kMostLines);
    return lines;
  }

 private:
  [[nodiscard]] bool is_peak(int bin, int column) const {
    const float here = votes_.at<float>(bin, column);
    for (int other = bin - kAroundAngle; other <= bin + kAroundAngle; ++other) {
      const auto* row = votes_.ptr<float>((other + kAngles) % kAngles);
      for (int each = column - kAroundOffset; each <= column + kAroundOffset; ++each) {
        const bool before = other < bin || (other == bin && each < column);
        if (row[each] > here || (before && row[each] == here)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] BrightLine line(int bin, int column) const {
    const auto at = static_cast<std::size_t>(bin);
    return {cosine_[at], sine_[at], (column - half_) * kPixelsABin, bin * kDegreesABin, votes_.at<float>(bin, column)};
  }

  int half_;
  cv::Mat votes_;
  std::array<double, kAngles> cosine_{};
  std::array<double, kAngles> sine_{};
};

}  // namespace

cv::Mat without_print(const cv::Mat& luma) {
  cv::Mat closed;
  const cv::Size print{kPrintPixels, kPrintPixels};
  cv::morphologyEx(luma, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, print));
  cv::Mat table(1, 256, CV_8U);
  const double scale = 255 / std::log((255 + kShade) / kShade);
  for (int value = 0; value < 256; ++value) {
    table.at<std::uint8_t>(0, value) = cv::saturate_cast<std::uint8_t>(scale * std::log((value + kShade) / kShade));
  }
  cv::Mat even;
  cv::LUT(closed, table, even);
  cv::GaussianBlur(even, even, {}, 1.5);
  return even;
}

std::vector<BrightLine> find_bright_lines(const cv::Mat& picture) {
  cv::Mat across;
  cv::Mat down;
  cv::Sobel(picture, across, CV_32F, 1, 0, 3, 0.25);
  cv::Sobel(picture, down, CV_32F, 0, 1, 3, 0.25);
  cv::Mat strength;
  cv::magnitude(across, down, strength);
  Votes votes{picture.cols, picture.rows};
  for (int y = 2; y < picture.rows - 2; ++y) {
    for (int x = 2; x < picture.cols - 2; ++x) {
      const double here = strength.at<float>(y, x);
      if (here < kEdge) continue;
      const double dx = across.at<float>(y, x) / here;
      const double dy = down.at<float>(y, x) / here;
      if (!is_crest(strength, x, y, dx, dy)) continue;
      double angle = std::atan2(dy, dx) * 180 / std::numbers::pi;
      if (angle < 0) angle += 360;
      votes.add(x, y, angle, static_cast<float>(std::sqrt(std::min(here, kStrongEdge) / kStrongEdge)));
    }
  }
  return votes.strongest();
}

}  // namespace waymark::video
