// Draws a PaperScene. Colours are kept as light, 0 to 1, until the end.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "video/test_source/paper_scene.h"
#include "video/test_source/random.h"

namespace waymark::video {
namespace {

constexpr int kSheetWidth = 744;  // of the sheet as it is printed: A4 at 90 dots an inch
constexpr int kSheetHeight = 1052;
constexpr float kWhitePaper = 0.94F;
constexpr float kInk = 0.08F;

using Floats = std::vector<float>;

// ---- What is printed ----

class Print {
 public:
  explicit Print(const PaperScene& scene)
      : random_(scene.seed + 99), ink_(static_cast<std::size_t>(kSheetWidth * kSheetHeight), kWhitePaper) {
    stamp();
    text(scene.photograph ? 700 : 420, kSheetHeight - 90);
    if (scene.photograph) block({110, 450, 260, 210}, 0.2F, 0.6F);
  }

  [[nodiscard]] float at(double across, double down) const {
    const double x = std::clamp(across * kSheetWidth - 0.5, 0.0, kSheetWidth - 1.001);
    const double y = std::clamp(down * kSheetHeight - 0.5, 0.0, kSheetHeight - 1.001);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const auto right = static_cast<float>(x - column);
    const auto below = static_cast<float>(y - row);
    const float* first = ink_.data() + static_cast<std::ptrdiff_t>(row) * kSheetWidth + column;
    const float* second = first + kSheetWidth;
    return (first[0] * (1 - right) + first[1] * right) * (1 - below) +
           (second[0] * (1 - right) + second[1] * right) * below;
  }

 private:
  struct Place {
    int x, y, width, height;
  };

  void block(const Place& place, float least, float most) {
    for (int y = std::max(0, place.y); y < std::min(kSheetHeight, place.y + place.height); ++y) {
      for (int x = std::max(0, place.x); x < std::min(kSheetWidth, place.x + place.width); ++x) {
        const float share = static_cast<float>(x - place.x) / static_cast<float>(place.width);
        ink_[static_cast<std::size_t>(y * kSheetWidth + x)] = least + (most - least) * share;
      }
    }
  }

  void stamp() {
    const int width = static_cast<int>(kStampWidth * kSheetWidth);
    const int height = static_cast<int>(kStampHeight * kSheetHeight);
    std::vector<std::uint8_t> luma(static_cast<std::size_t>(width * height), 235);
    std::vector<std::uint8_t> colour(luma.size());
    draw_stamp({luma.data(), colour.data(), colour.data(), width, width, width, height}, kPaperStamp);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        if (luma[static_cast<std::size_t>(y * width + x)] > 128) continue;
        const int row = y + static_cast<int>(kStampTop * kSheetHeight);
        ink_[static_cast<std::size_t>(row * kSheetWidth + x + static_cast<int>(kStampLeft * kSheetWidth))] = kInk;
      }
    }
  }

  // Words of strokes, ragged on the right.
  void text(int from, int to) {
    for (int y = from; y < to; y += 24) {
      const int end = kSheetWidth - 80 - random_.below(160);
      if (random_.happens(0.12)) continue;  // between paragraphs
      for (int x = 80; x < end;) {
        for (int letters = 2 + random_.below(8); letters > 0 && x < end; --letters, x += 9) letter(x, y);
        x += 8;
      }
    }
  }

  void letter(int x, int y) {
    const bool tall = random_.happens(0.3);
    block({x, y - (tall ? 4 : 0), 2, tall ? 15 : 11}, kInk, kInk);
    if (random_.happens(0.6)) block({x + 5, y, 2, 11}, kInk, kInk);
    if (random_.happens(0.5)) block({x, y, 7, 2}, kInk, kInk);
    if (random_.happens(0.4)) block({x, y + 9, 7, 2}, kInk, kInk);
  }

  Random random_;
  Floats ink_;
};

// ---- Where the sheet lies ----

// From a place in the picture to one on the sheet, 0 to 1 each way: the inverse of the square seen as these corners.
class Lie {
 public:
  explicit Lie(const std::array<ScenePoint, 4>& c) : corners_(c) {
    for (std::size_t at = 0; at < 4; ++at) {
      lengths_[at] = std::hypot(c[(at + 1) % 4].x - c[at].x, c[(at + 1) % 4].y - c[at].y);
    }
    const double sx = c[0].x - c[1].x + c[2].x - c[3].x;
    const double sy = c[0].y - c[1].y + c[2].y - c[3].y;
    const double ax = c[1].x - c[2].x;
    const double ay = c[1].y - c[2].y;
    const double bx = c[3].x - c[2].x;
    const double by = c[3].y - c[2].y;
    const double det = ax * by - bx * ay;
    const double g = (sx * by - bx * sy) / det;
    const double h = (ax * sy - sx * ay) / det;
    const double a = c[1].x - c[0].x + g * c[1].x;
    const double b = c[3].x - c[0].x + h * c[3].x;
    const double d = c[1].y - c[0].y + g * c[1].y;
    const double e = c[3].y - c[0].y + h * c[3].y;
    const double x = c[0].x;
    const double y = c[0].y;
    inverse_ = {e - y * h,     x * h - b,     b * y - x * e, y * g - d,    a - x * g,
                x * d - a * y, d * h - e * g, b * g - a * h, a * e - b * d};
  }

  [[nodiscard]] ScenePoint on_sheet(double x, double y) const {
    const double w = inverse_[6] * x + inverse_[7] * y + inverse_[8];
    return {(inverse_[0] * x + inverse_[1] * y + inverse_[2]) / w,
            (inverse_[3] * x + inverse_[4] * y + inverse_[5]) / w};
  }

  // How much of a pixel is covered.
  [[nodiscard]] double cover(double x, double y) const {
    double cover = 1;
    for (std::size_t at = 0; at < 4; ++at) {
      const ScenePoint& from = corners_[at];
      const ScenePoint& to = corners_[(at + 1) % 4];
      const double inside =
          ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / std::hypot(to.x - from.x, to.y - from.y);
      cover *= std::clamp(inside + 0.5, 0.0, 1.0);
      if (cover <= 0) return 0;
    }
    return cover;
  }

 private:
  std::array<ScenePoint, 4> corners_;
  std::array<double, 4> lengths_{};
  std::array<double, 9> inverse_{};
};

// ---- The picture ----

class Canvas {
 public:
  explicit Canvas(const PaperScene& scene)
      : scene_(scene), y_(pixels()), u_(pixels()), v_(pixels()), random_(scene.seed + 7) {}

  std::vector<std::uint8_t> draw() {
    table();
    for (const Thing& thing : scene_.things) put(thing);
    if (scene_.paper) sheet();
    for (const Thing& finger : scene_.fingers) put(finger);
    light();
    blur();
    return planes();
  }

 private:
  [[nodiscard]] std::size_t pixels() const { return static_cast<std::size_t>(scene_.width * scene_.height); }
  [[nodiscard]] std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * scene_.width + x); }

  void mix(std::size_t at, const Shade& shade, double share) {
    const auto by = static_cast<float>(share);
    y_[at] += (static_cast<float>(shade.y) - y_[at]) * by;
    u_[at] += (static_cast<float>(shade.u) - u_[at]) * by;
    v_[at] += (static_cast<float>(shade.v) - v_[at]) * by;
  }

  // 0 to 1: how much of the darker wood.
  [[nodiscard]] double pattern(double x, double y) const {
    const double across = x / scene_.pattern;
    const double down = y / scene_.pattern;
    const auto odd = [](double value) { return (static_cast<std::int64_t>(std::floor(value)) & 1) != 0; };
    switch (scene_.table) {
      case Table::kPlain:
        return 0.5;
      case Table::kWood:
        return 0.5 + 0.5 * std::sin(across * 6 + 2 * std::sin(down * 0.6) + std::sin(down * 1.7));
      case Table::kChecks:
        return (odd(across) ? 0.5 : 0) + (odd(down) ? 0.5 : 0);
      case Table::kStripes:
        return odd(across) ? 1 : 0;
      case Table::kSpots:
        return std::hypot(across - std::floor(across) - 0.5, down - std::floor(down) - 0.5) < 0.3 ? 1 : 0;
    }
    return 0;
  }

  void table() {
    const double cosine = std::cos(scene_.turned);
    const double sine = std::sin(scene_.turned);
    for (int y = 0; y < scene_.height; ++y) {
      for (int x = 0; x < scene_.width; ++x) {
        mix(index(x, y), scene_.light_wood, 1);
        mix(index(x, y), scene_.dark_wood, pattern(x * cosine + y * sine, y * cosine - x * sine));
      }
    }
  }

  void put(const Thing& thing) {
    const double reach = std::hypot(thing.half_width, thing.half_height) + 2;
    const double cosine = std::cos(thing.angle);
    const double sine = std::sin(thing.angle);
    for (int y = std::max(0, static_cast<int>(thing.at.y - reach));
         y < std::min<int>(scene_.height, static_cast<int>(thing.at.y + reach)); ++y) {
      for (int x = std::max(0, static_cast<int>(thing.at.x - reach));
           x < std::min<int>(scene_.width, static_cast<int>(thing.at.x + reach)); ++x) {
        const double dx = x - thing.at.x;
        const double dy = y - thing.at.y;
        const double along = std::abs(dx * cosine + dy * sine);
        const double aside = std::abs(dy * cosine - dx * sine);
        double inside = std::min(thing.half_width - along, thing.half_height - aside);
        if (thing.round)
          inside = (1 - std::hypot(along / thing.half_width, aside / thing.half_height)) * thing.half_height;
        double cover = std::clamp(inside + 0.5, 0.0, 1.0);
        if (thing.outline) cover *= std::clamp(4.5 - inside, 0.0, 1.0);
        if (cover > 0) mix(index(x, y), thing.shade, cover);
      }
    }
  }

  void sheet() {
    const Print print{scene_};
    const Lie lie{scene_.corners};
    for (int y = 0; y < scene_.height; ++y) {
      for (int x = 0; x < scene_.width; ++x) {
        const double cover = lie.cover(x, y);
        if (cover <= 0) continue;
        const ScenePoint at = lie.on_sheet(x, y);
        mix(index(x, y), {print.at(at.x, at.y), 0, 0}, cover);
      }
    }
  }

  void light() {
    const double dx = std::cos(scene_.from) / scene_.width;
    const double dy = std::sin(scene_.from) / scene_.height;
    for (int y = 0; y < scene_.height; ++y) {
      for (int x = 0; x < scene_.width; ++x) {
        const double far = 0.5 + 0.5 * ((x - scene_.width / 2.0) * dx + (y - scene_.height / 2.0) * dy) * 1.4;
        const auto by = static_cast<float>(scene_.light * (1 - scene_.falls_off * std::clamp(far, 0.0, 1.0)));
        const std::size_t at = index(x, y);
        y_[at] *= by;
        u_[at] *= by;
        v_[at] *= by;
        if (scene_.shine_radius > 0) {
          const double off = std::hypot(x - scene_.shine.x, y - scene_.shine.y) / scene_.shine_radius;
          if (off < 3) y_[at] += static_cast<float>(1.2 * scene_.light * std::exp(-off * off * 1.5));
        }
      }
    }
  }

  // A lens: three pixels each way, as wide as asked for.
  void blur() {
    const auto side = static_cast<float>(std::exp(-0.5 / std::max(0.05, scene_.blur * scene_.blur)));
    const float middle = 1 / (1 + 2 * side);
    const float aside = side * middle;
    Floats before = y_;
    for (int y = 0; y < scene_.height; ++y) {
      for (int x = 1; x + 1 < scene_.width; ++x) {
        const std::size_t at = index(x, y);
        y_[at] = before[at] * middle + (before[at - 1] + before[at + 1]) * aside;
      }
    }
    before = y_;
    const auto row = static_cast<std::size_t>(scene_.width);
    for (std::size_t at = row; at + row < y_.size(); ++at) {
      y_[at] = before[at] * middle + (before[at - row] + before[at + row]) * aside;
    }
  }

  std::vector<std::uint8_t> planes() {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(pixels() * 3 / 2);
    const auto byte = [](double value, double least, double most) {
      return static_cast<std::uint8_t>(std::clamp(value, least, most));
    };
    for (const float light : y_) {
      // Three flat ones make nearly a bell.
      const double noise = (random_.between(-1, 1) + random_.between(-1, 1) + random_.between(-1, 1)) * scene_.noise;
      bytes.push_back(byte(16 + 219 * light + noise, 16, 235));
    }
    for (const Floats* colour : {&u_, &v_}) {
      for (int y = 0; y < scene_.height; y += 2) {
        for (int x = 0; x < scene_.width; x += 2) bytes.push_back(byte(128 + 224 * (*colour)[index(x, y)], 16, 240));
      }
    }
    return bytes;
  }

  const PaperScene& scene_;
  Floats y_;
  Floats u_;
  Floats v_;
  Random random_;
};

}  // namespace

std::vector<std::uint8_t> draw_scene(const PaperScene& scene) { return Canvas{scene}.draw(); }

}  // namespace waymark::video
