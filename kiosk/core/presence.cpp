// The camera notices that somebody stands there, while nobody is being served: the first screen greets them, and staff
// may be told that somebody waits. Only that somebody is there is ever known, and only a council that wants it has it.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

constexpr std::string_view kPageOfNote = "someone_waiting";  // in the staff's list of requests for help

bool is_wanted(const State& state) {
  return state.configuration->presence.on && state.screen == Screen::kAttract && !state.restarting && !state.staff;
}

void take_note_back(Change& change) {
  State& state = change.state;
  state.tell_staff_at.reset();
  if (!state.waiting_note.empty()) change.ask(CancelHelp{state.waiting_note});
  state.waiting_note.clear();
}

}  // namespace

void watch_presence(Change& change) {
  State& state = change.state;
  if (is_wanted(state) == state.watching) return;
  state.watching = !state.watching;
  change.ask(WatchPresence{state.watching});
  if (state.watching) return;
  state.camera_on = state.someone = false;
  take_note_back(change);
}

void on_presence(Change& change, const PresenceChanged& event) {
  State& state = change.state;
  if (!state.watching) return;
  state.camera_on = event.camera_on;
  if (state.someone == event.someone) return;
  state.someone = event.someone;
  if (!state.someone) return take_note_back(change);
  const auto patience = change.configuration().presence.tell_staff;
  if (patience.count() > 0) state.tell_staff_at = change.now() + patience;
}

void pass_presence(Change& change) {
  State& state = change.state;
  if (!state.tell_staff_at || *state.tell_staff_at > change.now()) return;
  state.tell_staff_at.reset();
  state.waiting_note = change.new_id();
  change.ask(RaiseHelp{state.waiting_note, std::string(kPageOfNote), change.configuration().languages.front(), {}});
}

bool press_privacy(Change& change, std::string_view node) {
  if (node != ids::kPrivacy || !in_visit(change.state)) return false;
  open_aside(change, Screen::kPrivacy);
  return true;
}

}  // namespace waymark::core
