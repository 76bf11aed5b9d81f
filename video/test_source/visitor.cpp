#include "video/test_source/visitor.h"

#include <cmath>
#include <cstddef>
#include <cstring>

#include "video/test_source/random.h"

namespace waymark::video {
namespace {

constexpr std::uint8_t kNoColour = 128;

int wall(double x, double y) { return static_cast<int>(110 + 30 * x - 20 * y + (x > 0.7 && y > 0.3 ? 40 : 0)); }

bool is_body(double x, double y, double middle) {
  const bool head = std::hypot((x - middle) / 0.09, (y - 0.35) / 0.15) < 1;
  const bool trunk = std::hypot((x - middle) / 0.22, (y - 1.0) / 0.5) < 1;
  return head || trunk;
}

}  // namespace

void draw_room(const StampedPicture& picture, int milliseconds, bool visitor) {
  Random random{static_cast<std::uint64_t>(milliseconds) + 1};
  const double middle = 0.5 + 0.03 * std::sin(milliseconds / 300.0);
  for (int row = 0; row < picture.height; ++row) {
    std::uint8_t* luma = picture.y + static_cast<std::ptrdiff_t>(row) * picture.y_stride;
    const double y = static_cast<double>(row) / picture.height;
    for (int column = 0; column < picture.width; ++column) {
      const double x = static_cast<double>(column) / picture.width;
      const int shade = visitor && is_body(x, y, middle) ? 60 : wall(x, y);
      luma[column] = static_cast<std::uint8_t>(shade + random.below(9) - 4);
    }
  }
  for (int row = 0; row < picture.height / 2; ++row) {
    for (std::uint8_t* colour : {picture.u, picture.v}) {
      std::memset(colour + static_cast<std::ptrdiff_t>(row) * picture.uv_stride, kNoColour,
                  static_cast<std::size_t>(picture.width / 2));
    }
  }
}

}  // namespace waymark::video
