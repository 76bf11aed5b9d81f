// Draws on Dear ImGui's draw list, the one tool of that library that Waymark uses: rectangles of whole pixels, each
// either solid or a part of the atlas. No widget, no input, no font of Dear ImGui.
//
// Thread: owned and used by one thread. A frame that overfilled the atlas must be drawn again.
#pragma once

#include <cstdint>
#include <memory>

#include "kiosk/paint/atlas.h"
#include "kiosk/paint/colour.h"
#include "kiosk/paint/geometry.h"
#include "kiosk/paint/shapes.h"
#include "kiosk/paint/text.h"

struct ImDrawList;
struct ImDrawListSharedData;

namespace waymark::paint {

// What a draw command samples. The presenters map these to their own textures.
enum class Texture : std::uintptr_t { kAtlas = 1, kBackdrop = 2, kPicture = 3 };

class Canvas {
 public:
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void begin(Size size, Atlas& atlas);

  void solid(const Rect& rect, Colour colour);
  void rounded(const Rect& rect, float radius, Colour colour);
  void outline(const Rect& rect, float radius, float thickness, Colour colour);
  // A soft shadow that shows `blur` pixels round `rect`, moved down by `drop`.
  void shadow(const Rect& rect, float radius, float blur, float drop, Colour colour);
  void disc(Point centre, float radius, Colour colour);
  void text(const Paragraph& paragraph, Point top_left, Colour colour);
  // A picture of the icon font, in the same place, as in a mirror.
  void turned(const Paragraph& picture, Point top_left, Colour colour);
  // The council's logo, within `rect`. A frame that made a new size of it must be drawn again.
  void logo(const Rect& rect);
  // The blurred picture of what lies behind a dialog, over the whole glass.
  void backdrop(const Rect& rect);

  void push_clip(const Rect& rect);
  void pop_clip();

  [[nodiscard]] const ImDrawList& list() const { return *list_; }
  [[nodiscard]] ImDrawList& list() { return *list_; }
  // Zeroes and frees vertices (they tell which glyph stood where) and masks. Returns the bytes held.
  std::size_t forget();

 private:
  [[nodiscard]] bool clipped(const Rect& rect) const;  // nothing of it is seen
  void sprite(const Rect& rect, float u0, float v0, float u1, float v1, Colour colour);
  // Draws the four corners of a mask `2 * radius` wide at the corners of `rect`.
  void corners(const Rect& rect, const AtlasCell& mask, float radius, Colour colour);

  std::unique_ptr<ImDrawListSharedData> shared_;
  std::unique_ptr<ImDrawList> list_;
  Shapes shapes_;
  Atlas* atlas_ = nullptr;
  std::uint32_t epoch_ = 0;
};

}  // namespace waymark::paint
