// "Are you still there?" Anything that shows presence counts, and more time can be had as often as wanted.
#include "kiosk/core/idle.h"

#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {

base::MonoTime quiet_until(const State& state) {
  const Timeouts& timeouts = state.configuration->timeouts;
  if (state.visit.moment.until) return *state.visit.moment.until;
  base::MonoTime until = state.visit.last_presence + timeouts.quiet;
  // A card in the reader shows presence too, but one that was forgotten must not keep a visit open all day.
  if (state.card_present) until = std::max(until, state.visit.usage.last_act + kCardHoldsVisit);
  if (in_line(state.visit.call)) until = std::max(until, state.visit.usage.last_act + kLineHoldsVisit);
  if (in_call(state.visit.call)) until = std::max(until, state.clock.mono + timeouts.quiet);
  if (state.speaking) until = std::max(until, state.visit.usage.last_act + kSpeechHoldsVisit);
  return until;
}

void note_presence(Change& change) {
  Visit& visit = change.visit();
  visit.last_presence = change.now();
  if (!visit.countdown_until) return;
  visit.countdown_until.reset();
  visit.focus = visit.focus_before_countdown;
}

void note_answer(Change& change) {
  if (!change.visit().countdown_until) change.visit().last_presence = change.now();
}

bool press_still_there(Change& change, std::string_view node) {
  if (!change.visit().countdown_until) return false;
  if (node == ids::kStillStartAgain) {
    leave(change, Leaving::kStartAgain);
    return true;
  }
  note_presence(change);
  if (node == ids::kStillMoment) ask_for_moment(change);
  if (node == ids::kStillHelp) ask_for_help(change);
  return true;
}

void pass_quiet_time(Change& change) {
  State& state = change.state;
  Visit& visit = state.visit;
  if (!in_visit(state) || state.staff) return;
  const base::MonoTime quiet = quiet_until(state);
  if (is_covered(state)) {  // nobody need be there, and nothing counts down aloud
    if (quiet <= change.now()) leave(change, Leaving::kTimeout);
    return;
  }
  if (!visit.countdown_until && quiet <= change.now()) {
    visit.countdown_until = quiet + change.timeouts().countdown;
    visit.focus_before_countdown = visit.focus;
    visit.focus = ids::kMoreTime;
  }
  if (visit.countdown_until && *visit.countdown_until <= change.now()) leave(change, Leaving::kTimeout);
}

int countdown_seconds(const State& state) {
  if (!state.visit.countdown_until) return 0;
  const auto left = *state.visit.countdown_until - state.clock.mono;
  return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

}  // namespace waymark::core
