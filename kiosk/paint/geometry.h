// Pixels of the glass: x to the right, y down, the top left corner is (0, 0). Plain values.
#pragma once

#include <algorithm>

namespace waymark::paint {

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  float width = 0;
  float height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  [[nodiscard]] bool contains(const Rect& inner, float slack) const {
    return inner.x >= x - slack && inner.y >= y - slack && inner.right() <= right() + slack &&
           inner.bottom() <= bottom() + slack;
  }
  [[nodiscard]] Rect grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
  [[nodiscard]] Rect overlap(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::min(right(), other.right()) - left, std::min(bottom(), other.bottom()) - top};
  }
  bool operator==(const Rect&) const = default;
};

}  // namespace waymark::paint
