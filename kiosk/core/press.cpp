#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

bool on_screen(const State& state, std::string_view node) {
  for (const FocusStop& stop : state.focus_stops) {
    if (stop.id == node) return true;
  }
  return false;
}

}  // namespace

void press(Change& change, std::string_view pressed) {
  // What cannot be seen cannot be pressed: a late touch, a forged or an outdated name does nothing.
  if (!on_screen(change.state, pressed)) return;
  const std::string node{pressed};  // `pressed` may live in the stops that a new screen replaces
  if (press_still_there(change, node)) return;
  if (press_control(change, node)) return;
  if (press_key(change, node)) return;
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
