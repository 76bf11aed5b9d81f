// The on-screen keyboard: rows of keys of at least 20 mm where the panel allows it, the space bar longest.
#include <algorithm>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr std::size_t kLongestKeyName = 48;

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

}  // namespace

float place_keyboard(Builder& b, const view::Node& keyboard, float bottom, float most) {
  b.layer = Layer::kFrame;
  std::vector<const view::Node*> rows;
  float heaviest = 1;
  for (const view::Node& row : keyboard.children) {
    if (row.role != Role::kKeyRow || row.children.empty()) continue;
    rows.push_back(&row);
    heaviest = std::max(heaviest, weight_of_row(row));
  }
  if (rows.empty()) return 0;
  const float gap = b.m.px(10);
  const float pad = b.m.px(12);
  const auto count = static_cast<float>(rows.size());
  const float side = b.upright() ? b.m.px(16) : b.m.margin();
  // A number pad has few keys, and its rows stand in columns.
  const bool pad_of_numbers = heaviest <= 5;
  const float key = std::min((b.size.width - 2 * side + gap) / heaviest - gap, b.m.px(pad_of_numbers ? 180 : 136));
  const float wanted = b.m.px(72);
  const float high = std::max(b.m.px(48), std::min(wanted, (most - 2 * pad + gap) / count - gap));
  const float total = count * (high + gap) - gap + 2 * pad;
  const float top = bottom - total;
  const float letters = std::min(kKeySize * b.m.zoom, high / b.m.unit * 0.62F) / b.m.zoom;
  b.keep_sides = true;
  b.add(Look::kKeyboard, {0, top, b.size.width, total}, keyboard);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const float row_width = (pad_of_numbers ? heaviest : weight_of_row(*rows[r])) * (key + gap) - gap;
    float x = std::round((b.size.width - row_width) / 2);
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
  return total;
}

}  // namespace waymark::paint
