#include "video/test_source/paper_scene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "video/test_source/random.h"

namespace waymark::video {
namespace {

constexpr double kSheetRatio = 1.41421356;
constexpr double kLens = 0.85;  // focal length, in widths of the picture
constexpr double kMargin = 10;  // pixels around the sheet
constexpr int kTries = 200;

struct Pose {
  double roll, pitch, yaw;
  double distance;  // in halves of the sheet's height
  double x, y;      // of its middle
};

double degrees(double value) { return value * std::numbers::pi / 180; }

std::array<ScenePoint, 4> seen_from(const Pose& pose, int width, int height) {
  const double half_width = 1 / kSheetRatio;
  const std::array<ScenePoint, 4> sheet{{{-half_width, -1}, {half_width, -1}, {half_width, 1}, {-half_width, 1}}};
  std::array<ScenePoint, 4> seen;
  for (std::size_t at = 0; at < 4; ++at) {
    const double x = sheet[at].x * std::cos(pose.roll) - sheet[at].y * std::sin(pose.roll);
    const double y = sheet[at].x * std::sin(pose.roll) + sheet[at].y * std::cos(pose.roll);
    const double turned_x = x * std::cos(pose.yaw);
    const double depth_of_yaw = x * std::sin(pose.yaw);
    const double turned_y = y * std::cos(pose.pitch) - depth_of_yaw * std::sin(pose.pitch);
    const double depth = pose.distance + y * std::sin(pose.pitch) + depth_of_yaw * std::cos(pose.pitch);
    const double zoom = kLens * width / depth;
    seen[at] = {pose.x * width + turned_x * zoom, pose.y * height + turned_y * zoom};
  }
  return seen;
}

bool fits(const std::array<ScenePoint, 4>& corners, int width, int height) {
  double twice = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    const ScenePoint& here = corners[at];
    const ScenePoint& next = corners[(at + 1) % 4];
    if (here.x < kMargin || here.y < kMargin || here.x > width - kMargin || here.y > height - kMargin) return false;
    twice += here.x * next.y - next.x * here.y;
  }
  return twice / 2 > 0.12 * width * height;
}

std::array<ScenePoint, 4> somewhere(Random& random, int width, int height) {
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const Pose pose{degrees(random.between(-35, 35)), degrees(random.between(-32, 32)),
                    degrees(random.between(-32, 32)), random.between(3.2, 5.2),
                    random.between(0.35, 0.65),       random.between(0.42, 0.58)};
    const auto corners = seen_from(pose, width, height);
    if (fits(corners, width, height)) return corners;
  }
  return seen_from({0, 0, 0, 4, 0.5, 0.5}, width, height);
}

Shade some_shade(Random& random, double least, double most, double colour) {
  return {random.between(least, most), random.between(-colour, colour), random.between(-colour, colour)};
}

Thing some_thing(Random& random, int width, int height) {
  Thing thing;
  thing.at = {random.between(0, width), random.between(0, height)};
  const double size = random.between(0.01, 0.09) * width;
  thing.half_width = size;
  thing.half_height = size * random.between(0.15, 1);
  thing.angle = random.between(0, std::numbers::pi);
  thing.round = random.happens(0.4);
  thing.outline = random.happens(0.25);
  thing.shade = some_shade(random, 0.05, 0.95, 0.15);
  return thing;
}

// A book, a bag, a mat: as large as a sheet and with straight sides, but dark or of a strong colour.
Thing large_thing(Random& random, int width, int height) {
  Thing thing = some_thing(random, width, height);
  thing.at = {random.between(0.3, 0.7) * width, random.between(0.3, 0.7) * height};
  thing.half_width = random.between(0.1, 0.25) * width;
  thing.half_height = thing.half_width * random.between(0.6, 1.4);
  thing.round = random.happens(0.3);
  thing.outline = random.happens(0.3);
  const double colour = random.between(0.2, 0.3);
  const double hue = random.between(0, 2 * std::numbers::pi);
  thing.shade = {random.between(0.3, 0.7), colour * std::cos(hue), colour * std::sin(hue)};
  if (random.happens(0.4)) thing.shade = some_shade(random, 0.02, 0.1, 0.03);
  return thing;
}

void furnish(PaperScene& scene, Random& random) {
  scene.table = static_cast<Table>(1 + random.below(5));
  scene.light_wood = some_shade(random, 0.25, 0.62, 0.08);
  scene.dark_wood = scene.light_wood;
  scene.dark_wood.y *= random.between(0.5, 0.85);
  scene.pattern = random.between(0.02, 0.07) * scene.width;
  scene.turned = random.between(0, std::numbers::pi);
  const int things = random.below(14);
  for (int each = 0; each < things; ++each) scene.things.push_back(some_thing(random, scene.width, scene.height));
}

void light_up(PaperScene& scene, Random& random) {
  scene.light = random.happens(0.3) ? random.between(0.24, 0.45) : random.between(0.5, 1);
  scene.falls_off = random.between(0, 0.6);
  scene.from = random.between(0, 2 * std::numbers::pi);
  scene.noise = scene.light < 0.5 ? random.between(3, 7) : random.between(1, 4);
  scene.blur = random.between(0.4, 1);
}

// A shine somewhere on the sheet, a thumb at its edge.
void handle(PaperScene& scene, Random& random) {
  const auto& c = scene.corners;
  const auto within = [&](double across, double down) {
    return ScenePoint{
        (c[0].x * (1 - across) + c[1].x * across) * (1 - down) + (c[3].x * (1 - across) + c[2].x * across) * down,
        (c[0].y * (1 - across) + c[1].y * across) * (1 - down) + (c[3].y * (1 - across) + c[2].y * across) * down};
  };
  if (random.happens(0.3)) {
    scene.shine = within(random.between(0, 1), random.between(0, 1));
    scene.shine_radius = random.between(0.03, 0.1) * scene.width;
  }
  const int fingers = random.happens(0.4) ? 1 + random.below(2) : 0;
  for (int each = 0; each < fingers; ++each) {
    const bool left = random.happens(0.5);
    Thing finger;
    finger.at = within(left ? -0.01 : 1.01, random.between(0.25, 0.75));
    finger.half_width = random.between(0.02, 0.03) * scene.width;
    finger.half_height = finger.half_width * 0.55;
    finger.angle = random.between(-0.5, 0.5);
    finger.round = true;
    finger.shade = {random.between(0.25, 0.6), -0.06, 0.08};
    scene.fingers.push_back(finger);
  }
}

}  // namespace

PaperScene paper_scene(std::uint64_t seed, int width, int height) {
  Random random{seed};
  PaperScene scene;
  scene.seed = seed;
  scene.width = width;
  scene.height = height;
  scene.corners = somewhere(random, width, height);
  scene.photograph = random.happens(0.3);
  furnish(scene, random);
  light_up(scene, random);
  handle(scene, random);
  return scene;
}

PaperScene scene_without_paper(std::uint64_t seed, int width, int height) {
  Random random{seed};
  PaperScene scene;
  scene.seed = seed;
  scene.width = width;
  scene.height = height;
  scene.paper = false;
  furnish(scene, random);
  light_up(scene, random);
  const int large = random.below(4);
  for (int each = 0; each < large; ++each) scene.things.push_back(large_thing(random, width, height));
  return scene;
}

PaperScene test_camera_scene(int width, int height) {
  PaperScene scene;
  scene.seed = 4;
  scene.width = width;
  scene.height = height;
  scene.corners = seen_from({degrees(9), degrees(18), degrees(-14), 3.6, 0.5, 0.5}, width, height);
  scene.table = Table::kChecks;
  scene.light_wood = {0.5, 0.03, -0.04};
  scene.dark_wood = {0.32, 0.03, -0.04};
  scene.pattern = 0.05 * width;
  scene.turned = 0.5;
  scene.light = 0.75;
  scene.falls_off = 0.35;
  return scene;
}

}  // namespace waymark::video
