// Controls: what a finger presses, in each of its states.
#include <cmath>

#include "kiosk/paint/draw.h"

namespace waymark::paint {
namespace {

// Between two colours: 0 is the first, 255 the second.
Colour between(Colour a, Colour b, std::uint8_t weight) { return composite(b.with_alpha(weight), a); }

struct Filled {
  Token surface;
  Token edge;
  Token ink;
};

void draw_filled_button(Brush& brush, const Box& box, const Filled& paint) {
  const float radius = brush.px(10);
  const float depth = brush.px(6);
  Rect face = box.rect;
  if (brush.theme.shadows() && !box.disabled) {
    // Pressed, the button goes down onto its edge; its words are drawn by the box and stay.
    brush.canvas.rounded({face.x, face.y + depth, face.width, face.height}, radius,
                         brush.colour(box.focused ? Token::kFocusInk : paint.edge));
    if (box.pressed) face = face.moved(0, brush.px(3));
  }
  if (box.focused) {
    brush.canvas.rounded(face.grown(brush.px(5)), radius + brush.px(5), brush.colour(Token::kFocusInk));
    brush.canvas.rounded(face, radius, brush.colour(Token::kFocus));
    return;
  }
  if (box.disabled) {
    brush.canvas.rounded(face, radius, brush.colour(Token::kRule));
    return brush.canvas.rounded(face.grown(-brush.px(2)), radius - brush.px(2), brush.colour(Token::kPage));
  }
  brush.canvas.rounded(face, radius, brush.colour(paint.surface));
}

void draw_outlined_button(Brush& brush, const Box& box, bool quiet) {
  const float radius = brush.px(10);
  const float line = brush.px(3);
  const Colour card = brush.colour(Token::kCard);
  Colour surface = box.selected ? brush.colour(Token::kTint) : card;
  if (box.pressed) surface = between(card, brush.colour(Token::kAccent), 40);
  Colour edge = brush.colour(box.disabled ? Token::kRule : box.selected ? Token::kAccent : Token::kControlEdge);
  if (quiet && !box.pressed) {
    if (!box.focused) return;  // only its words
    edge = surface;
  }
  if (box.focused) {
    brush.canvas.rounded(box.rect.grown(brush.px(5)), radius + brush.px(5), brush.colour(Token::kFocusInk));
    brush.canvas.rounded(box.rect, radius, brush.colour(Token::kFocus));
    return;
  }
  brush.canvas.rounded(box.rect, radius, edge);
  brush.canvas.rounded(box.rect.grown(-line), radius - line, surface);
}

void draw_hero_button(Brush& brush, const Box& box) {
  const float radius = brush.px(18);
  if (box.focused) {
    brush.canvas.rounded(box.rect.grown(brush.px(6)), radius + brush.px(6), brush.colour(Token::kFocusInk));
    return brush.canvas.rounded(box.rect, radius, brush.colour(Token::kFocus));
  }
  const Colour face = brush.colour(Token::kBarInk);
  brush.canvas.rounded(box.rect, radius, box.pressed ? between(face, brush.colour(Token::kBar), 40) : face);
}

void draw_tool(Brush& brush, const Box& box) {
  const float radius = brush.px(14);
  if (box.focused) {
    brush.canvas.rounded(box.rect.grown(brush.px(4)), radius + brush.px(4), brush.colour(Token::kFocus));
    brush.canvas.rounded(box.rect, radius, brush.colour(Token::kFocusInk));
    return brush.canvas.rounded(box.rect.grown(-brush.px(4)), radius - brush.px(4), brush.colour(Token::kFocus));
  }
  if (box.selected) return brush.canvas.rounded(box.rect, radius, brush.colour(Token::kFocus));
  if (box.disabled) {
    brush.canvas.rounded(box.rect, radius, brush.colour(Token::kBarButton));
    return brush.canvas.rounded(box.rect.grown(-brush.px(2)), radius - brush.px(2), brush.colour(Token::kBar));
  }
  Colour surface = brush.colour(Token::kBarButton);
  if (box.pressed) surface = between(surface, brush.colour(Token::kBarInk), 60);
  if (brush.theme.outlines()) {
    brush.canvas.rounded(box.rect, radius, brush.colour(Token::kBarInk));
    return brush.canvas.rounded(box.rect.grown(-brush.px(2)), radius - brush.px(2), surface);
  }
  brush.canvas.rounded(box.rect, radius, surface);
}

void draw_tile(Brush& brush, const Box& box) {
  const float radius = brush.px(brush.theme.corner());
  Colour surface = brush.colour(box.selected ? Token::kAccent : Token::kCard);
  if (box.pressed)
    surface = brush.theme.outlines() ? between(surface, brush.colour(Token::kAccent), 60) : brush.colour(Token::kTint);
  const Token edge = box.focused ? Token::kFocusInk : box.pressed || box.selected ? Token::kAccent : Token::kCardEdge;
  draw_card(brush, box.rect, radius, surface, brush.colour(edge));
  if (box.focused) draw_focus_ring(brush, box.rect, radius);
}

void draw_field(Brush& brush, const Box& box) {
  const float radius = brush.px(6);
  if (box.focused) {
    const float ring = brush.px(7);
    brush.canvas.rounded(box.rect.grown(ring), radius + ring, brush.colour(Token::kFocus));
  }
  const float line = brush.px(box.focused || box.invalid ? 5 : 3);
  const Token edge = box.invalid && !box.focused ? Token::kError : Token::kControlEdge;
  brush.canvas.rounded(box.rect, radius, brush.colour(edge));
  brush.canvas.rounded(box.rect.grown(-line), std::max(1.0F, radius - line), brush.colour(Token::kCard));
}

void draw_option(Brush& brush, const Box& box) {
  const float radius = brush.px(12);
  Colour surface = brush.colour(box.selected ? Token::kTint : Token::kCard);
  if (box.pressed) surface = between(surface, brush.colour(Token::kAccent), 30);
  const float line = brush.px(box.selected ? 4 : 2);
  const Token edge = box.selected ? Token::kAccent : Token::kCardEdge;
  brush.canvas.rounded(box.rect, radius, brush.colour(edge));
  brush.canvas.rounded(box.rect.grown(-line), radius - line, surface);
  if (box.focused) draw_focus_ring(brush, box.rect, radius);
}

void draw_mark(Brush& brush, const Box& box) {
  const bool round = box.look == Look::kRadioMark;
  const float radius = round ? box.rect.width / 2 : brush.px(6);
  const Colour edge = brush.colour(box.disabled ? Token::kRule : Token::kControlEdge);
  const float line = brush.px(3);
  if (!round && box.selected) return brush.canvas.rounded(box.rect, radius, brush.colour(Token::kAccent));
  brush.canvas.rounded(box.rect, radius, box.selected ? brush.colour(Token::kAccent) : edge);
  brush.canvas.rounded(box.rect.grown(-line), radius - line, brush.colour(Token::kCard));
  if (round && box.selected)
    brush.canvas.disc(box.rect.centre(), std::round(box.rect.width * 0.29F), brush.colour(Token::kAccent));
}

void draw_rating(Brush& brush, const Box& box) {
  const float radius = brush.px(brush.theme.corner());
  const Colour card = brush.colour(Token::kCard);
  const Colour surface = box.selected  ? brush.colour(Token::kTint)
                         : box.pressed ? between(card, brush.colour(Token::kAccent), 30)
                                       : card;
  draw_card(brush, box.rect, radius, surface, brush.colour(box.selected ? Token::kAccent : Token::kCardEdge));
  if (box.selected) brush.canvas.outline(box.rect, radius, brush.px(5), brush.colour(Token::kAccent));
  if (box.focused) draw_focus_ring(brush, box.rect, radius);
}

void draw_key(Brush& brush, const Box& box) {
  const float radius = brush.px(10);
  const bool special = box.look == Look::kSpecialKey;
  Colour surface = brush.colour(special ? Token::kKeySpecial : Token::kKey);
  if (box.selected) surface = brush.colour(Token::kTint);
  if (box.pressed || box.focused) surface = brush.colour(Token::kFocus);
  Rect face = box.rect;
  face.height -= brush.px(3);
  if (brush.theme.shadows()) brush.canvas.rounded(face.moved(0, brush.px(3)), radius, brush.colour(Token::kKeyEdge));
  if (box.pressed) face = face.moved(0, brush.px(2));
  const float line = brush.px(box.focused || box.selected ? 4 : brush.theme.outlines() ? 2 : 1);
  const Token edge = box.focused ? Token::kFocusInk : box.selected ? Token::kAccent : Token::kKeyEdge;
  brush.canvas.rounded(face, radius, brush.colour(edge));
  brush.canvas.rounded(face.grown(-line), radius - line, surface);
}

}  // namespace

void draw_control(Brush& brush, const Box& box) {
  switch (box.look) {
    case Look::kPrimaryButton:
      return draw_filled_button(brush, box, {Token::kPrimary, Token::kPrimaryEdge, Token::kPrimaryInk});
    case Look::kWarningButton:
      return draw_filled_button(brush, box, {Token::kWarning, Token::kWarningEdge, Token::kWarningInk});
    case Look::kButton:
      return draw_outlined_button(brush, box, false);
    case Look::kQuietButton:
      return draw_outlined_button(brush, box, true);
    case Look::kToolButton:
      return draw_tool(brush, box);
    case Look::kHeroButton:
      return draw_hero_button(brush, box);
    case Look::kTile:
      return draw_tile(brush, box);
    case Look::kField:
      return draw_field(brush, box);
    case Look::kOption:
      return draw_option(brush, box);
    case Look::kRadioMark:
    case Look::kCheckMark:
      return draw_mark(brush, box);
    case Look::kRating:
      return draw_rating(brush, box);
    case Look::kKey:
    case Look::kSpecialKey:
      return draw_key(brush, box);
    case Look::kLink:
      if (box.focused) {
        brush.canvas.rounded(box.rect, brush.px(6), brush.colour(Token::kFocus));
        brush.canvas.solid({box.rect.x, box.rect.bottom() - brush.px(5), box.rect.width, brush.px(5)},
                           brush.colour(Token::kFocusInk));
      }
      return;
    case Look::kScrollButton: {
      const Colour surface = brush.colour(Token::kAccent);
      const Colour face = box.pressed ? between(surface, brush.colour(Token::kInk), 70) : surface;
      return brush.canvas.rounded(box.rect, box.rect.height / 2, face);
    }
    default:
      return;
  }
}

}  // namespace waymark::paint
