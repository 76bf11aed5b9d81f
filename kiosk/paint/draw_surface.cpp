// Surfaces: what lies under words.
#include <qrencode.h>

#include <cmath>
#include <memory>

#include "kiosk/paint/draw.h"

namespace waymark::paint {
namespace {

void draw_banner(Brush& brush, const Box& box) {
  const float edge = brush.px(6);
  brush.canvas.solid(box.rect, brush.colour(Token::kBar));
  brush.canvas.solid({box.rect.x, box.rect.bottom() - edge, box.rect.width, edge}, brush.colour(Token::kBarEdge));
}

// Rings that become brighter towards the picture: the eye goes there first.
void draw_emblem(Brush& brush, const Box& box) {
  const Point centre = box.rect.centre();
  const float radius = box.rect.width / 2;
  if (brush.theme.outlines()) {
    return brush.canvas.outline(box.rect, radius, brush.px(4), brush.colour(Token::kBarInk));
  }
  const Colour ring = brush.colour(Token::kBarButton);
  brush.canvas.disc(centre, radius, ring.with_alpha(110));
  brush.canvas.disc(centre, std::round(radius * 0.66F), ring);
}

void draw_rail(Brush& brush, const Box& box) {
  const float edge = brush.px(6);
  const float x = box.mirrored ? box.rect.x : box.rect.right() - edge;
  brush.canvas.solid(box.rect, brush.colour(Token::kBar));
  brush.canvas.solid({x, box.rect.y, edge, box.rect.height}, brush.colour(Token::kBarEdge));
}

void draw_logo_plate(Brush& brush, const Rect& rect, float radius, float pad) {
  brush.canvas.rounded(rect, radius, kLogoPlate);
  brush.canvas.logo(rect.grown(-pad));
}

void draw_footer(Brush& brush, const Box& box) {
  brush.canvas.solid(box.rect, brush.colour(Token::kCard));
  brush.canvas.solid({box.rect.x, box.rect.y, box.rect.width, brush.px(2)}, brush.colour(Token::kRule));
}

// A panel with a thick bar at its start.
void draw_barred(Brush& brush, const Box& box, Token surface, Token bar, bool from_right) {
  const float radius = brush.px(8);
  if (brush.theme.outlines()) {
    draw_card(brush, box.rect, radius, brush.colour(surface), brush.colour(bar));
  } else {
    brush.canvas.rounded(box.rect, radius, brush.colour(surface));
  }
  const float thick = brush.px(10);
  brush.canvas.push_clip(from_right ? Rect{box.rect.right() - thick, box.rect.y, thick, box.rect.height}
                                    : Rect{box.rect.x, box.rect.y, thick, box.rect.height});
  brush.canvas.rounded(box.rect, radius, brush.colour(bar));
  brush.canvas.pop_clip();
}

void draw_ticket(Brush& brush, const Box& box) {
  const Rect& r = box.rect;
  const float radius = brush.px(20);
  const Colour edge = brush.colour(brush.theme.outlines() ? Token::kBarInk : Token::kBar);
  draw_card(brush, r, radius, brush.colour(Token::kBar), edge);
  if (!box.caret) return;
  const float y = box.caret->y;
  const float notch = brush.px(17);
  const Colour page = brush.colour(Token::kPage);
  const float line = brush.theme.outlines() ? brush.px(2.5F) : 0;
  for (const float x : {r.x, r.right()}) {
    if (line > 0) brush.canvas.disc({x, y}, notch + line, edge);
    brush.canvas.disc({x, y}, notch, page);
  }
  // What the notches' rings would draw outside the ticket is page again.
  if (line > 0) {
    const float out = notch + 2 * line;
    brush.canvas.solid({r.x - out, y - out, out, 2 * out}, page);
    brush.canvas.solid({r.right(), y - out, out, 2 * out}, page);
  }
  const float dash = brush.px(10);
  for (float x = r.x + notch + dash; x + dash < r.right() - notch; x += 2 * dash) {
    brush.canvas.solid({x, y - brush.px(1.5F), dash, brush.px(3)}, brush.colour(Token::kBarMuted).with_alpha(140));
  }
}

void draw_video(Brush& brush, const Box& box) {
  const float radius = brush.px(kVideoCorner);
  draw_card(brush, box.rect, radius, brush.colour(Token::kBar),
            brush.colour(brush.theme.outlines() ? Token::kBarInk : Token::kBarButton));
}

void draw_timer(Brush& brush, const Box& box) {
  const float radius = box.rect.width / 2;
  brush.canvas.outline(box.rect, radius, brush.px(10), brush.colour(box.selected ? Token::kBarEdge : Token::kAccent));
}

}  // namespace

void draw_qr_code(Brush& brush, const Box& box) {
  struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
  };
  const Colour white{255, 255, 255, 255};
  const Colour black{0, 0, 0, 255};
  draw_card(brush, box.rect, brush.px(8), white, brush.colour(Token::kCardEdge));
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeString8bit(box.code.c_str(), 0, QR_ECLEVEL_M));
  if (code == nullptr) return;  // more than a code can hold
  constexpr int kQuiet = 4;     // modules of white on each side, ISO/IEC 18004
  const float module = std::floor(box.rect.width / static_cast<float>(code->width + 2 * kQuiet));
  const float inset = std::floor((box.rect.width - module * static_cast<float>(code->width)) / 2);
  for (int y = 0; y < code->width; ++y) {
    const auto dark = [&](int x) { return x < code->width && (code->data[y * code->width + x] & 1) != 0; };
    for (int x = 0; x < code->width;) {
      int run = 0;
      while (dark(x + run)) ++run;
      if (run > 0) {
        brush.canvas.solid(
            {std::round(box.rect.x) + inset + static_cast<float>(x) * module,
             std::round(box.rect.y) + inset + static_cast<float>(y) * module, static_cast<float>(run) * module, module},
            black);
      }
      x += run + 1;
    }
  }
}

void draw_surface(Brush& brush, const Box& box) {
  const Theme& theme = brush.theme;
  const float corner = brush.px(theme.corner());
  switch (box.look) {
    case Look::kBanner:
      return draw_banner(brush, box);
    case Look::kRail:
      return draw_rail(brush, box);
    case Look::kBand:
      return brush.canvas.solid(box.rect, brush.colour(Token::kBar));
    case Look::kCrest:
      if (box.icons.empty()) return draw_logo_plate(brush, box.rect, brush.px(14), brush.px(5));
      return brush.canvas.rounded(box.rect, brush.px(14), brush.colour(Token::kFocus));
    case Look::kFooter:
      return draw_footer(brush, box);
    case Look::kHero:
      return draw_card(brush, box.rect, brush.px(28), brush.colour(Token::kBar),
                       brush.colour(theme.outlines() ? Token::kBarInk : Token::kBar));
    case Look::kEmblem:
      if (box.icons.empty()) return draw_logo_plate(brush, box.rect, brush.px(40), brush.px(24));
      return draw_emblem(brush, box);
    case Look::kCard:
      return draw_card(brush, box.rect, corner, brush.colour(Token::kCard), brush.colour(Token::kCardEdge));
    case Look::kInset:
      return draw_barred(brush, box, Token::kCard, Token::kAccent, box.mirrored);
    case Look::kNotice:
      return draw_barred(brush, box, Token::kNotice, Token::kNoticeEdge, box.mirrored);
    case Look::kErrorPanel:
      brush.canvas.rounded(box.rect, brush.px(6), brush.colour(Token::kError));
      return brush.canvas.rounded(box.rect.grown(-brush.px(6)), brush.px(2), brush.colour(Token::kCard));
    case Look::kSuccessPanel:
      return draw_card(brush, box.rect, corner, brush.colour(Token::kSuccess),
                       brush.colour(theme.outlines() ? Token::kSuccessInk : Token::kSuccess));
    case Look::kRule:
      return brush.canvas.solid(box.rect, brush.colour(Token::kRule));
    case Look::kProgressOn:
      return brush.canvas.rounded(box.rect, box.rect.height / 2, brush.colour(Token::kAccent));
    case Look::kProgressOff:
      brush.canvas.rounded(box.rect, box.rect.height / 2, brush.colour(Token::kRule));
      if (theme.outlines())
        brush.canvas.rounded(box.rect.grown(-brush.px(2)), box.rect.height / 2, brush.colour(Token::kPage));
      return;
    case Look::kIconPlate: {
      const Token edge = theme.outlines() ? Token::kAccent : Token::kTint;
      if (box.selected)
        return brush.canvas.rounded(box.rect, brush.px(18), brush.colour(Token::kAccentInk).with_alpha(46));
      brush.canvas.rounded(box.rect, brush.px(18), brush.colour(edge));
      return brush.canvas.rounded(box.rect.grown(-brush.px(2)), brush.px(16), brush.colour(Token::kTint));
    }
    case Look::kErrorBar:
      return brush.canvas.solid(box.rect, brush.colour(Token::kError));
    case Look::kTicket:
      return draw_ticket(brush, box);
    case Look::kQrCode:
      return draw_qr_code(brush, box);
    case Look::kKeyboard:
      brush.canvas.solid(box.rect, brush.colour(Token::kKeyboard));
      return brush.canvas.solid({box.rect.x, box.rect.y, box.rect.width, brush.px(2)}, brush.colour(Token::kRule));
    case Look::kHeldLetters:
    case Look::kDialog:
      return draw_card(brush, box.rect, brush.px(24), brush.colour(Token::kCard), brush.colour(Token::kCardEdge));
    case Look::kVideo:
      return draw_video(brush, box);
    case Look::kTimer:
      return draw_timer(brush, box);
    case Look::kScrollTrack:
      return brush.canvas.rounded(box.rect, box.rect.width / 2, brush.colour(Token::kRule));
    case Look::kScrollThumb:
      return brush.canvas.rounded(box.rect, box.rect.width / 2, brush.colour(Token::kAccent));
    default:
      return;
  }
}

}  // namespace waymark::paint
