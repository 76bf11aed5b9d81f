// The text fields of a question page, whichever keyboard is used. The text is edited in its only home.
#include <algorithm>

#include "base/text.h"
#include "kiosk/core/graphemes.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {
namespace {

constexpr std::size_t kMaxTypedBytes = 4'096;     // of one event: more is no person's typing
constexpr std::size_t kMaxBytesPerGrapheme = 16;  // one letter with its marks; a pile of marks is refused
constexpr std::size_t kDefaultMaxGraphemes = 5'000;

struct FieldLimits {
  std::size_t graphemes = kDefaultMaxGraphemes;
  bool long_text = false;
  journeys::Keyboard keyboard = journeys::Keyboard::kText;
};

FieldLimits limits_of(const State& state, std::string_view field) {
  FieldLimits limits;
  const journeys::Question* const question = question_of_field(state, field);
  if (question == nullptr) return limits;
  limits.long_text = question->kind == journeys::QuestionKind::kLongText;
  limits.keyboard = question->keyboard;
  for (const auto& each : journeys::fields_of(*question)) {
    if (each.id == field && each.max_graphemes > 0) limits.graphemes = static_cast<std::size_t>(each.max_graphemes);
  }
  return limits;
}

base::Secret& entry_of(Change& change) { return change.visit().journey.entries.edit(change.visit().editing.field); }

bool can_write(const State& state) { return state.screen == Screen::kQuestion && !state.visit.editing.field.empty(); }

bool focus_is_on_keyboard_or_field(const State& state) {
  if (state.visit.focus == ids::with(ids::kField, state.visit.editing.field)) return true;
  for (const FocusStop& stop : state.focus_stops) {
    if (stop.id == state.visit.focus) return stop.row >= 0;
  }
  return false;
}

// Takes clusters away just before the caret until the text fits its limits again.
void trim(base::Secret& text, std::size_t& caret, std::size_t not_before, const FieldLimits& limits) {
  while (caret > not_before &&
         (count_graphemes(text.reveal()) > limits.graphemes || text.size() > limits.graphemes * kMaxBytesPerGrapheme)) {
    const std::size_t from = byte_of_grapheme(text.reveal(), caret - 1);
    text.erase(from, byte_of_grapheme(text.reveal(), caret) - from);
    --caret;
  }
}

// One cluster that is longer than any letter with its marks (a "zalgo" pile) is not taken.
bool has_pile(std::string_view text) {
  for (std::size_t i = 0, from = 0; from < text.size(); ++i) {
    const std::size_t next = byte_of_grapheme(text, i + 1);
    if (next - from > 4 * kMaxBytesPerGrapheme) return true;
    from = next;
  }
  return false;
}

void erase_clusters(Change& change, std::size_t first, std::size_t count) {
  base::Secret& text = entry_of(change);
  const std::size_t from = byte_of_grapheme(text.reveal(), first);
  const std::size_t to = byte_of_grapheme(text.reveal(), first + count);
  text.erase(from, to - from);
}

void set_layer(Change& change, KeyboardLayer layer) { change.visit().editing.layer = layer; }

}  // namespace

void edit_field(Change& change, std::string_view field) {
  Editing& editing = change.visit().editing;
  editing.field = field;
  editing.caret = count_graphemes(change.visit().journey.entries.reveal(field));
  editing.layer = KeyboardLayer::kLetters;
  suggest_capitals(change);
}

void suggest_capitals(Change& change) {
  Editing& editing = change.visit().editing;
  if (editing.layer != KeyboardLayer::kLetters) return;
  const FieldLimits limits = limits_of(change.state, editing.field);
  const std::string_view text = change.visit().journey.entries.reveal(editing.field);
  const bool sentence =
      limits.keyboard == journeys::Keyboard::kText || limits.keyboard == journeys::Keyboard::kLongText;
  const bool name = limits.keyboard == journeys::Keyboard::kName;
  const std::size_t at = byte_of_grapheme(text, editing.caret);
  const bool word_begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
  if ((sentence && at == 0) || (name && word_begins)) editing.layer = KeyboardLayer::kCapitals;
}

void type_text(Change& change, std::string_view utf8) {
  if (!can_write(change.state)) return;
  Editing& editing = change.visit().editing;
  const FieldLimits limits = limits_of(change.state, editing.field);
  const auto newlines = limits.long_text ? base::Newlines::kKeep : base::Newlines::kDrop;
  const base::Secret typed{base::without_forbidden(base::prefix_bytes(utf8, kMaxTypedBytes), newlines)};
  if (typed.empty() || has_pile(typed.reveal())) return;
  base::Secret& text = entry_of(change);
  const std::size_t before = std::min(editing.caret, count_graphemes(text.reveal()));
  const std::size_t at = byte_of_grapheme(text.reveal(), before);
  text.insert(at, typed.reveal());
  editing.caret = grapheme_of_byte(text.reveal(), at + typed.size());
  trim(text, editing.caret, before, limits);
  if (editing.layer == KeyboardLayer::kCapitals) set_layer(change, KeyboardLayer::kLetters);
  suggest_capitals(change);
}

bool edit(Change& change, Key key) {
  if (!can_write(change.state) || !focus_is_on_keyboard_or_field(change.state)) return false;
  Editing& editing = change.visit().editing;
  const std::size_t count = count_graphemes(entry_of(change).reveal());
  editing.caret = std::min(editing.caret, count);
  switch (key) {
    case Key::kDeleteBack:
      if (editing.caret > 0) erase_clusters(change, --editing.caret, 1);
      suggest_capitals(change);
      return true;
    case Key::kDeleteForward:
      if (editing.caret < count) erase_clusters(change, editing.caret, 1);
      return true;
    case Key::kLeft:
      if (editing.caret > 0) --editing.caret;
      return true;
    case Key::kRight:
      if (editing.caret < count) ++editing.caret;
      return true;
    case Key::kHome:
      editing.caret = 0;
      return true;
    case Key::kEnd:
      editing.caret = count;
      return true;
    default:
      return false;
  }
}

void place_caret(Change& change, std::string_view node, std::size_t grapheme) {
  const auto field = ids::after(ids::kField, node);
  const journeys::Question* const question = question_of_field(change.state, field);
  if (question == nullptr || !journeys::is_typed(question->kind)) return;
  edit_field(change, field);
  change.visit().editing.caret = std::min(grapheme, change.visit().editing.caret);
  change.visit().focus = node;
}

bool press_key(Change& change, std::string_view node) {
  if (!can_write(change.state)) return false;
  // A finger on the keyboard writes to the field, wherever the focus was.
  if (!focus_is_on_keyboard_or_field(change.state)) {
    change.visit().focus = ids::with(ids::kField, change.visit().editing.field);
  }
  if (const auto typed = ids::after(ids::kKey, node); !typed.empty()) {
    type_text(change, typed);
  } else if (node == ids::kKeySpace) {
    type_text(change, " ");
  } else if (node == ids::kKeyNewline) {
    type_text(change, "\n");
  } else if (node == ids::kKeyDelete) {
    edit(change, Key::kDeleteBack);
  } else if (node == ids::kKeyLeft) {
    edit(change, Key::kLeft);
  } else if (node == ids::kKeyRight) {
    edit(change, Key::kRight);
  } else if (node == ids::kKeyCapitals) {
    set_layer(change, KeyboardLayer::kCapitals);
  } else if (node == ids::kKeyLetters) {
    set_layer(change, KeyboardLayer::kLetters);
  } else if (node == ids::kKeySymbols) {
    set_layer(change, KeyboardLayer::kSymbols);
  } else if (node == ids::kKeyAccents) {
    set_layer(change, KeyboardLayer::kAccents);
  } else if (node == ids::kKeyLatin) {
    set_layer(change, KeyboardLayer::kLatin);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core
