// The text fields of a question page, whichever keyboard is used. The text is edited in its only home.
//
// Whoever cannot aim at the handles of a selection has other ways: a long press marks the word, Shift with an arrow
// marks from a keyboard, and the on-screen keyboard has Clear and Undo for the whole field. There is no clipboard to
// copy to, so marking serves deleting and replacing only. Ctrl+Z stays refused like every chord (attacks.md): Undo is a
// key that can be seen.
#include "kiosk/core/editing.h"

#include <algorithm>
#include <utility>

#include "base/graphemes.h"
#include "base/text.h"
#include "kiosk/core/caret_order.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/refused.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {

using base::byte_of_grapheme;
using base::count_graphemes;
using base::Stretch;

namespace {

constexpr std::size_t kMaxTypedBytes = 4'096;     // of one event: more is no person's typing
constexpr std::size_t kMaxBytesPerGrapheme = 16;  // one letter with its marks; a pile of marks is refused
constexpr std::size_t kDefaultMaxGraphemes = 5'000;
constexpr std::size_t kMaxSearchGraphemes = 60;

struct FieldLimits {
  std::size_t graphemes = kDefaultMaxGraphemes;
  bool long_text = false;
  bool secret = false;
  bool sentences = false;  // begin with a capital
  bool names = false;      // and so does every word
};

FieldLimits limits_of(const State& state, std::string_view field) {
  FieldLimits limits;
  const journeys::Question* const question = question_of_field(state, field);
  if (question == nullptr) return limits;
  if (is_search(field)) {
    limits.graphemes = kMaxSearchGraphemes;
    return limits;
  }
  limits.long_text = question->kind == journeys::QuestionKind::kLongText;
  limits.secret = question->privacy == journeys::Privacy::kSecret;
  limits.names = question->keyboard == journeys::Keyboard::kName;
  limits.sentences =
      question->keyboard == journeys::Keyboard::kText || question->keyboard == journeys::Keyboard::kLongText;
  for (const auto& each : journeys::fields_of(*question)) {
    if (each.id == field && each.max_graphemes > 0) limits.graphemes = static_cast<std::size_t>(each.max_graphemes);
  }
  return limits;
}

base::Secret& entry_of(Change& change) { return change.visit().journey.entries.edit(change.visit().editing.field); }

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

// Nor one that grows so, mark by mark, out of what is typed between its neighbours.
bool makes_pile(std::string_view text, Stretch replaced, std::string_view typed) {
  const std::size_t from = byte_of_grapheme(text, replaced.from);
  const std::size_t to = byte_of_grapheme(text, replaced.to);
  const std::size_t before = replaced.from == 0 ? 0 : byte_of_grapheme(text, replaced.from - 1);
  const std::size_t after = byte_of_grapheme(text, replaced.to + 1);
  base::Secret joined{text.substr(before, from - before)};
  joined.insert(joined.size(), typed);
  joined.insert(joined.size(), text.substr(to, after - to));
  return has_pile(joined.reveal());
}

PastText as_it_is(Change& change) {
  const Editing& editing = change.visit().editing;
  return {editing.field, entry_of(change), editing.caret};
}

void keep(Change& change, EditKind kind, bool new_step) {
  note_typist(change, change.visit().editing.field);
  PastText before = as_it_is(change);
  change.visit().editing.past.keep(std::move(before), kind, new_step);
}

void erase_clusters(Change& change, Stretch stretch) {
  base::Secret& text = entry_of(change);
  const std::size_t from = byte_of_grapheme(text.reveal(), stretch.from);
  text.erase(from, byte_of_grapheme(text.reveal(), stretch.to) - from);
  change.visit().editing.caret = stretch.from;
  change.visit().editing.anchor.reset();
}

void delete_one(Change& change, bool back) {
  const Editing& editing = change.visit().editing;
  const std::size_t count = count_graphemes(entry_of(change).reveal());
  Stretch stretch = selection(editing);
  if (stretch.from == stretch.to) {
    if (back ? editing.caret == 0 : editing.caret >= count) return;
    stretch = back ? Stretch{editing.caret - 1, editing.caret} : Stretch{editing.caret, editing.caret + 1};
  }
  keep(change, EditKind::kDeleting, editing.anchor.has_value());
  erase_clusters(change, stretch);
  suggest_capitals(change);
}

std::size_t moved(Change& change, Side side) {
  const State& state = change.state;
  const std::string_view text = entry_of(change).reveal();
  const std::size_t caret = change.visit().editing.caret;
  // What is covered is drawn as bullets, which run from left to right.
  if (state.visit.presentation.hidden || limits_of(state, state.visit.editing.field).secret) {
    if (side == Side::kLeft) return caret == 0 ? 0 : caret - 1;
    return std::min(caret + 1, count_graphemes(text));
  }
  return beside(text, caret, state.mirrored ? base::Running::kRightToLeft : base::Running::kLeftToRight, side);
}

enum class Extend : std::uint8_t { kNo = 1, kYes };

void move_caret(Change& change, std::size_t to, Extend extend) {
  Editing& editing = change.visit().editing;
  if (extend == Extend::kYes && !editing.anchor) editing.anchor = editing.caret;
  if (extend == Extend::kNo) editing.anchor.reset();
  editing.caret = to;
  if (editing.anchor == editing.caret) editing.anchor.reset();
  editing.past.end_step();
  suggest_capitals(change);
}

// An arrow leaves a selection at the end that it points to.
void step_caret(Change& change, Side side) {
  Editing& editing = change.visit().editing;
  if (editing.anchor) {
    const auto running = base::running_of(
        entry_of(change).reveal(), change.state.mirrored ? base::Running::kRightToLeft : base::Running::kLeftToRight);
    const bool onwards = (side == Side::kRight) == (running == base::Running::kLeftToRight);
    const Stretch marked = selection(editing);
    return move_caret(change, onwards ? marked.to : marked.from, Extend::kNo);
  }
  move_caret(change, moved(change, side), Extend::kNo);
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '\n';
}

void bring_back(Change& change, std::optional<PastText> past) {
  if (!past) return;
  note_typist(change, change.visit().editing.field);
  entry_of(change) = std::move(past->text);
  change.visit().editing.caret = past->caret;
  change.visit().editing.anchor.reset();
  suggest_capitals(change);
}

}  // namespace

Stretch selection(const Editing& editing) {
  const std::size_t anchor = editing.anchor.value_or(editing.caret);
  return {std::min(anchor, editing.caret), std::max(anchor, editing.caret)};
}

bool can_write(const State& state) { return question_of_field(state, state.visit.editing.field) != nullptr; }

bool focus_is_on_keyboard_or_field(const State& state) {
  if (state.visit.focus == ids::with(ids::kField, state.visit.editing.field)) return true;
  for (const FocusStop& stop : state.focus_stops) {
    if (stop.id == state.visit.focus) return stop.row >= 0;
  }
  return false;
}

void edit_field(Change& change, std::string_view field) {
  Editing& editing = change.visit().editing;
  editing.field = field;
  editing.caret = count_graphemes(change.visit().journey.entries.reveal(field));
  editing.anchor.reset();
  editing.past.end_step();
  editing.layer = KeyboardLayer::kLetters;
  editing.capitals = Capitals::kOff;
  editing.held_key.clear();
  suggest_capitals(change);
}

void suggest_capitals(Change& change) {
  Editing& editing = change.visit().editing;
  if (editing.layer != KeyboardLayer::kLetters || editing.capitals == Capitals::kStay) return;
  const FieldLimits limits = limits_of(change.state, editing.field);
  const std::string_view text = change.visit().journey.entries.reveal(editing.field);
  const std::size_t at = byte_of_grapheme(text, editing.caret);
  const bool wanted = (limits.sentences && at == 0) || (limits.names && begins_word(text, at));
  editing.capitals = wanted ? Capitals::kOnce : Capitals::kOff;
}

void type_text(Change& change, std::string_view utf8) {
  if (!can_write(change.state)) return;
  Editing& editing = change.visit().editing;
  const FieldLimits limits = limits_of(change.state, editing.field);
  const auto newlines = limits.long_text ? base::Newlines::kKeep : base::Newlines::kDrop;
  const base::Secret typed{base::without_forbidden(base::prefix_bytes(utf8, kMaxTypedBytes), newlines)};
  if (typed.empty() && !utf8.empty()) on_forbidden_text(change);
  if (typed.empty()) return;
  base::Secret& text = entry_of(change);
  editing.caret = std::min(editing.caret, count_graphemes(text.reveal()));
  const Stretch marked = selection(editing);
  if (makes_pile(text.reveal(), marked, typed.reveal())) return on_forbidden_text(change);
  const bool new_word = begins_word(text.reveal(), byte_of_grapheme(text.reveal(), editing.caret));
  keep(change, EditKind::kTyping, marked.from != marked.to || (new_word && typed.reveal() != " "));
  erase_clusters(change, marked);
  const std::size_t before = editing.caret;
  const std::size_t at = byte_of_grapheme(text.reveal(), before);
  text.insert(at, typed.reveal());
  editing.caret = base::grapheme_of_byte(text.reveal(), at + typed.size());
  trim(text, editing.caret, before, limits);
  editing.held_key.clear();
  suggest_capitals(change);
}

bool edit(Change& change, Key key) {
  if (!can_write(change.state) || !focus_is_on_keyboard_or_field(change.state)) return false;
  Editing& editing = change.visit().editing;
  const std::size_t count = count_graphemes(entry_of(change).reveal());
  editing.caret = std::min(editing.caret, count);
  if (editing.anchor) editing.anchor = std::min(*editing.anchor, count);
  switch (key) {
    case Key::kDeleteBack:
    case Key::kDeleteForward:
      delete_one(change, key == Key::kDeleteBack);
      return true;
    case Key::kLeft:
    case Key::kRight:
      step_caret(change, key == Key::kLeft ? Side::kLeft : Side::kRight);
      return true;
    case Key::kExtendLeft:
    case Key::kExtendRight:
      move_caret(change, moved(change, key == Key::kExtendLeft ? Side::kLeft : Side::kRight), Extend::kYes);
      return true;
    case Key::kHome:
    case Key::kExtendHome:
      move_caret(change, 0, key == Key::kHome ? Extend::kNo : Extend::kYes);
      return true;
    case Key::kEnd:
    case Key::kExtendEnd:
      move_caret(change, count, key == Key::kEnd ? Extend::kNo : Extend::kYes);
      return true;
    default:
      return false;
  }
}

void place_caret(Change& change, std::string_view node, std::size_t grapheme) {
  const auto field = ids::after(ids::kField, node);
  const journeys::Question* const question = question_of_field(change.state, field);
  if (question == nullptr || (!journeys::is_typed(question->kind) && !is_search(field))) return;
  edit_field(change, field);
  change.visit().editing.caret = std::min(grapheme, change.visit().editing.caret);
  change.visit().focus = node;
  suggest_capitals(change);
}

void select_word(Change& change, std::string_view node, std::size_t grapheme) {
  place_caret(change, node, grapheme);
  Editing& editing = change.visit().editing;
  if (ids::after(ids::kField, node) != editing.field) return;
  // A long press into covered text would tell where its words end.
  if (change.visit().presentation.hidden || limits_of(change.state, editing.field).secret) return;
  const Stretch word = base::word_at(entry_of(change).reveal(), editing.caret);
  if (word.from == word.to) return;
  editing.anchor = word.from;
  editing.caret = word.to;
}

void undo(Change& change) {
  if (can_write(change.state)) bring_back(change, change.visit().editing.past.undo(as_it_is(change)));
}

void redo(Change& change) {
  if (can_write(change.state)) bring_back(change, change.visit().editing.past.redo(as_it_is(change)));
}

void clear_field(Change& change) {
  if (!can_write(change.state) || entry_of(change).empty()) return;
  keep(change, EditKind::kReplacing, true);
  erase_clusters(change, {0, count_graphemes(entry_of(change).reveal())});
  suggest_capitals(change);
}

}  // namespace waymark::core
