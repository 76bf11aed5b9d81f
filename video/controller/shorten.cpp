#include "video/controller/shorten.h"

#include <algorithm>
#include <cmath>

namespace waymark::video {
namespace {

constexpr std::size_t kLeast = 120;     // 2.5 ms
constexpr std::size_t kMost = 480;      // 10 ms
constexpr std::size_t kCompared = 240;  // 5 ms
constexpr std::size_t kStep = 2;

// How alike the beginning and what lies `distance` behind it are: 1 the same, 0 strangers.
double alike(const std::vector<std::int16_t>& sound, std::size_t distance) {
  double product = 0;
  double near = 1;
  double far = 1;
  for (std::size_t at = 0; at < kCompared; at += kStep) {
    const double here = sound[at];
    const double there = sound[at + distance];
    product += here * there;
    near += here * here;
    far += there * there;
  }
  return product / std::sqrt(near * far);
}

}  // namespace

std::size_t shorten(std::vector<std::int16_t>& sound, std::size_t at_most) {
  if (sound.size() < kLeast + kCompared) return 0;
  const std::size_t most = std::min({at_most, kMost, sound.size() - kCompared});
  if (most < kLeast) return 0;
  std::size_t best = most;
  double best_alike = alike(sound, most);
  for (std::size_t distance = kLeast; distance < most; ++distance) {
    const double here = alike(sound, distance);
    if (here <= best_alike) continue;
    best = distance;
    best_alike = here;
  }
  for (std::size_t at = 0; at < kCompared; ++at) {
    const double share = static_cast<double>(at) / kCompared;
    sound[at + best] = static_cast<std::int16_t>((1 - share) * sound[at] + share * sound[at + best]);
  }
  sound.erase(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(best));
  return best;
}

}  // namespace waymark::video
