// The on-screen keyboard: rows of keys of at least 20 mm where the panel allows it, the space bar longest.
#include <algorithm>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr std::size_t kLongestKeyName = 48;
constexpr float kGap = 8;
constexpr float kPad = 12;

bool is_space(const view::Node& key) {
  return key.id.ends_with(".space") || key.id.ends_with("_space") || key.name == " ";
}
bool is_special(const view::Node& key) {
  return !is_space(key) && (!key.icon.empty() || key.id.starts_with("keyboard."));
}

// How many plain keys wide a key is.
float weight(const view::Node& key) {
  if (key.width_chars > 0) return static_cast<float>(key.width_chars);
  if (is_space(key)) return 5;
  return is_special(key) ? 1.6F : 1;
}

float weight_of_row(const view::Node& row) {
  float sum = 0;
  for (const view::Node& key : row.children) sum += weight(key);
  return sum;
}

void place_key(Builder& b, const view::Node& key, const Rect& rect, float size) {
  Box& box = b.add(is_special(key) ? Look::kSpecialKey : Look::kKey, rect, key);
  const Token ink = box.focused ? Token::kFocusInk : Token::kKeyInk;
  if (!key.icon.empty()) {
    b.icon(key.icon, rect.centre(), 36, ink);
    if (!box.icons.empty()) return;
  }
  if (is_space(key)) {
    b.icon("space_bar", rect.centre(), 36, ink);
    return;
  }
  TextRun run{.text = key.name,
              .size = size,
              .colour = ink,
              .align = Align::kCentre,
              .wrapping = Wrapping::kNone,
              .language = key.lang,
              .most = kLongestKeyName};
  const float room = rect.width - b.m.px(8);
  const float wide = b.measure(run).width;
  if (wide > room && wide > 0) run.size = std::max(12.0F, std::floor(size * room / wide));  // a long name on a key
  run.wrapping = Wrapping::kWords;
  b.write_centred(run, rect);
}

// A line to type in, with the air round it.
float field_room(const Builder& b) {
  return std::max(b.m.px(80), b.m.type(kFieldSize) * b.line_height() + b.m.px(28)) + b.m.px(48);
}

}  // namespace

float typing_room(const Builder& b) {
  const float keyboard = 5 * b.m.target() + 4 * b.m.px(kGap) + 2 * b.m.px(kPad);
  const float footer = std::max(b.m.target(), b.m.type(kButtonSize, b.m.calm_zoom()) * b.line_height() + b.m.px(28));
  return keyboard + footer + b.m.px(2 * 16) + field_room(b);
}

void place_keyboard(Builder& b, const view::Node& keyboard) {
  b.layer = Layer::kFrame;
  std::vector<const view::Node*> rows;
  float heaviest = 1;
  for (const view::Node& row : keyboard.children) {
    if (row.role != Role::kKeyRow || row.children.empty()) continue;
    rows.push_back(&row);
    heaviest = std::max(heaviest, weight_of_row(row));
  }
  if (rows.empty()) return;
  const float gap = b.m.px(kGap);
  const float pad = b.m.px(kPad);
  const auto count = static_cast<float>(rows.size());
  const float side = b.upright() ? b.m.px(16) : b.m.px(40);
  // A number pad has few keys, and its rows stand in columns.
  const bool pad_of_numbers = heaviest <= 5;
  const float key = std::min((b.stage.width - 2 * side + gap) / heaviest - gap, b.m.px(pad_of_numbers ? 180 : 136));
  // Keys give way only where the glass is too low for them and one line to type in.
  const float most = b.stage.height - field_room(b);
  const float high = std::max(b.m.px(48), std::min(b.m.target(), std::floor((most - 2 * pad + gap) / count) - gap));
  const float total = count * (high + gap) - gap + 2 * pad;
  const float top = b.stage.bottom() - total;
  const float letters = std::min(kKeySize, b.m.design_of(high / b.m.unit * 0.62F));
  b.keep_sides = true;
  // Keys are where they are in every language, but the stage is not.
  const float left = b.mirrored() ? b.size.width - b.stage.right() : b.stage.x;
  b.add(Look::kKeyboard, {left, top, b.stage.width, total}, keyboard);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const float row_width = (pad_of_numbers ? heaviest : weight_of_row(*rows[r])) * (key + gap) - gap;
    float x = std::round(left + (b.stage.width - row_width) / 2);
    const float y = top + pad + static_cast<float>(r) * (high + gap);
    for (const view::Node& one : rows[r]->children) {
      const float wide = weight(one) * (key + gap) - gap;
      place_key(b, one, {std::round(x), y, std::round(wide), high}, letters);
      Box& box = b.boxes().back();
      box.touch = box.touch.empty() ? box.touch
                  : one.disabled    ? Rect{}
                                    : box.rect.grown(gap / 2);  // no dead gaps between keys
      x += wide + gap;
    }
  }
  b.keep_sides = false;
  b.stage.height -= total;
}

}  // namespace waymark::paint
