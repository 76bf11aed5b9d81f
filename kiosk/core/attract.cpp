#include <algorithm>

#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void set_hours_deadline(Change& change, const OpenState& open) {
  State& state = change.state;
  state.hours_change_at.reset();
  if (!open.changes_at) return;
  const auto away = *open.changes_at - change.wall();
  // A clock that jumps is noticed by ClockJumped; an hour at most passes before the hours are read again anyway.
  state.hours_change_at = change.now() + std::min<std::chrono::milliseconds>(away, std::chrono::hours{1});
}

Screen screen_at_rest(Change& change) {
  const OpenState open = open_state(change.configuration().hours, change.wall(), change.state.clock.zone_offset);
  set_hours_deadline(change, open);
  if (!change.state.out_of_service_code.empty()) return Screen::kOutOfService;
  // Who is on the way to this room is let in after hours, too.
  return open.open || change.state.kept_until ? Screen::kAttract : Screen::kClosed;
}

// With nothing to take turns an idle kiosk stays asleep.
void set_attract_turn(Change& change) {
  change.state.attract_turn_at.reset();
  const Configuration& configuration = change.configuration();
  const std::size_t most =
      std::max({configuration.languages.size(), configuration.charter.size() + configuration.lessons.size(),
                configuration.notices.size()});
  if (most < 2 && configuration.default_text_percent <= kAllCardsUpTo) return;
  change.state.attract_turn_at = change.now() + change.timeouts().attract_turn;
}

bool at_rest(const State& state) {
  return state.screen == Screen::kAttract || state.screen == Screen::kClosed || state.screen == Screen::kOutOfService;
}

}  // namespace

void rest(Change& change) {
  State& state = change.state;
  state.leaving = Leaving::kNo;
  state.leaving_speech = {};
  state.goodbye_until.reset();
  state.wipe_by.reset();
  if (state.staged_version != 0) {
    state.restarting = true;
    change.ask(Restart{kExitUpdate});
  }
  show(change, screen_at_rest(change));
  state.attract_turns = 0;
  set_attract_turn(change);
}

void begin_visit(Change& change) {
  State& state = change.state;
  if (state.restarting || state.staff || state.screen != Screen::kAttract) return;
  const Configuration& configuration = change.configuration();
  state.visit = Visit{};
  state.epoch++;
  state.wiped = false;
  Visit& visit = state.visit;
  visit.session = change.new_id();
  visit.language = configuration.languages[state.attract_turns % configuration.languages.size()];
  visit.usage.started = change.now();
  visit.usage.last_act = change.now();
  visit.last_presence = change.now();
  visit.speech.on = visit.speech.in_private = state.headphones && state.has_voice;
  visit.presentation = presentation_at_rest(configuration);
  record(change, "session.started");
  state.attract_turn_at.reset();
  if (state.kept_until) return enter_room_code(change);
  show(change, configuration.languages.size() > 1 ? Screen::kLanguage : Screen::kHome);
}

void turn_attract(Change& change) {
  State& state = change.state;
  if (!at_rest(state)) return;
  if (state.attract_turn_at && *state.attract_turn_at <= change.now()) {
    ++state.attract_turns;
    set_attract_turn(change);
  }
  const Screen due = screen_at_rest(change);
  if (due != state.screen) show(change, due);
}

void take_out_of_service(Change& change, const OutOfServiceOrdered& event) {
  change.state.out_of_service_code = event.code;
  turn_attract(change);
}

void stage_configuration(Change& change, const ConfigurationStaged& event) {
  State& state = change.state;
  state.staged_version = event.version;
  if (at_rest(state) && !state.staff && !state.restarting && event.version != 0) rest(change);
}

}  // namespace waymark::core
