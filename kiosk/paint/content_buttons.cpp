// Buttons and links, wherever they stand.
#include <algorithm>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

constexpr float kIconSize = 36;

TextRun label_of(const view::Node& node) {
  return {.text = node.name,
          .size = kButtonSize,
          .weight = Weight::kBold,
          .leading = 0.92F,
          .language = node.lang,
          .most = kLongestLabel};
}

Look look_of(const view::Node& node) {
  switch (node.emphasis) {
    case view::Emphasis::kPrimary:
      return Look::kPrimaryButton;
    case view::Emphasis::kWarning:
      return Look::kWarningButton;
    case view::Emphasis::kQuiet:
      return Look::kQuietButton;
    default:
      return Look::kButton;
  }
}

Token ink_of(const view::Node& node, const Box& box) {
  if (box.disabled) return Token::kMuted;
  if (box.focused) return Token::kFocusInk;
  switch (box.look) {
    case Look::kPrimaryButton:
      return Token::kPrimaryInk;
    case Look::kWarningButton:
      return Token::kWarningInk;
    case Look::kQuietButton:
      return Token::kAccent;
    default:
      return node.selected ? Token::kAccent : Token::kInk;
  }
}

float icon_room(Builder& b, const view::Node& node) { return node.icon.empty() ? 0 : b.m.soft(kIconSize) + b.m.px(12); }

}  // namespace

float button_width(Builder& b, const view::Node& node) {
  TextRun label = label_of(node);
  label.wrapping = Wrapping::kNone;
  const float wide = b.measure(label).width + icon_room(b, node) + 2 * b.m.soft(38);
  return std::max(wide, b.m.px(node.emphasis == view::Emphasis::kPrimary ? 240 : 160));
}

float button_height(Builder& b, const view::Node& node, float width) {
  const float text = b.measure(label_of(node), width - icon_room(b, node) - 2 * b.m.soft(24)).height;
  return std::max(b.m.target(), text + 2 * b.m.px(14));
}

void place_button(Builder& b, const view::Node& node, const Rect& rect) {
  Box& box = b.add(look_of(node), rect, node);
  const Token ink = ink_of(node, box);
  TextRun label = label_of(node);
  label.colour = ink;
  label.align = Align::kCentre;
  const float picture = icon_room(b, node);
  const float most = rect.width - picture - 2 * b.m.px(12);
  const Size text = b.measure(label, most);
  const float wide = std::min(most, text.width);
  const float x = rect.x + std::round((rect.width - picture - wide) / 2);
  if (picture > 0) b.icon(node.icon, {x + b.m.soft(kIconSize) / 2, rect.centre().y}, kIconSize, ink);
  // Centred text keeps one pixel of room on each side for rounding.
  b.write(label, x + picture - 1, rect.y + std::round((rect.height - text.height) / 2), wide + 2);
}

// On the large panel the way in is the size of the panel's words.
float place_hero_buttons(Builder& b, const std::vector<const view::Node*>& buttons, Point at, float width) {
  float y = at.y;
  const float picture = b.m.soft(60);
  for (const view::Node* node : buttons) {
    TextRun label{.text = node->name,
                  .size = 44,
                  .weight = Weight::kBold,
                  .colour = Token::kBar,
                  .align = Align::kCentre,
                  .language = node->lang,
                  .most = kLongestLabel};
    const float pads = 2 * b.m.soft(44) + (node->icon.empty() ? 0 : picture + b.m.px(16));
    const Size text = b.measure(label, width - pads);
    const Rect rect{at.x, y, std::min(width, text.width + pads + 2),
                    std::max(b.m.px(124), text.height + 2 * b.m.px(24))};
    const Box& box = b.add(Look::kHeroButton, rect, *node);
    if (box.focused) label.colour = Token::kFocusInk;
    float x = rect.x + b.m.soft(44);
    if (!node->icon.empty()) {
      b.icon(node->icon, {x + picture / 2, rect.centre().y}, 60, label.colour);
      x += picture + b.m.px(16);
    }
    b.write(label, x, rect.y + std::round((rect.height - text.height) / 2), rect.right() - b.m.soft(44) - x);
    y += rect.height + b.m.px(20);
  }
  return y - b.m.px(20) - at.y;
}

float place_buttons(Builder& b, const std::vector<const view::Node*>& buttons, Point at, float width,
                    const Flow& flow) {
  if (flow.hero) return place_hero_buttons(b, buttons, at, width);
  float high = b.m.target();
  for (const view::Node* node : buttons)
    high = std::max(high, button_height(b, *node, std::min(width, button_width(b, *node))));
  std::vector<RowItem> items;
  for (const view::Node* node : buttons) {
    items.push_back({button_width(b, *node), [&b, node](const Rect& rect) { place_button(b, *node, rect); }});
  }
  return place_rows(items, at, width, high, b.m.px(20));
}

float place_link(Builder& b, const view::Node& node, Point at, float width, Token colour) {
  TextRun run{.text = node.name,
              .weight = colour == Token::kError ? Weight::kBold : Weight::kRegular,
              .colour = colour,
              .underlined = true,
              .language = node.lang};
  const Size text = b.measure(run, width);
  const float high = std::max(b.m.target(), text.height + b.m.px(16));
  const float pad = b.m.px(8);
  Box& box = b.add(Look::kLink, {at.x - pad, at.y, std::min(width, text.width) + 2 * pad, high}, node);
  if (box.focused) run.colour = Token::kFocusInk;
  b.write(run, at.x, at.y + std::round((high - text.height) / 2), std::min(width, text.width + 1));
  return high;
}

}  // namespace waymark::paint
