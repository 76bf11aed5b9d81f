#include "kiosk/paint/draw.h"

#include <cmath>

namespace waymark::paint {
namespace {

bool is_control(Look look) {
  switch (look) {
    case Look::kToolButton:
    case Look::kHeroButton:
    case Look::kButton:
    case Look::kPrimaryButton:
    case Look::kWarningButton:
    case Look::kQuietButton:
    case Look::kLink:
    case Look::kTile:
    case Look::kField:
    case Look::kOption:
    case Look::kRadioMark:
    case Look::kCheckMark:
    case Look::kRating:
    case Look::kKey:
    case Look::kSpecialKey:
    case Look::kScrollButton:
      return true;
    default:
      return false;
  }
}

// Two lines of opposite brightness, so that one of them is seen on anything.
void draw_pointing_ring(Brush& brush, const Rect& rect) {
  const float air = brush.px(5);
  const float thick = brush.px(7);
  const float edge = brush.px(2);
  const Rect ring = rect.grown(air + thick);
  const float radius = brush.px(20);
  brush.canvas.outline(ring, radius, thick, brush.colour(Token::kWarning));
  brush.canvas.outline(ring.grown(edge), radius + edge, edge, brush.colour(Token::kWarningInk));
}

void draw_text(Brush& brush, const TextPiece& piece) {
  const Colour colour = brush.colour(piece.colour);
  brush.canvas.text(*piece.paragraph, {piece.room.x, piece.room.y}, colour);
  if (!piece.underlined) return;
  // Below the last line only: a link is one or two lines, and a line through descenders of the first is clutter.
  const float thick = brush.px(3);
  brush.canvas.solid({piece.room.x, piece.room.bottom() - thick, piece.room.width, thick}, colour);
}

void draw_contents(Brush& brush, const Box& box) {
  if (box.clips) brush.canvas.push_clip(box.rect.grown(-brush.px(6)));
  for (const Rect& mark : box.marks) {
    // A line below as well: the tint alone is too faint to be seen by everyone.
    const float line = brush.px(5);
    brush.canvas.solid(mark, brush.colour(Token::kTint));
    brush.canvas.solid({mark.x, mark.bottom() - line, mark.width, line}, brush.colour(Token::kAccent));
  }
  for (const TextPiece& piece : box.texts) draw_text(brush, piece);
  if (box.clips) brush.canvas.pop_clip();
  for (const IconPiece& piece : box.icons) {
    const Size size = piece.glyph->size;
    const Point at{piece.centre.x - size.width / 2, piece.centre.y - size.height / 2};
    const Colour colour = brush.colour(piece.colour);
    piece.turned ? brush.canvas.turned(*piece.glyph, at, colour) : brush.canvas.text(*piece.glyph, at, colour);
  }
  if (box.caret && box.takes_caret) brush.canvas.solid(*box.caret, brush.colour(Token::kInk));
}

void draw_box(Brush& brush, const Box& box) {
  if (is_control(box.look)) {
    draw_control(brush, box);
  } else {
    draw_surface(brush, box);
    if (box.focused) draw_focus_ring(brush, box.rect.grown(brush.px(6)), brush.px(6));
  }
  draw_contents(brush, box);
  if (box.pointed) draw_pointing_ring(brush, box.rect);
}

}  // namespace

void draw_focus_ring(Brush& brush, const Rect& rect, float radius) {
  const float yellow = brush.px(7);
  const float black = brush.px(4);
  brush.canvas.outline(rect.grown(yellow), radius + yellow, yellow, brush.colour(Token::kFocus));
  brush.canvas.outline(rect.grown(yellow + black), radius + yellow + black, black, brush.colour(Token::kFocusInk));
}

void draw_card(Brush& brush, const Rect& rect, float radius, Colour surface, Colour edge) {
  if (brush.theme.shadows()) {
    brush.canvas.shadow(rect, radius, brush.px(15), brush.px(6), {11, 30, 45, 30});
    brush.canvas.shadow(rect, radius, brush.px(4), brush.px(1), {11, 30, 45, 26});
  }
  // The surface lies on its edge: two filled shapes leave no gap at the corners, as a fill and a line would.
  const float line = brush.px(brush.theme.outlines() ? 2.5F : 1.5F);
  brush.canvas.rounded(rect, radius, edge);
  brush.canvas.rounded(rect.grown(-line), radius - line, surface);
}

namespace {

// Where a page goes on above or below what shows of it, that edge lies in shadow.
void draw_edges(Brush& brush, const Pane& pane) {
  if (!brush.theme.shadows()) return;
  constexpr int kSteps = 6;
  const float step = brush.px(3);
  for (int i = 0; i < kSteps; ++i) {
    const Colour shade = brush.colour(Token::kInk).with_alpha(static_cast<std::uint8_t>(26 - 4 * i));
    const float in = step * static_cast<float>(i);
    if (pane.offset > 0.5F)
      brush.canvas.solid({pane.viewport.x, pane.viewport.y + in, pane.viewport.width, step}, shade);
    if (pane.offset < pane.most_offset() - 0.5F) {
      brush.canvas.solid({pane.viewport.x, pane.viewport.bottom() - in - step, pane.viewport.width, step}, shade);
    }
  }
}

}  // namespace

void draw(Canvas& canvas, const Layout& layout, const Theme& theme, const Metrics& metrics, std::uint8_t veil) {
  Brush brush{canvas, theme, metrics};
  const Rect glass{0, 0, layout.size.width, layout.size.height};
  canvas.solid(glass, theme.colour(Token::kPage));
  bool behind_drawn = false;
  bool content_drawn = false;
  for (const Box& box : layout.boxes) {
    if (!content_drawn && box.layer != Layer::kContent) {
      draw_edges(brush, layout.page);
      if (veil > 0) canvas.solid(layout.page.viewport, theme.colour(Token::kPage).with_alpha(veil));
      content_drawn = true;
    }
    const bool over = box.layer == Layer::kDialog || box.layer == Layer::kDialogContent;
    if (over && !behind_drawn) {
      canvas.backdrop(glass);
      canvas.solid(glass, theme.colour(Token::kShade));
      behind_drawn = true;
    }
    const Pane* pane = box.layer == Layer::kContent         ? &layout.page
                       : box.layer == Layer::kDialogContent ? &*layout.dialog
                                                            : nullptr;
    if (pane != nullptr) {
      const float focus_air = brush.px(14);
      if (!box.rect.grown(focus_air * 2).overlap(pane->viewport).empty()) {
        canvas.push_clip(pane->viewport);
        draw_box(brush, box);
        canvas.pop_clip();
      }
    } else {
      draw_box(brush, box);
    }
  }
}

}  // namespace waymark::paint
