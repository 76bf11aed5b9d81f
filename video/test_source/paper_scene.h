// Pictures of a sheet of paper before a camera, drawn from a number: the sheet tilted and turned, on a table with a
// pattern and other things on it, in a light that is uneven, dim or mirrored in the paper. For tests and for the test
// camera. Pure: the same number gives the same picture.
//
// The sheet is an A4 letter of lines of print. It carries the marks of stamp.h, so that a machine can read whether
// a photograph of it is straight: kStampLeft and so on say where, in shares of the sheet.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "video/test_source/stamp.h"

namespace waymark::video {

// Where on the sheet the stamp's own picture lies: its two rows of blocks are the upper eighth of it.
inline constexpr double kStampLeft = 0.1;
inline constexpr double kStampTop = 0.1;
inline constexpr double kStampWidth = 0.8;
inline constexpr double kStampHeight = 0.4;
inline constexpr Stamp kPaperStamp{0x5741, 0x594D4152};

struct ScenePoint {
  double x = 0;
  double y = 0;
};

enum class Table : std::uint8_t { kPlain = 1, kWood, kChecks, kStripes, kSpots };

struct Shade {
  double y = 0;  // 0 black to 1 white
  double u = 0;  // from grey, of the same scale
  double v = 0;
};

struct Thing {
  ScenePoint at;
  double half_width = 0;
  double half_height = 0;
  double angle = 0;
  bool round = false;
  bool outline = false;
  Shade shade;
};

struct PaperScene {
  int width = 0;
  int height = 0;
  bool paper = true;
  std::array<ScenePoint, 4> corners{};  // upper left, upper right, lower right, lower left; in pixels
  bool photograph = false;              // printed on the sheet
  Table table = Table::kPlain;
  Shade light_wood;
  Shade dark_wood;
  double pattern = 60;  // pixels
  double turned = 0;
  std::vector<Thing> things;   // on the table
  std::vector<Thing> fingers;  // over the sheet's edge
  double light = 1;            // 0 to 1
  double falls_off = 0;        // share of the light that is gone at the far side
  double from = 0;             // the direction of the light
  ScenePoint shine;
  double shine_radius = 0;  // 0: none
  double noise = 2;         // of luma
  double blur = 0.6;        // pixels
  std::uint64_t seed = 0;
};

[[nodiscard]] PaperScene paper_scene(std::uint64_t seed, int width, int height);
[[nodiscard]] PaperScene scene_without_paper(std::uint64_t seed, int width, int height);
// What the test camera "test-paper" shows: tilted, on a table with checks, held by a finger.
[[nodiscard]] PaperScene test_camera_scene(int width, int height);

// I420, limited range, strides as wide as the picture.
[[nodiscard]] std::vector<std::uint8_t> draw_scene(const PaperScene& scene);

}  // namespace waymark::video
