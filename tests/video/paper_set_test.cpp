// 400 papers and 100 tables without one, drawn from numbers: how often the page is found, and how well.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "video/paper/find_page.h"
#include "video/test_source/paper_scene.h"

namespace waymark::video {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr double kGood = 12;  // pixels between a corner and where it really is
constexpr int kPapers = 400;
constexpr int kTables = 100;

PaperPicture picture_of(const std::vector<std::uint8_t>& bytes) {
  const std::uint8_t* y = bytes.data();
  const std::uint8_t* u = y + kWidth * kHeight;
  return {y, u, u + kWidth * kHeight / 4, kWidth, kWidth / 2, kWidth, kHeight};
}

// Where a sheet begins is a matter of how it is turned: the nearest of the four beginnings counts.
double farthest_corner(const Corners& found, const std::array<ScenePoint, 4>& real) {
  double best = 1e9;
  for (std::size_t shift = 0; shift < 4; ++shift) {
    double most = 0;
    for (std::size_t at = 0; at < 4; ++at) {
      const ScenePoint& there = real[(at + shift) % 4];
      most = std::max(most, std::hypot(found[at].x - there.x, found[at].y - there.y));
    }
    best = std::min(best, most);
  }
  return best;
}

struct Count {
  int good = 0;
  int missed = 0;
  int wrong = 0;
  std::vector<double> milliseconds;
  std::string which;

  std::optional<Corners> look(const PaperScene& scene) {
    const auto bytes = draw_scene(scene);
    const auto before = std::chrono::steady_clock::now();
    auto found = find_page(picture_of(bytes));
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
    return found;
  }
  void blame(const std::string& what, std::uint64_t seed) { which += what + std::to_string(seed); }
};

// One test, so that the shares are those of the whole set.
TEST(PaperSet, PagesAreFoundWhereTheyAreAndNowhereElse) {
  Count count;
  for (std::uint64_t seed = 1; seed <= kPapers; ++seed) {
    const PaperScene scene = paper_scene(seed, kWidth, kHeight);
    const auto found = count.look(scene);
    if (!found) {
      ++count.missed;
      count.blame(" missed:", seed);
      continue;
    }
    const double off = farthest_corner(*found, scene.corners);
    (off <= kGood ? count.good : count.wrong)++;
    if (off > kGood) count.blame(" " + std::to_string(std::lround(off)) + "px:", seed);
  }
  for (std::uint64_t seed = 1; seed <= kTables; ++seed) {
    if (!count.look(scene_without_paper(seed, kWidth, kHeight))) continue;
    ++count.wrong;
    count.blame(" none:", seed);
  }
  std::sort(count.milliseconds.begin(), count.milliseconds.end());
  const auto share = [&](double part) {
    return count.milliseconds[static_cast<std::size_t>(part * static_cast<double>(count.milliseconds.size() - 1))];
  };
  std::printf("papers %d: good %d, missed %d; false pages %d of %d; milliseconds: half %.1f, 95 %% %.1f, all %.1f;%s\n",
              kPapers, count.good, count.missed, count.wrong, kPapers + kTables, share(0.5), share(0.95), share(1),
              count.which.c_str());
  EXPECT_GE(count.good, kPapers * 95 / 100);
  EXPECT_LE(count.wrong, (kPapers + kTables) / 100);
}

}  // namespace
}  // namespace waymark::video
