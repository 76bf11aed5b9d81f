// The on-screen keyboard: keys of at least 20 mm where the panel allows it. The letters stand in one block, every row
// of it centred and the row with the space bar as wide as the widest; beside it, in every row's own line, what changes
// the text, in a column as wide as its words. With large text the rows become higher, as far as the field they write to
// stays in sight.
#include <algorithm>
#include <array>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr std::size_t kLongestKeyName = 48;
constexpr float kLargeText = 1.5F;  // from here on the rows grow
constexpr float kGap = 8;
constexpr float kPad = 12;
constexpr float kWordPad = 8;

bool is_space(const view::Node& key) { return key.id == "keyboard.space"; }
bool is_special(const view::Node& key) { return !is_space(key) && key.id.starts_with("keyboard."); }
bool edits(const view::Node& key) {
  static constexpr std::array<std::string_view, 7> kEditing{"keyboard.delete", "keyboard.undo",  "keyboard.redo",
                                                            "keyboard.left",   "keyboard.right", "keyboard.clear",
                                                            "keyboard.done"};
  return std::find(kEditing.begin(), kEditing.end(), key.id) != kEditing.end();
}

// Written out where there is room for the word; else its picture stands for it, and the voice says the word.
bool has_a_word(const view::Node& key) {
  return key.icon.empty() || key.id == "keyboard.clear" || key.id == "keyboard.done";
}

// How many plain keys wide a key is. The space bar takes what its row leaves.
float weight(const view::Node& key) {
  if (key.width_chars > 0) return static_cast<float>(key.width_chars);
  if (is_space(key)) return 2;
  return is_special(key) && !edits(key) ? 1.5F : 1;
}

using Keys = std::vector<const view::Node*>;
float weight_of(const Keys& keys) {
  float sum = 0;
  for (const view::Node* key : keys) sum += weight(*key);
  return sum;
}

struct Row {
  Keys letters;
  Keys editing;
};

struct Plan {
  std::vector<Row> rows;
  const view::Node* held = nullptr;
  float letters = 1;  // the widest row, in plain keys
  float editing = 0;
  float gap = 0;
  float key = 0;     // a plain key's width
  float beside = 0;  // the column of what changes the text
  float high = 0;    // a key's height
  float label = 0;   // the size of a letter

  [[nodiscard]] float width_of(float weight) const { return weight * (key + gap) - gap; }
};

Plan plan_of(const view::Node& keyboard) {
  Plan plan;
  for (const view::Node& row : keyboard.children) {
    if (row.role != Role::kKeyRow || row.children.empty()) continue;
    if (row.id == "keyboard.held") {
      plan.held = &row;
      continue;
    }
    Row made;
    for (const view::Node& key : row.children) (edits(key) ? made.editing : made.letters).push_back(&key);
    plan.letters = std::max(plan.letters, weight_of(made.letters));
    plan.editing = std::max(plan.editing, weight_of(made.editing));
    plan.rows.push_back(std::move(made));
  }
  return plan;
}

// Urdu is read in a hand that slopes down from word to word; a single letter stands on its key in the upright one.
TextRun text_on(const Builder& b, const view::Node& key, float size, Token ink) {
  const bool slopes = key.lang.empty() && b.view.lang.starts_with("ur");
  return {.text = key.name,
          .size = size,
          .colour = ink,
          .align = Align::kCentre,
          .wrapping = Wrapping::kNone,
          .language = slopes ? std::string_view{"ar"} : std::string_view{key.lang},
          .most = kLongestKeyName};
}

// As large as the text that was chosen, as far as a line of the script fits on a key.
float label_size(Builder& b, const Plan& plan) {
  const float size = std::min(kKeySize, b.m.design_of(plan.high / b.m.unit * 0.62F));
  const Keys& first = plan.rows.front().letters;
  if (first.empty()) return size;
  const float line = b.measure(text_on(b, *first.front(), size, Token::kKeyInk)).height;
  return line > plan.high ? b.m.design_of(b.m.type(size) / b.m.unit * plan.high / line) : size;
}

// Of a word on a key.
float word_size(const Plan& plan) { return std::min(plan.label, std::max(kSmallestSize, plan.label * 0.78F)); }

// How wide the words of the keys beside the letters are.
float words_beside(Builder& b, const Plan& plan) {
  float widest = 0;
  for (const Row& row : plan.rows) {
    for (const view::Node* key : row.editing) {
      if (!has_a_word(*key)) continue;
      const float wide = b.measure(text_on(b, *key, word_size(plan), Token::kKeyInk)).width + b.m.px(kWordPad);
      widest = std::max(widest, std::ceil(wide));
    }
  }
  return widest;
}

void place_key(Builder& b, const view::Node& key, const Rect& rect, const Plan& plan) {
  Box& box = b.add(is_special(key) ? Look::kSpecialKey : Look::kKey, rect, key);
  box.touch = box.touch.empty() ? Rect{} : rect.grown(plan.gap / 2);  // no dead gaps between keys
  const Token ink = box.focused || box.pressed ? Token::kFocusInk : Token::kKeyInk;
  const float size = is_special(key) ? word_size(plan) : plan.label;
  TextRun run = text_on(b, key, size, ink);
  const float room = rect.width - b.m.px(kWordPad);
  const float wide = b.measure(run).width;
  if (!key.icon.empty() && (!has_a_word(key) || wide > room)) {
    b.icon(key.icon, rect.centre(), 36, ink);
    if (!box.icons.empty()) return;
  }
  if (is_space(key)) {
    b.icon("space_bar", rect.centre(), 36, ink);
    return;
  }
  if (wide > room && wide > 0) run.size = std::max(12.0F, std::floor(size * room / wide));  // a long name on a key
  run.wrapping = Wrapping::kWords;
  // One letter needs none of the air that lines of Nastaliq need between them.
  const float line = b.measure(run, rect.width).height;
  if (line > rect.height) run.leading = rect.height * 0.95F / line;
  b.write_centred(run, rect);
}

// Left to right from `x`. `room` is what the space bar fills.
void place_keys(Builder& b, const Keys& keys, float x, float y, float spare, const Plan& plan) {
  for (const view::Node* key : keys) {
    const float wide = plan.width_of(weight(*key) + (is_space(*key) ? spare : 0));
    place_key(b, *key, {std::round(x), y, std::round(wide), plan.high}, plan);
    x += wide + plan.gap;
  }
}

// What changes the text: each row of it is as wide as the column.
void place_beside(Builder& b, const Keys& keys, float x, float y, const Plan& plan) {
  const float unit = (plan.beside + plan.gap) / std::max(1.0F, weight_of(keys));
  for (const view::Node* key : keys) {
    const float wide = unit * weight(*key) - plan.gap;
    place_key(b, *key, {std::round(x), y, std::round(wide), plan.high}, plan);
    x += wide + plan.gap;
  }
}

// The other letters of a key that is held, in a row of their own above it.
void place_held(Builder& b, const Plan& plan) {
  const auto& boxes = b.boxes();
  const auto from =
      std::find_if(boxes.begin(), boxes.end(), [&](const Box& box) { return box.id == plan.held->value; });
  if (from == boxes.end()) return;
  const Rect key = from->rect;
  const float pad = b.m.px(12);
  const auto count = static_cast<float>(plan.held->children.size());
  const float most = (b.size.width - 4 * pad + plan.gap) / count - plan.gap;
  Plan own = plan;
  own.key = std::min(plan.key, most);
  const float wide = own.width_of(count) + 2 * pad;
  const float high = plan.high + 2 * pad;
  const float x = std::clamp(key.centre().x - wide / 2, pad, std::max(pad, b.size.width - wide - pad));
  const Rect panel{std::round(x), std::max(0.0F, key.y - high - plan.gap), wide, high};
  b.add(Look::kHeldLetters, panel, *plan.held);
  Keys keys;
  for (const view::Node& one : plan.held->children) keys.push_back(&one);
  place_keys(b, keys, panel.x + pad, panel.y + pad, 0, own);
}

float key_gap(const Builder& b) { return b.m.px(b.upright() ? 6 : kGap); }
float side_of(const Builder& b) { return b.m.px(b.upright() ? 10 : 40); }
// The letters and what edits them.
float between(const Builder& b, const Plan& plan) { return plan.editing > 0 ? b.m.px(b.upright() ? 10 : 28) : 0; }

// A line to type in, with the air round it.
float field_room(const Builder& b) {
  return std::max(b.m.px(80), b.m.type(kFieldSize) * b.line_height() + b.m.px(28)) + b.m.px(48);
}

// What the field is called, with less air round both.
float name_room(const Builder& b) { return b.m.type(kLabelSize) * b.line_height() + b.m.px(10) - b.m.px(24); }

// The same with what the field is called, and the heading of the page.
float page_room(const Builder& b) {
  return field_room(b) + (b.m.type(kLabelSize) + b.m.type(kHeadingSize)) * b.line_height() + b.m.soft(60);
}

}  // namespace

float typing_room(const Builder& b) {
  const float keyboard = 5 * b.m.target() + 4 * b.m.px(kGap) + 2 * b.m.px(kPad);
  const float footer = std::max(b.m.target(), b.m.type(kButtonSize, b.m.calm_zoom()) * b.line_height() + b.m.px(28));
  return keyboard + footer + b.m.px(2 * 16) + field_room(b) + b.lack;
}

float typing_width(const Builder& b, const view::Node& keyboard) {
  const Plan plan = plan_of(keyboard);
  return (plan.letters + plan.editing) * b.m.target() - key_gap(b) + 2 * side_of(b) + between(b, plan);
}

float place_keyboard(Builder& b, const view::Node& keyboard) {
  b.layer = Layer::kFrame;
  Plan plan = plan_of(keyboard);
  if (plan.rows.empty()) return 0;
  const float side = side_of(b);
  const float apart = between(b, plan);
  const float pad = b.m.px(kPad);
  const auto count = static_cast<float>(plan.rows.size());
  plan.gap = key_gap(b);
  // A number pad has few keys, and its rows stand in columns.
  const bool pad_of_numbers = plan.letters <= 4.5F;
  const float units = plan.letters + plan.editing;
  const float room = b.stage.width - 2 * side - apart;
  const float widest_key = b.m.px(pad_of_numbers ? 180 : 136);
  plan.key = std::min((room + plan.gap) / units - plan.gap, widest_key);
  // Large keys give way to the name of what is typed; others only where the glass is too low for them and one line.
  const float wanted = b.m.target() * (b.m.zoom < kLargeText ? 1.0F : std::min(b.m.zoom, 1.6F));
  const auto beneath = [&](float above) {
    return std::floor((b.stage.height - above - 2 * pad + plan.gap) / count) - plan.gap;
  };
  // The few keys of a number pad are wide: they grow only as far as the page's words stay in sight too.
  const float high = pad_of_numbers ? std::max(b.m.target(), std::min(wanted, beneath(page_room(b)))) : wanted;
  const float named = beneath(field_room(b) + name_room(b));
  const float most = std::max(named, std::min(b.m.target(), beneath(field_room(b))));
  plan.high = std::max(b.m.px(48), std::min(high, most));
  plan.label = label_size(b, plan);
  if (plan.editing > 0) {
    // The letters make room for a long word, as long as what a finger may touch of each is 20 mm wide.
    const float least = plan.letters * std::min(plan.key + plan.gap, b.m.target()) - plan.gap;
    plan.beside = std::max(plan.width_of(plan.editing), std::min(words_beside(b, plan), room - least));
    plan.key = std::min((room - plan.beside + plan.gap) / plan.letters - plan.gap, widest_key);
  }
  const float total = count * (plan.high + plan.gap) - plan.gap + 2 * pad;
  const float top = b.stage.bottom() - total;
  const float block = plan.width_of(plan.letters);
  const float beside = plan.editing > 0 ? apart + plan.beside : 0;
  // Keys are where they are in every language, but the stage is not.
  const float left = b.mirrored() ? b.size.width - b.stage.right() : b.stage.x;
  const float start = std::round(left + (b.stage.width - block - beside) / 2);
  b.keep_sides = true;
  b.add(Look::kKeyboard, {left, top, b.stage.width, total}, keyboard);
  for (std::size_t r = 0; r < plan.rows.size(); ++r) {
    const Row& row = plan.rows[r];
    const float y = top + pad + static_cast<float>(r) * (plan.high + plan.gap);
    const float own = weight_of(row.letters);
    const bool fills = std::any_of(row.letters.begin(), row.letters.end(), [](auto* key) { return is_space(*key); });
    const float spare = fills ? plan.letters - own : 0;
    place_keys(b, row.letters, start + (block - plan.width_of(own + spare)) / 2, y, spare, plan);
    place_beside(b, row.editing, start + block + apart, y, plan);
  }
  if (plan.held != nullptr) place_held(b, plan);
  b.keep_sides = false;
  const float lack = count * b.m.target() - plan.gap + 2 * pad + field_room(b) - b.stage.height;
  b.stage.height -= total;
  return plan.high + plan.gap < b.m.target() ? std::max(1.0F, lack) : 0;
}

}  // namespace waymark::paint
