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

// Buttons that need several rows have one width in a column, and elsewhere where that takes no more rows; else every
// row ends where the longest does.
std::vector<float> widths_in_rows(std::vector<float> wide, float width, float gap, bool narrow) {
  for (float& each : wide) each = std::min(each, width);
  std::vector<std::size_t> rows;  // the first button of each
  std::vector<float> lengths;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (rows.empty() || lengths.back() + gap + wide[i] > width + 0.5F) {
      rows.push_back(i);
      lengths.push_back(wide[i]);
    } else {
      lengths.back() += gap + wide[i];
    }
  }
  if (rows.size() < 2) return wide;
  const float widest = *std::max_element(wide.begin(), wide.end());
  const auto in_row = static_cast<std::size_t>((width + gap) / (widest + gap));
  if (narrow || (wide.size() + in_row - 1) / in_row <= rows.size()) {
    return std::vector<float>(wide.size(), narrow && in_row == 1 ? width : widest);
  }
  const float longest = *std::max_element(lengths.begin(), lengths.end());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t end = row + 1 < rows.size() ? rows[row + 1] : wide.size();
    const float more = std::floor((longest - lengths[row]) / static_cast<float>(end - rows[row]));
    for (std::size_t i = rows[row]; i < end; ++i) wide[i] += more;
  }
  return wide;
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
  const float gap = b.m.px(20);
  std::vector<float> wide;
  for (const view::Node* node : buttons) wide.push_back(button_width(b, *node));
  wide = widths_in_rows(std::move(wide), width, gap, flow.narrow);
  float high = b.m.target();
  std::vector<RowItem> items;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const view::Node* node = buttons[i];
    high = std::max(high, button_height(b, *node, wide[i]));
    items.push_back({wide[i], [&b, node](const Rect& rect) { place_button(b, *node, rect); }});
  }
  return place_rows(items, at, width, high, gap);
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
