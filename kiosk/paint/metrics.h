// Sizes, from the glass that is really there. A design pixel is 1/3.6 mm of it, so that a target of 72 is 20 mm on any
// panel (the house rule), and a text size means the same to the eye whatever the resolution. Text also grows with the
// size that the person chose; the size a visit begins with makes capitals 0.7 degrees high (EN 301 549, 5.1.4).
#pragma once

#include <algorithm>
#include <cmath>

#include "kiosk/paint/geometry.h"

namespace waymark::paint {

// The panel that the window covers, and the eyes before it.
struct Viewing {
  float panel_inches = 24;
  float distance_mm = 600;
};

// Pixels to a millimetre of glass; bounded, because a size that nobody sells is a mistake.
[[nodiscard]] inline float pixels_per_mm(Size glass, const Viewing& viewing) {
  constexpr float kMmPerInch = 25.4F;
  const float inches = std::clamp(viewing.panel_inches, 5.0F, 120.0F);
  return std::clamp(std::hypot(glass.width, glass.height) / (inches * kMmPerInch), 0.5F, 20.0F);
}

inline constexpr float kDesignPixelsPerMm = 3.6F;
inline constexpr float kSmallestSize = 30;  // of the type scale below; all the others are at least as large
inline constexpr int kTextStep = 25;        // percent
inline constexpr int kTextLargest = 200;

struct Metrics {
  float unit = 1;  // pixels of this panel to a design pixel
  float zoom = 1;  // text size chosen: 1 to 2
  float label_zoom =
      1;  // the least that labels of the frame may shrink to: what a visit begins with, or less if chosen

  [[nodiscard]] static Metrics of(Size glass, const Viewing& viewing, int text_percent);

  [[nodiscard]] float px(float design) const { return std::round(design * unit); }
  // A text size, in half pixels. Larger text grows by as many pixels as the smallest does: a title of twice its size
  // would leave no room for what it is the title of.
  [[nodiscard]] float type(float design, float at_zoom) const {
    const float growth = std::min(design, kSmallestSize) * (at_zoom - 1);
    return std::max(8.0F, std::round((design + growth) * unit * 2) / 2);
  }
  [[nodiscard]] float type(float design) const { return type(design, zoom); }
  // The other way round: which size of the scale comes out `high` design pixels high.
  [[nodiscard]] float design_of(float high) const {
    return high <= kSmallestSize * zoom ? high / zoom : high - kSmallestSize * (zoom - 1);
  }
  // What the words of the frame (banner, footer, scroll buttons) grow to: less than the page's, or they would leave it
  // no room.
  [[nodiscard]] float calm_zoom() const { return label_zoom + (zoom - label_zoom) * 0.4F; }
  // A measure that grows with the text, but only half as fast: paddings, icons.
  [[nodiscard]] float soft(float design) const { return std::round(design * unit * (1 + (zoom - 1) / 2)); }

  [[nodiscard]] float target() const { return std::ceil(72 * unit - 0.01F); }  // 20 mm
  [[nodiscard]] float margin() const { return px(80); }
  [[nodiscard]] float gap() const { return px(24); }
};

// The least text size, in percent, at which capitals of the smallest text are 0.7 degrees high.
[[nodiscard]] inline int default_text_percent(Size glass, const Viewing& viewing) {
  constexpr float kCapitalHeight = 0.727F;  // of Inter, in ems
  constexpr float kTangent = 0.0122179F;    // of 0.7 degrees
  const float distance = std::clamp(viewing.distance_mm, 200.0F, 3000.0F);
  const float ppmm = pixels_per_mm(glass, viewing);
  for (int percent = 100; percent < kTextLargest; percent += kTextStep) {
    const Metrics m{ppmm / kDesignPixelsPerMm, static_cast<float>(percent) / 100, 1};
    if (m.type(kSmallestSize) * kCapitalHeight >= distance * kTangent * ppmm) return percent;
  }
  return kTextLargest;
}

inline Metrics Metrics::of(Size glass, const Viewing& viewing, int text_percent) {
  const float zoom = static_cast<float>(std::clamp(text_percent, 100, kTextLargest)) / 100;
  const float usual = static_cast<float>(default_text_percent(glass, viewing)) / 100;
  return {pixels_per_mm(glass, viewing) / kDesignPixelsPerMm, zoom, std::min(zoom, usual)};
}

// Bytes of a control's label that are looked at: more would not fit a button anyway.
inline constexpr std::size_t kLongestLabel = 400;

// Text sizes, in design pixels. None is below kSmallestSize.
inline constexpr float kHeroTitleSize = 84;
inline constexpr float kTitleSize = 58;
inline constexpr float kHeadingSize = 40;
inline constexpr float kSubheadingSize = 34;
inline constexpr float kBodySize = 30;
inline constexpr float kHintSize = 30;
inline constexpr float kLabelSize = 32;
inline constexpr float kButtonSize = 30;
inline constexpr float kFieldSize = 38;
inline constexpr float kTileNameSize = 34;
inline constexpr float kGrandTileNameSize = 42;
inline constexpr float kTileTextSize = 30;
inline constexpr float kProgressSize = 30;
inline constexpr float kToolSize = 30;
inline constexpr float kCouncilSize = 32;
inline constexpr float kKeySize = 34;

}  // namespace waymark::paint
