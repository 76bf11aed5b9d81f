// Boxes to a draw list, in the theme's colours. Knows nothing of Views, presenters or windows.
#pragma once

#include "kiosk/paint/box.h"
#include "kiosk/paint/canvas.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/theme.h"

namespace waymark::paint {

// `veil`: how much of the page's colour lies over the content, while one page turns into the next.
void draw(Canvas& canvas, const Layout& layout, const Theme& theme, const Metrics& metrics, std::uint8_t veil);

// One brush stroke's worth of context, shared by the files that draw looks.
struct Brush {
  Canvas& canvas;
  const Theme& theme;
  const Metrics& m;

  [[nodiscard]] Colour colour(Token token) const { return theme.colour(token); }
  [[nodiscard]] float px(float design) const { return std::max(1.0F, m.px(design)); }
};

void draw_surface(Brush& brush, const Box& box);  // banner, cards, panels, tickets, dialogs
void draw_control(Brush& brush, const Box& box);  // buttons, tiles, fields, options, keys
void draw_qr_code(Brush& brush, const Box& box);
// Corners of moving pictures, in design pixels.
inline constexpr float kVideoCorner = 14;

void draw_focus_ring(Brush& brush, const Rect& rect, float radius);
// A card: shadow, surface and edge.
void draw_card(Brush& brush, const Rect& rect, float radius, Colour surface, Colour edge);

}  // namespace waymark::paint
