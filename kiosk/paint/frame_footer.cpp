// The footer: back and the like at the start, the button that goes on at the end, words between them.
#include <algorithm>

#include "kiosk/paint/content.h"
#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

bool is_button(const view::Node& node) { return node.role == view::Role::kButton || node.role == view::Role::kLink; }

struct Split {
  std::vector<const view::Node*> start;
  std::vector<const view::Node*> end;
  std::vector<const view::Node*> words;
};

void split(const std::vector<view::Node>& nodes, Split& out) {
  for (const view::Node& node : nodes) {
    if (!is_button(node) && !node.children.empty()) {
      split(node.children, out);
    } else if (!is_button(node)) {
      out.words.push_back(&node);
    } else if (node.emphasis == view::Emphasis::kPrimary || node.emphasis == view::Emphasis::kWarning) {
      out.end.push_back(&node);
    } else {
      out.start.push_back(&node);
    }
  }
}

float total_width(Builder& b, const std::vector<const view::Node*>& nodes, float gap) {
  float total = 0;
  for (const view::Node* node : nodes) total += button_width(b, *node) + gap;
  return total > 0 ? total - gap : 0;
}

}  // namespace

void place_footer(Builder& b, const view::Node& footer) {
  b.layer = Layer::kFrame;
  b.calm = true;
  Split parts;
  split(footer.children, parts);
  const float inset = b.upright() ? b.m.px(40) : b.m.margin();
  const float side = b.stage.x + inset;
  const float full = b.stage.width - 2 * inset;
  const float gap = b.m.px(20);
  // A footer that only says something needs no room for fingers.
  const bool only_words = parts.start.empty() && parts.end.empty();
  const float pad = b.m.px(only_words ? 12 : 16);
  const std::size_t band = b.mark();
  b.add(Look::kFooter, {b.stage.x, 0, b.stage.width, 0}, footer);
  float high = only_words ? b.m.soft(44) : b.m.target();
  for (const view::Node* node : parts.words) {
    if (!only_words) break;
    high = std::max(high, b.measure({.text = node->name, .size = kHintSize, .language = node->lang}, full).height);
  }
  for (const auto* list : {&parts.start, &parts.end}) {
    for (const view::Node* node : *list)
      high = std::max(high, button_height(b, *node, std::min(full, button_width(b, *node))));
  }
  const float start = total_width(b, parts.start, gap);
  const float end = total_width(b, parts.end, gap);
  float y = pad;
  if (start + end + gap <= full) {
    float x = side;
    for (const view::Node* node : parts.start) {
      place_button(b, *node, {x, y, button_width(b, *node), high});
      x += button_width(b, *node) + gap;
    }
    float from = side + full - end;
    Rect middle{x + gap, y, from - x - 2 * gap, high};
    for (const view::Node* node : parts.end) {
      place_button(b, *node, {from, y, button_width(b, *node), high});
      from += button_width(b, *node) + gap;
    }
    y += high;
    for (const view::Node* node : parts.words) {
      const TextRun run{.text = node->name,
                        .size = kHintSize,
                        .colour = Token::kMuted,
                        .align = Align::kCentre,
                        .language = node->lang};
      const bool fits =
          middle.width > b.m.px(200) && b.measure(run, middle.width).height <= high && parts.words.size() == 1;
      if (fits) {
        b.add(Look::kNothing, middle, *node);
        b.write_centred(run, middle);
        middle = {};
      } else {
        y += b.m.px(8);
        y += place_text(b, *node, {side, y}, full, {});
      }
    }
    if (!only_words) b.scroll_room = middle;
  } else {
    // Too wide for one row: what goes on comes first, where a thumb finds it.
    std::vector<const view::Node*> all = parts.end;
    all.insert(all.end(), parts.start.begin(), parts.start.end());
    y += place_buttons(b, all, {side, y}, full, {});
    for (const view::Node* node : parts.words) y += place_text(b, *node, {side, y + b.m.px(8)}, full, {}) + b.m.px(8);
  }
  const float total = y + pad;
  const float top = b.stage.bottom() - total;
  b.boxes()[band].rect.height = total;
  b.move_since(band, 0, top);
  b.scroll_room.y += top;
  b.stage.height -= total;
  b.calm = false;
}

}  // namespace waymark::paint
