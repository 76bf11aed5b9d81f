// The ways to what a page holds above and below what shows of it: buttons that say so, because an arrow alone is not
// understood by somebody who has never scrolled.
#include <algorithm>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

constexpr float kArrow = 40;
constexpr float kPillPad = 26;

TextRun words_of(const std::string& words, float zoom) {
  return {.text = words,
          .size = kButtonSize,
          .weight = Weight::kBold,
          .colour = Token::kAccentInk,
          .align = Align::kCentre,
          .wrapping = Wrapping::kNone,
          .leading = 0.92F,
          .zoom = zoom,
          .most = kLongestLabel};
}

float pill_height(Builder& b) {
  return std::max(b.m.target(), b.measure(words_of(b.scroll_words().below, b.m.calm_zoom())).height + b.m.px(8));
}

float pill_width(Builder& b, const std::string& words) {
  if (words.empty()) return b.m.target();
  return std::max(b.m.target(),
                  b.measure(words_of(words, b.m.calm_zoom())).width + b.m.soft(kArrow) + 2 * b.m.px(kPillPad));
}

void place_pill(Builder& b, const char* id, const char* arrow, const std::string& words, const Rect& rect) {
  Box& box = b.add(Look::kScrollButton, rect);
  box.id = id;
  box.touch = rect;
  box.pressed = b.pressed == id;
  const float picture = b.m.soft(kArrow);
  if (words.empty() || rect.width <= b.m.target()) return b.icon(arrow, rect.centre(), kArrow, Token::kAccentInk);
  b.icon(arrow, {rect.x + b.m.px(kPillPad - 6) + picture / 2, rect.centre().y}, kArrow, Token::kAccentInk);
  const float from = rect.x + b.m.px(kPillPad - 6) + picture;
  b.write_centred(words_of(words, b.m.calm_zoom()),
                  {from, rect.y, rect.right() - b.m.px(kPillPad - 6) - from, rect.height});
}

// Both with their words, if they fit; else the way up is an arrow.
struct Pills {
  float up = 0;
  float down = 0;
  [[nodiscard]] float width(float gap) const { return up + gap + down; }
};
Pills pills_for(Builder& b, float room) {
  const float gap = b.m.px(16);
  const ScrollWords& words = b.scroll_words();
  Pills pills{pill_width(b, words.above), pill_width(b, words.below)};
  if (pills.width(gap) > room) pills.up = b.m.target();
  if (pills.width(gap) > room) pills.down = b.m.target();
  return pills;
}

}  // namespace

bool needs_scroll_row(Builder& b) {
  const float arrows = 2 * b.m.target() + b.m.px(16);
  const float with_words = b.m.target() + b.m.px(16) + pill_width(b, b.scroll_words().below);
  return b.scroll_room.width < (b.compact ? arrows : with_words);
}

float scroll_row_height(Builder& b) { return pill_height(b) + 2 * b.m.px(8); }

void place_scroll_row(Builder& b) {
  const float side = b.upright() ? b.m.px(40) : b.m.margin();
  b.stage.height -= scroll_row_height(b);
  b.scroll_room = {b.stage.x + side, b.stage.bottom() + b.m.px(8), b.stage.width - 2 * side, pill_height(b)};
}

void place_scroll_buttons(Builder& b, const Pane& pane) {
  const Rect& room = b.scroll_room;
  if (room.empty()) return;
  const float gap = b.m.px(16);
  const Pills pills = pills_for(b, room.width);
  const float high = std::min(std::max(room.height, b.m.target()), pill_height(b));
  const float x = std::round(room.x + (room.width - pills.width(gap)) / 2);
  const float y = room.y + std::round((room.height - high) / 2);
  const ScrollWords& words = b.scroll_words();
  if (pane.offset > 0.5F) place_pill(b, kScrollUp, "keyboard_arrow_up", words.above, {x, y, pills.up, high});
  if (pane.offset < pane.most_offset() - 0.5F) {
    place_pill(b, kScrollDown, "keyboard_arrow_down", words.below, {x + pills.up + gap, y, pills.down, high});
  }
  // How far down the page one is.
  const float thick = b.m.px(8);
  const float track = pane.viewport.height - 2 * b.m.px(12);
  if (track < b.m.px(80)) return;
  const float left = pane.viewport.right() - thick - b.m.px(12);
  const float top = pane.viewport.y + b.m.px(12);
  const float thumb = std::max(b.m.px(28), track * pane.viewport.height / pane.content_height);
  b.add(Look::kScrollTrack, {left, top, thick, track});
  b.add(Look::kScrollThumb, {left, top + (track - thumb) * pane.offset / pane.most_offset(), thick, thumb});
}

}  // namespace waymark::paint
