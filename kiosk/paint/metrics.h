// Sizes. A design pixel is one pixel of a 24 inch 1920 by 1080 panel (3.6 to a millimetre); other panels scale all
// of them alike, so that a target of 72 stays 20 mm of glass whatever the resolution (EN 301 549, 8.3 and the
// house rule). Text also grows with the size that the person chose.
#pragma once

#include <algorithm>
#include <cmath>

#include "kiosk/paint/geometry.h"

namespace waymark::paint {

struct Metrics {
  float unit = 1;  // pixels of this panel to a design pixel
  float zoom = 1;  // text size chosen: 1 to 2

  [[nodiscard]] static Metrics of(Size size, int text_percent) {
    const bool upright = size.height > size.width;
    const float wide = upright ? 1080.0F : 1920.0F;
    const float high = upright ? 1920.0F : 1080.0F;
    const float unit = std::clamp(std::min(size.width / wide, size.height / high), 0.25F, 4.0F);
    return {unit, static_cast<float>(std::clamp(text_percent, 100, 200)) / 100.0F};
  }

  [[nodiscard]] float px(float design) const { return std::round(design * unit); }
  // A text size, in half pixels.
  [[nodiscard]] float type(float design) const { return std::max(8.0F, std::round(design * unit * zoom * 2) / 2); }
  // A measure that grows with the text, but only half as fast: paddings, icons.
  [[nodiscard]] float soft(float design) const { return std::round(design * unit * (1 + (zoom - 1) / 2)); }

  [[nodiscard]] float target() const { return px(72); }  // 20 mm
  [[nodiscard]] float margin() const { return px(80); }
  [[nodiscard]] float gap() const { return px(24); }
};

// Bytes of a control's label that are looked at: more would not fit a button anyway.
inline constexpr std::size_t kLongestLabel = 400;

// Text sizes, in design pixels.
inline constexpr float kHeroTitleSize = 84;
inline constexpr float kTitleSize = 60;
inline constexpr float kHeadingSize = 40;
inline constexpr float kSubheadingSize = 32;
inline constexpr float kBodySize = 30;
inline constexpr float kHintSize = 28;
inline constexpr float kLabelSize = 32;
inline constexpr float kButtonSize = 30;
inline constexpr float kFieldSize = 38;
inline constexpr float kTileNameSize = 34;
inline constexpr float kGrandTileNameSize = 42;
inline constexpr float kTileTextSize = 28;
inline constexpr float kToolSize = 24;
inline constexpr float kKeySize = 34;

}  // namespace waymark::paint
