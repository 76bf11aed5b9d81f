// The keys of the on-screen keyboard. Which letters there are is data of the language (words::Keyboard); what a key
// does is here. Keys do not repeat: held, a letter offers its other letters, the capitals key stays down, and the rest
// do what they do when pressed.
#include <algorithm>
#include <optional>

#include "kiosk/core/editing.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {
namespace {

using journeys::Field;

// The parts of the date that is being typed, and which of them it is.
struct DatePart {
  std::vector<Field> parts;
  std::size_t at = 0;
};
std::optional<DatePart> date_part(const State& state) {
  const journeys::Question* const question = question_of_field(state, state.visit.editing.field);
  if (question == nullptr || question->kind != journeys::QuestionKind::kDate) return std::nullopt;
  DatePart part{journeys::fields_of(*question), 0};
  while (part.at < part.parts.size() && part.parts[part.at].id != state.visit.editing.field) ++part.at;
  if (part.at == part.parts.size()) return std::nullopt;
  return part;
}

void go_to(Change& change, const Field& field) {
  const bool in_field = change.visit().focus == ids::with(ids::kField, change.visit().editing.field);
  edit_field(change, field.id);
  if (in_field) change.visit().focus = ids::with(ids::kField, field.id);
}

// A day or a month is full with two digits, or with one that begins no two: then the digit pad writes on in the next
// part. Only the pad does: on a keyboard people press Tab, and would find themselves a part too far.
void go_on_when_full(Change& change) {
  const auto part = date_part(change.state);
  if (!part || part->at + 1 >= part->parts.size()) return;
  const std::string_view text = change.visit().journey.entries.reveal(change.visit().editing.field);
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.empty() || change.visit().editing.caret != text.size()) return;
  const char most = part->at == 0 ? '3' : '1';
  if (text.size() >= 2 || text.front() > most) go_to(change, part->parts[part->at + 1]);
}

// Delete in an empty part goes back into the one before it, so that nobody is caught in the wrong part.
bool go_back_when_empty(Change& change) {
  const auto part = date_part(change.state);
  if (!part || part->at == 0 || change.visit().journey.entries.answered(change.visit().editing.field)) return false;
  go_to(change, part->parts[part->at - 1]);
  return true;
}

void type_key(Change& change, std::string_view text) {
  type_text(change, text);
  go_on_when_full(change);
}

void turn_capitals(Change& change) {
  Capitals& capitals = change.visit().editing.capitals;
  capitals = capitals == Capitals::kOff ? Capitals::kOnce : Capitals::kOff;
}

void set_layer(Change& change, KeyboardLayer layer) {
  Editing& editing = change.visit().editing;
  editing.layer = layer;
  suggest_capitals(change);
}

void set_script(Change& change, bool latin) {
  change.visit().editing.latin = latin;
  set_layer(change, KeyboardLayer::kLetters);
}

// The whole page can be seen again; a touch into a field brings the keyboard back.
void put_away(Change& change) {
  if (is_search(change.visit().editing.field)) return leave_search(change);
  change.visit().editing.field.clear();
  change.visit().focus = ids::kContinue;
}

bool press_special(Change& change, std::string_view node) {
  if (node == ids::kKeyDelete) {
    if (!go_back_when_empty(change)) edit(change, Key::kDeleteBack);
  } else if (node == ids::kKeyLeft || node == ids::kKeyRight) {
    edit(change, node == ids::kKeyLeft ? Key::kLeft : Key::kRight);
  } else if (node == ids::kKeyUndo) {
    undo(change);
  } else if (node == ids::kKeyRedo) {
    redo(change);
  } else if (node == ids::kKeyClear) {
    clear_field(change);
  } else if (node == ids::kKeyCapitals) {
    turn_capitals(change);
  } else if (node == ids::kKeyLetters) {
    set_layer(change, KeyboardLayer::kLetters);
  } else if (node == ids::kKeySymbols) {
    set_layer(change, KeyboardLayer::kSymbols);
  } else if (node == ids::kKeyAccents) {
    set_layer(change, KeyboardLayer::kAccents);
  } else if (node == ids::kKeyLatin || node == ids::kKeyOwn) {
    set_script(change, node == ids::kKeyLatin);
  } else if (node == ids::kKeyDone) {
    put_away(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool press_key(Change& change, std::string_view node) {
  if (!can_write(change.state)) return false;
  const auto held = ids::after(ids::kHeldKey, node);
  const auto typed = held.empty() ? ids::after(ids::kKey, node) : held;
  const bool is_key = !typed.empty() || node.starts_with(ids::kKeyboard);
  if (!is_key) return false;
  // A finger on the keyboard writes to the field, wherever the focus was.
  if (!focus_is_on_keyboard_or_field(change.state)) {
    change.visit().focus = ids::with(ids::kField, change.visit().editing.field);
  }
  if (!typed.empty()) {
    type_key(change, typed);
  } else if (node == ids::kKeySpace) {
    type_key(change, " ");
  } else if (node == ids::kKeyNewline) {
    type_key(change, "\n");
  } else {
    return press_special(change, node);
  }
  return true;
}

void hold(Change& change, const LongPress& event) {
  const FocusStop* const stop = stop_on_screen(change.state, event.node);
  if (stop == nullptr) return;
  if (stop->edits_text) return select_word(change, event.node, event.grapheme.value_or(0));
  if (!stop->holds || !can_write(change.state)) return press(change, event.node);
  Editing& editing = change.visit().editing;
  if (event.node == ids::kKeyCapitals) {
    editing.capitals = Capitals::kStay;
  } else {
    editing.held_key = ids::after(ids::kKey, event.node);
  }
}

}  // namespace waymark::core
