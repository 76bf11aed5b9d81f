#include "video/paper/four_sides.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "video/paper/find_page.h"

namespace waymark::video {
namespace {

constexpr double kLeastArea = 1.0 / 12;
constexpr double kLeastSide = 0.09;  // of the picture's width
constexpr double kLongestSides = 3.2;
constexpr double kLeastAngle = 50;
constexpr double kMostAngle = 130;
constexpr double kFromEdge = 1;  // pixels between a corner and the picture's edge

constexpr double kLeastSupport = 0.55;  // of each side
constexpr double kMeanSupport = 0.72;   // of the four
constexpr int kSamples = 32;            // along one side
constexpr double kAside = 5;            // pixels to each side of it
constexpr double kStep = 9;             // between the two, at least
constexpr std::size_t kMostQuads = 4;

constexpr int kCells = 8;           // across the page, and down
constexpr double kEvenShare = 0.4;  // of the step at the page's sides
constexpr double kLeastWithin = 4;
constexpr double kMostWithin = 24;
constexpr double kAlike = 0.75;
constexpr double kLeastEven = 0.62;  // of the cells

double cross(const PagePoint& a, const PagePoint& b, const PagePoint& c) {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

double length(const PagePoint& a, const PagePoint& b) { return std::hypot(b.x - a.x, b.y - a.y); }

// How far `angle` lies behind `from`, clockwise as the picture is seen: 0 to 360.
double turned(double from, double angle) { return std::fmod(angle - from + 720, 360); }

std::optional<PagePoint> meet(const BrightLine& a, const BrightLine& b) {
  const double det = a.nx * b.ny - a.ny * b.nx;
  if (std::abs(det) < 0.3) return std::nullopt;
  return PagePoint{(a.offset * b.ny - b.offset * a.ny) / det, (a.nx * b.offset - b.nx * a.offset) / det};
}

int value_at(const cv::Mat& picture, double x, double y) {
  const int column = std::clamp(static_cast<int>(std::lround(x)), 0, picture.cols - 1);
  const int row = std::clamp(static_cast<int>(std::lround(y)), 0, picture.rows - 1);
  return picture.at<std::uint8_t>(row, column);
}

PagePoint between(const PagePoint& a, const PagePoint& b, double share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

// The sides of a page that has this upper side: right, lower and left one have their brightness a quarter turn further
// each. Every combination that has the shape of a page is offered to `take`.
class Combinations {
 public:
  Combinations(const cv::Mat& picture, const std::vector<BrightLine>& lines) : picture_(picture), lines_(lines) {}

  std::vector<Quad> best() {
    for (const BrightLine& top : lines_) {
      if (top.angle < 40 || top.angle > 140) continue;
      for (const BrightLine* right : behind(top, 55, 125)) {
        const auto corner = meet(top, *right);
        if (!corner || !is_inside(*corner)) continue;
        for (const BrightLine* bottom : behind(top, 140, 220)) with_bottom(top, *right, *bottom, *corner);
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Quad& a, const Quad& b) { return a.score > b.score; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<const BrightLine*> behind(const BrightLine& line, double least, double most) const {
    std::vector<const BrightLine*> list;
    for (const BrightLine& one : lines_) {
      const double turn = turned(line.angle, one.angle);
      if (turn >= least && turn <= most) list.push_back(&one);
    }
    return list;
  }

  [[nodiscard]] bool is_inside(const PagePoint& point) const {
    return point.x >= kFromEdge && point.y >= kFromEdge && point.x <= picture_.cols - 1 - kFromEdge &&
           point.y <= picture_.rows - 1 - kFromEdge;
  }

  void with_bottom(const BrightLine& top, const BrightLine& right, const BrightLine& bottom,
                   const PagePoint& upper_right) {
    const auto lower_right = meet(right, bottom);
    if (!lower_right || !is_inside(*lower_right)) return;
    // The right side first: most combinations end with it.
    const Side right_side = look_at_side(picture_, upper_right, *lower_right);
    if (right_side.support < kLeastSupport) return;
    for (const BrightLine* left : behind(top, 235, 305)) {
      const auto upper_left = meet(top, *left);
      const auto lower_left = meet(bottom, *left);
      if (!upper_left || !lower_left) continue;
      take({*upper_left, upper_right, *lower_right, *lower_left}, right_side);
    }
  }

  void take(const Corners& corners, const Side& right_side) {
    if (!has_the_shape_of_a_page(corners, picture_.cols, picture_.rows)) return;
    double product = right_side.support;
    double sum = right_side.support;
    double step = right_side.step;
    double steps = right_side.step;
    for (const std::size_t side : {0U, 2U, 3U}) {
      const Side seen = look_at_side(picture_, corners[side], corners[(side + 1) % 4]);
      if (seen.support < kLeastSupport) return;
      product *= seen.support;
      sum += seen.support;
      step = std::min(step, seen.step);
      steps += seen.step;
    }
    if (sum / 4 < kMeanSupport) return;
    const double even = even_inside(picture_, corners, step);
    if (even < kLeastEven) return;
    // All sides of a page are as far from the table's brightness; a pattern that lends it a side is not.
    const double alike = std::min(1.0, step / (kAlike * steps / 4));
    const double area = area_share(corners, picture_.cols, picture_.rows);
    keep({corners, product * even * alike * std::sqrt(area)});
  }

  void keep(const Quad& quad) {
    found_.push_back(quad);
    if (found_.size() <= kMostQuads) return;
    found_.erase(
        std::min_element(found_.begin(), found_.end(), [](const Quad& a, const Quad& b) { return a.score < b.score; }));
  }

  const cv::Mat& picture_;
  const std::vector<BrightLine>& lines_;
  std::vector<Quad> found_;
};

}  // namespace

Side look_at_side(const cv::Mat& picture, const PagePoint& from, const PagePoint& to) {
  const double long_ = std::max(1.0, length(from, to));
  // To the right hand of somebody who walks from corner to corner: into the page.
  const double nx = -(to.y - from.y) / long_ * kAside;
  const double ny = (to.x - from.x) / long_ * kAside;
  int seen = 0;
  int steps = 0;
  for (int sample = 0; sample < kSamples; ++sample) {
    const PagePoint at = between(from, to, 0.04 + 0.92 * (sample + 0.5) / kSamples);
    const int step = value_at(picture, at.x + nx, at.y + ny) - value_at(picture, at.x - nx, at.y - ny);
    if (step < kStep) continue;
    ++seen;
    steps += step;
  }
  return {static_cast<double>(seen) / kSamples, seen == 0 ? 0 : static_cast<double>(steps) / seen};
}

bool has_the_shape_of_a_page(const Corners& corners, int width, int height) {
  double shortest = 1e9;
  double longest = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    const PagePoint& before = corners[(at + 3) % 4];
    const PagePoint& here = corners[at];
    const PagePoint& next = corners[(at + 1) % 4];
    if (here.x < kFromEdge || here.y < kFromEdge || here.x > width - 1 - kFromEdge || here.y > height - 1 - kFromEdge) {
      return false;
    }
    const double turn = cross(before, here, next);
    const double first = length(before, here);
    const double second = length(here, next);
    if (turn <= 0 || first < kLeastSide * width) return false;
    const double cosine = std::clamp(
        ((before.x - here.x) * (next.x - here.x) + (before.y - here.y) * (next.y - here.y)) / (first * second), -1.0,
        1.0);
    const double angle = std::acos(cosine) * 180 / std::numbers::pi;
    if (angle < kLeastAngle || angle > kMostAngle) return false;
    shortest = std::min(shortest, first);
    longest = std::max(longest, first);
  }
  return longest <= kLongestSides * shortest && area_share(corners, width, height) >= kLeastArea;
}

double even_inside(const cv::Mat& picture, const Corners& corners, double step) {
  // A pattern is as uneven inside as it is at its own edges; a page is not.
  const double within = std::clamp(step * kEvenShare, kLeastWithin, kMostWithin);
  cv::Mat places(kCells * kCells, 3, CV_64F);
  cv::Mat lights(kCells * kCells, 1, CV_64F);
  for (int cell = 0; cell < kCells * kCells; ++cell) {
    const double across = 0.08 + 0.84 * (cell % kCells) / (kCells - 1);
    const double down = 0.08 + 0.84 * (cell / kCells) / (kCells - 1);
    const PagePoint at =
        between(between(corners[0], corners[1], across), between(corners[3], corners[2], across), down);
    places.at<double>(cell, 0) = 1;
    places.at<double>(cell, 1) = across;
    places.at<double>(cell, 2) = down;
    lights.at<double>(cell, 0) = value_at(picture, at.x, at.y);
  }
  // A plane through the brighter ones: what is printed in the others is no part of the light.
  cv::Mat weights = cv::Mat::ones(lights.size(), CV_64F);
  cv::Mat rest;
  for (int round = 0; round < 4; ++round) {
    cv::Mat weighted;
    cv::multiply(places, cv::repeat(weights, 1, 3), weighted);
    cv::Mat plane;
    if (!cv::solve(weighted.t() * places, weighted.t() * lights, plane, cv::DECOMP_SVD)) return 0;
    rest = lights - places * plane;
    for (int cell = 0; cell < rest.rows; ++cell) {
      const double off = rest.at<double>(cell, 0);
      weights.at<double>(cell, 0) = 1 / (1 + std::pow(off / (off < 0 ? within / 2 : within), 2));
    }
  }
  return cv::countNonZero(cv::abs(rest) < within) / static_cast<double>(rest.rows);
}

std::vector<Quad> likely_pages(const cv::Mat& picture, const std::vector<BrightLine>& lines) {
  return Combinations{picture, lines}.best();
}

}  // namespace waymark::video
