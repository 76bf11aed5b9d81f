#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"

namespace waymark::core {
namespace {

// A field that belongs to no journey; press_journey() knows the others.
bool press_own_field(Change& change, std::string_view node) {
  const std::string_view field = ids::after(ids::kField, node);
  if (own_field(change.state, field) == nullptr) return false;
  edit_field(change, field);
  return true;
}

}  // namespace

const FocusStop* stop_on_screen(const State& state, std::string_view node) {
  for (const FocusStop& stop : state.focus_stops) {
    if (stop.id == node) return &stop;
  }
  return nullptr;
}

void press(Change& change, std::string_view pressed) {
  // What cannot be seen cannot be pressed: a late touch, a forged or an outdated name does nothing.
  const FocusStop* const stop = stop_on_screen(change.state, pressed);
  if (stop == nullptr || stop->is_text) return;
  const std::string node{pressed};  // `pressed` may live in the visit that a reducer replaces
  change.visit().editing.held_key.clear();
  // Where a finger was, keys go on from there; but a finger on the keyboard leaves the focus in the field,
  // and one on the speech bar leaves it at what is being spoken of.
  if (stop->row < 0 && !node.starts_with(ids::kSpeechBar)) change.visit().focus = node;
  if (change.state.staff) {
    press_staff(change, node);
    return;
  }
  if (press_still_there(change, node)) return;
  if (press_speech(change, node)) return;
  if (press_keys_aloud(change, node)) return;
  if (press_control(change, node)) return;
  if (press_key(change, node)) return;
  if (press_own_field(change, node)) return;
  if (press_assisted(change, node)) return;
  if (press_moment(change, node)) return;
  if (press_privacy(change, node)) return;
  if (press_photo(change, node)) return;
  if (press_reading(change, node)) return;
  if (press_enquiry(change, node)) return;
  if (press_appointment(change, node)) return;
  if (press_triage(change, node)) return;
  if (press_room(change, node)) return;
  if (press_call(change, node)) return;
  if (press_callback(change, node)) return;
  if (press_journey_language(change, node)) return;
  if (press_journey(change, node)) return;
  if (press_check(change, node)) return;
  if (press_sending(change, node)) return;
  if (press_confirmation(change, node)) return;
  if (press_ticket(change, node)) return;
  if (press_feedback(change, node)) return;
  if (press_help(change, node)) return;
  press_home(change, node);
}

}  // namespace waymark::core
