#include "video/paper/measured_sides.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace waymark::video {
namespace {

constexpr int kSamples = 56;      // along one side
constexpr int kSpan = 5;          // pixels on each side of an edge that are compared
constexpr double kLeastStep = 5;  // of luma
constexpr std::size_t kLeastSeen = 14;
constexpr int kRounds = 60;
constexpr double kOnLine = 1.5;  // pixels

struct Line {
  PagePoint at;
  PagePoint along;
};

double sample(const cv::Mat& luma, double x, double y) {
  const double cx = std::clamp(x, 0.0, luma.cols - 1.001);
  const double cy = std::clamp(y, 0.0, luma.rows - 1.001);
  const int column = static_cast<int>(cx);
  const int row = static_cast<int>(cy);
  const double right = cx - column;
  const double down = cy - row;
  const auto* upper = luma.ptr<std::uint8_t>(row) + column;
  const auto* lower = luma.ptr<std::uint8_t>(row + 1) + column;
  return (upper[0] * (1 - right) + upper[1] * right) * (1 - down) + (lower[0] * (1 - right) + lower[1] * right) * down;
}

// Along one normal: where the step from dark to bright is the largest, as the distance from the middle.
std::optional<double> edge_across(const cv::Mat& luma, const PagePoint& at, const PagePoint& normal, int reach) {
  const int half = reach + kSpan;
  std::vector<double> sums(static_cast<std::size_t>(2 * half) + 2, 0);
  for (int step = -half; step <= half; ++step) {
    const auto index = static_cast<std::size_t>(step + half);
    sums[index + 1] = sums[index] + sample(luma, at.x + normal.x * step, at.y + normal.y * step);
  }
  const auto step_at = [&](int place) {
    const auto middle = static_cast<std::size_t>(place + half);
    const double outside = sums[middle] - sums[middle - kSpan];
    const double inside = sums[middle + 1 + kSpan] - sums[middle + 1];
    return (inside - outside) / kSpan;
  };
  int best = -reach;
  for (int place = -reach + 1; place <= reach; ++place) {
    if (step_at(place) > step_at(best)) best = place;
  }
  const double here = step_at(best);
  if (here < kLeastStep) return std::nullopt;
  if (best == -reach || best == reach) return static_cast<double>(best);
  // Between the pixels: the top of the parabola through the three largest.
  const double before = step_at(best - 1);
  const double after = step_at(best + 1);
  const double bend = before - 2 * here + after;
  return bend < 0 ? best + 0.5 * (before - after) / bend : best;
}

// Through most of the points: the best of many pairs, then the mean line of those that lie on it.
std::optional<Line> line_through(const std::vector<cv::Point2f>& points) {
  if (points.size() < kLeastSeen) return std::nullopt;
  std::vector<cv::Point2f> most;
  const auto count = static_cast<int>(points.size());
  cv::RNG chance{7};
  for (int round = 0; round < kRounds; ++round) {
    const auto& a = points[static_cast<std::size_t>(chance.uniform(0, count))];
    const auto& b = points[static_cast<std::size_t>(chance.uniform(0, count))];
    const double long_ = std::hypot(b.x - a.x, b.y - a.y);
    if (long_ < 20) continue;
    std::vector<cv::Point2f> on;
    for (const auto& one : points) {
      const double off = ((b.x - a.x) * (one.y - a.y) - (b.y - a.y) * (one.x - a.x)) / long_;
      if (std::abs(off) <= kOnLine) on.push_back(one);
    }
    if (on.size() > most.size()) most = std::move(on);
  }
  if (most.size() < kLeastSeen) return std::nullopt;
  cv::Vec4f fit;
  cv::fitLine(most, fit, cv::DIST_L2, 0, 0.01, 0.01);
  return Line{{fit[2], fit[3]}, {fit[0], fit[1]}};
}

std::optional<PagePoint> meet(const Line& a, const Line& b) {
  const double det = a.along.x * b.along.y - a.along.y * b.along.x;
  if (std::abs(det) < 0.3) return std::nullopt;
  const double by = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / det;
  return PagePoint{a.at.x + a.along.x * by, a.at.y + a.along.y * by};
}

std::optional<Line> measure_side(const cv::Mat& luma, const PagePoint& from, const PagePoint& to, int reach) {
  const double long_ = std::max(1.0, std::hypot(to.x - from.x, to.y - from.y));
  const PagePoint normal{-(to.y - from.y) / long_, (to.x - from.x) / long_};
  std::vector<cv::Point2f> points;
  for (int each = 0; each < kSamples; ++each) {
    const double share = 0.04 + 0.92 * (each + 0.5) / kSamples;
    const PagePoint at{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    if (const auto off = edge_across(luma, at, normal, reach)) {
      points.emplace_back(static_cast<float>(at.x + normal.x * *off), static_cast<float>(at.y + normal.y * *off));
    }
  }
  return line_through(points);
}

}  // namespace

std::optional<Corners> measure_sides(const cv::Mat& luma, const Corners& about, int reach) {
  std::array<Line, 4> sides;
  for (std::size_t side = 0; side < 4; ++side) {
    const auto line = measure_side(luma, about[side], about[(side + 1) % 4], reach);
    if (!line) return std::nullopt;
    sides[side] = *line;
  }
  Corners corners;
  for (std::size_t at = 0; at < 4; ++at) {
    const auto corner = meet(sides[(at + 3) % 4], sides[at]);
    if (!corner) return std::nullopt;
    corners[at] = *corner;
  }
  return corners;
}

}  // namespace waymark::video
