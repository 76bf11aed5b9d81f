// The on-screen keyboard for what is being asked, in the customer's language.
#include "kiosk/core/graphemes.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/keyboard_layouts.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::KeyboardLayer;
using journeys::Keyboard;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node key(std::string_view id, std::string name, std::string icon = {}, int width = 0) {
  Node node = button(id, std::move(name), Emphasis::kNormal, std::move(icon));
  node.role = Role::kKey;
  node.width_chars = width;
  return node;
}

Node row_of(std::string_view letters) {
  Node row = group(Role::kKeyRow, {}, {});
  const std::size_t count = core::count_graphemes(letters);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = core::byte_of_grapheme(letters, i);
    const std::string_view letter = letters.substr(from, core::byte_of_grapheme(letters, i + 1) - from);
    row.children.push_back(key(ids::with(ids::kKey, letter), std::string(letter)));
  }
  return row;
}

const KeyboardLayout& layout_for(std::string_view language, bool latin) {
  for (const KeyboardLayout& layout : kKeyboardLayouts) {
    const bool other_script = layout.capitals[0].empty();
    if (latin && other_script) continue;
    if (layout.language.empty() || language.substr(0, layout.language.size()) == layout.language) return layout;
  }
  return kKeyboardLayouts.back();
}

Node delete_key(const Scene& scene) { return key(ids::kKeyDelete, scene.words("keyboard.delete"), "backspace", 2); }

std::vector<Node> number_pad(const Scene& scene, const journeys::Question& question) {
  std::vector<Node> rows;
  for (const std::string_view letters : kNumberPad) rows.push_back(row_of(letters));
  auto& last = rows.back().children;
  // Only what can be in the answer: a key that is always wrong is a puzzle.
  if (question.keyboard == Keyboard::kPhone) last.insert(last.begin(), key(ids::with(ids::kKey, "+"), "+"));
  if (question.limits.decimals > 0) last.insert(last.begin(), key(ids::with(ids::kKey, "."), "."));
  last.push_back(delete_key(scene));
  return rows;
}

// Each layer offers the ways to the others; the one that is up is not offered.
void add_layer_keys(Node& row, const Scene& scene, KeyboardLayer layer, const KeyboardLayout& layout) {
  const bool has_capitals = !layout.capitals[0].empty();
  if (layer != KeyboardLayer::kLetters)
    row.children.push_back(key(ids::kKeyLetters, scene.words("keyboard.letters"), {}, 2));
  if (layer == KeyboardLayer::kLetters && has_capitals) {
    row.children.push_back(key(ids::kKeyCapitals, scene.words("keyboard.capitals"), "keyboard_capslock", 2));
  }
  if (!has_capitals && layer != KeyboardLayer::kLatin) {
    row.children.push_back(key(ids::kKeyLatin, scene.words("keyboard.latin"), {}, 2));
  }
  if (layer != KeyboardLayer::kSymbols)
    row.children.push_back(key(ids::kKeySymbols, scene.words("keyboard.symbols"), {}, 2));
  if (has_capitals && layer != KeyboardLayer::kAccents) {
    row.children.push_back(key(ids::kKeyAccents, scene.words("keyboard.accents"), {}, 2));
  }
}

Node last_row(const Scene& scene, Keyboard purpose, KeyboardLayer layer, const KeyboardLayout& layout) {
  Node row = group(Role::kKeyRow, {}, {});
  if (purpose != Keyboard::kPostcode) add_layer_keys(row, scene, layer, layout);
  if (purpose == Keyboard::kEmail) {
    for (const std::string_view sign : {"@", ".", "_"})
      row.children.push_back(key(ids::with(ids::kKey, sign), std::string(sign)));
  }
  if (purpose != Keyboard::kEmail) row.children.push_back(key(ids::kKeySpace, scene.words("keyboard.space"), {}, 4));
  row.children.push_back(key(ids::kKeyLeft, scene.words("keyboard.left"), "arrow_back"));
  row.children.push_back(key(ids::kKeyRight, scene.words("keyboard.right"), "arrow_forward"));
  if (purpose == Keyboard::kLongText)
    row.children.push_back(key(ids::kKeyNewline, scene.words("keyboard.newline"), "keyboard_return"));
  row.children.push_back(delete_key(scene));
  return row;
}

}  // namespace

std::vector<Node> keyboard_rows(const Scene& scene, const journeys::Question& question) {
  const Keyboard purpose = question.keyboard;
  if (purpose == Keyboard::kDigits || purpose == Keyboard::kPhone) return number_pad(scene, question);
  const KeyboardLayer layer = scene.visit().editing.layer;
  const bool postcode = purpose == Keyboard::kPostcode;
  const bool latin = postcode || purpose == Keyboard::kEmail || layer == KeyboardLayer::kLatin;
  const KeyboardLayout& layout = layout_for(scene.words.language(), latin);
  const bool capitals = postcode || (layer == KeyboardLayer::kCapitals && !layout.capitals[0].empty());
  const auto& letters = layer == KeyboardLayer::kSymbols && !postcode   ? kSymbolRows
                        : layer == KeyboardLayer::kAccents && !postcode ? kAccentRows
                        : capitals                                      ? layout.capitals
                                                                        : layout.letters;
  std::vector<Node> rows{row_of(kDigitRow)};
  for (const std::string_view each : letters) rows.push_back(row_of(each));
  rows.push_back(last_row(scene, purpose, layer, layout_for(scene.words.language(), false)));
  return rows;
}

}  // namespace waymark::screens
