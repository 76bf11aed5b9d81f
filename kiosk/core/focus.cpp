// Where the next act goes: five keys or a keyboard reach everything that a finger reaches. The order is the View's.
// Up and down stop at every piece of text, so that a page can be read without scrolling; left, right and Tab stop at
// controls only.
#include <algorithm>

#include "kiosk/core/editing.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t place_of(const std::vector<FocusStop>& stops, std::string_view node) {
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& stop) { return stop.id == node; });
  return found == stops.end() ? kNowhere : static_cast<std::size_t>(found - stops.begin());
}

bool is_key(const FocusStop& stop) { return stop.row >= 0; }
bool is_control(const FocusStop& stop) { return !stop.is_text; }

// The next stop in this direction that `fits`, round the ends; `from` itself when there is no other.
template <class Fits>
std::size_t seek(const std::vector<FocusStop>& stops, std::size_t from, bool forward, Fits&& fits) {
  const std::size_t count = stops.size();
  for (std::size_t step = 1; step <= count; ++step) {
    const std::size_t at = forward ? (from + step) % count : (from + count - step) % count;
    if (fits(stops[at])) return at;
  }
  return from;
}

// Up and down within the on-screen keyboard: the nearest key of the next row; off its edge, whatever comes there.
std::size_t seek_row(const std::vector<FocusStop>& stops, std::size_t from, bool down) {
  const FocusStop& here = stops[from];
  const int row = here.row + (down ? 1 : -1);
  std::size_t best = kNowhere;
  for (std::size_t at = 0; at < stops.size(); ++at) {
    if (!is_key(stops[at]) || stops[at].row != row) continue;
    if (best == kNowhere || std::abs(stops[at].column - here.column) < std::abs(stops[best].column - here.column)) {
      best = at;
    }
  }
  if (best != kNowhere) return best;
  return seek(stops, from, down, [](const FocusStop& stop) { return !is_key(stop); });
}

std::size_t seek_in_row(const std::vector<FocusStop>& stops, std::size_t from, bool forward) {
  const int row = stops[from].row;
  return seek(stops, from, forward, [row](const FocusStop& stop) { return stop.row == row; });
}

std::size_t destination(const State& state, std::size_t from, Key key) {
  const auto& stops = state.focus_stops;
  const auto any = [](const FocusStop&) { return true; };
  const auto no_key = [](const FocusStop& stop) { return is_control(stop) && !is_key(stop); };
  const bool in_keyboard = is_key(stops[from]);
  switch (key) {
    case Key::kNext:
    case Key::kPrevious:
      // A keypad without left and right has "next": it must come to every key.
      if (in_keyboard) return seek_in_row(stops, from, key == Key::kNext);
      return seek(stops, from, key == Key::kNext, no_key);
    case Key::kDown:
      return in_keyboard ? seek_row(stops, from, true) : seek(stops, from, true, any);
    case Key::kUp:
      return in_keyboard ? seek_row(stops, from, false) : seek(stops, from, false, any);
    case Key::kLeft:
    case Key::kRight: {
      // A keyboard is never mirrored: its keys lie as they are printed on keyboards.
      if (in_keyboard) return seek_in_row(stops, from, key == Key::kRight);
      return seek(stops, from, (key == Key::kRight) != state.mirrored, is_control);
    }
    case Key::kHome:
      return 0;
    case Key::kEnd:
      return stops.size() - 1;
    default:
      return from;
  }
}

// From a field to the keys that write to it; one whose keyboard was put away gets it back.
void go_to_keys(Change& change, const view::NodeId& field) {
  const auto& stops = change.state.focus_stops;
  const auto key = std::find_if(stops.begin(), stops.end(), is_key);
  focus_on(change, key == stops.end() ? field : view::NodeId{key->id});
}

void select(Change& change, Key key) {
  const State& state = change.state;
  const std::size_t at = place_of(state.focus_stops, state.visit.focus);
  if (at == kNowhere) return;
  const FocusStop stop = state.focus_stops[at];
  if (!stop.edits_text) return press(change, stop.id);
  if (key == Key::kSelect) return go_to_keys(change, stop.id);
  const auto field = ids::after(ids::kField, stop.id);
  if (is_search(field)) return leave_search(change);
  if (field == ids::kCallText) return press(change, ids::kCallSendText);
  const journeys::Question* const question = question_of_field(state, field);
  if (question != nullptr && question->kind == journeys::QuestionKind::kLongText) return type_text(change, "\n");
  press(change, ids::kContinue);
}

// A dialog has a button of its own for it.
void press_help_key(Change& change) {
  for (const std::string_view help : {ids::kHelp, ids::kRequestHelp, ids::kKeysAloudHelp}) {
    if (stop_on_screen(change.state, help) != nullptr) return press(change, help);
  }
}

}  // namespace

void leave_search(Change& change) {
  const auto& stops = change.state.focus_stops;
  const std::size_t at = place_of(stops, ids::with(ids::kField, change.visit().editing.field));
  change.visit().editing.field.clear();
  const auto result = [](const FocusStop& stop) { return is_control(stop) && !is_key(stop); };
  if (at != kNowhere) change.visit().focus = stops[seek(stops, at, true, result)].id;
}

void focus_on(Change& change, std::string_view node) {
  const std::size_t at = place_of(change.state.focus_stops, node);
  if (at == kNowhere) return;
  change.visit().focus = node;
  if (change.state.focus_stops[at].edits_text) {
    const auto field = ids::after(ids::kField, node);
    if (field != change.visit().editing.field) edit_field(change, field);
  }
}

void press_navigation(Change& change, Key key) {
  State& state = change.state;
  if (key == Key::kHelp) return press_help_key(change);
  if (key == Key::kSelect || key == Key::kEnter) return select(change, key);
  if (key == Key::kBack) return press(change, ids::kBack);
  if (key == Key::kPause) return press(change, ids::kPauseSpeech);
  if (key == Key::kEscape) return state.visit.editing.held_key.clear();
  const std::size_t here = place_of(state.focus_stops, state.visit.focus);
  const bool in_text = here != kNowhere && state.focus_stops[here].edits_text;
  const bool deletes = key == Key::kDeleteBack || key == Key::kDeleteForward;
  if (in_text || deletes) {
    if (edit(change, key) || deletes) return;
  }
  if (state.focus_stops.empty()) return;
  const std::size_t from = here == kNowhere ? state.focus_stops.size() - 1 : here;
  focus_on(change, std::string(state.focus_stops[destination(state, from, key)].id));
}

}  // namespace waymark::core
