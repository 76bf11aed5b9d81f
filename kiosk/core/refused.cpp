#include "kiosk/core/refused.h"

#include <algorithm>
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

constexpr std::size_t kMostKinds = 16;  // our own words; a bound all the same

void count_in_usage(Change& change, const std::string& what) {
  auto& recorded = change.state.refused.recorded;
  const auto last = recorded.find(what);
  if (last != recorded.end() && change.now() - last->second < kIncidentEvery) return;
  if (last == recorded.end() && recorded.size() >= kMostKinds) return;
  recorded[what] = change.now();
  record_for_kiosk(change, "incident.escape", {{"kind", what}});
}

// Nobody loses time by somebody else's play: what runs against the customer waits as long as the calm screen is up.
// Once only, until they do something themselves: a keypad that is stuck must not hold a visit open for ever.
void hold_time(Change& change, std::optional<base::MonoTime> calm_before) {
  Visit& visit = change.visit();
  if (!in_visit(change.state) || (calm_before && visit.usage.last_act < *calm_before)) return;
  visit.last_presence += kCalm;
  if (visit.countdown_until) *visit.countdown_until += kCalm;
  if (visit.moment.until) *visit.moment.until += kCalm;
}

void begin_calm(Change& change) {
  close_staff_menu(change);
  RefusedInput& refused = change.state.refused;
  record_for_kiosk(change, "incident.calm_screen");
  refused.recent.clear();
  refused.focus_before = std::exchange(change.visit().focus, std::string(ids::kHelp));
  refused.calm_until = change.now() + kCalm;
  hold_time(change, std::exchange(refused.calm_since, change.now()));
}

}  // namespace

void on_incident(Change& change, const Incident& event) {
  count_in_usage(change, event.what);
  if (event.what == kSecondFinger || event.what == kForbiddenText) return;
  RefusedInput& refused = change.state.refused;
  if (refused.calm_until || change.state.leaving != Leaving::kNo) return;  // a wipe is not held up
  std::erase_if(refused.recent, [&](base::MonoTime at) { return change.now() - at > kIncidentsWithin; });
  refused.recent.push_back(change.now());
  if (refused.recent.size() >= kManyIncidents) begin_calm(change);
}

void on_forbidden_text(Change& change) { on_incident(change, Incident{std::string(kForbiddenText)}); }

void end_calm(Change& change) {
  RefusedInput& refused = change.state.refused;
  if (!refused.calm_until) return;
  refused.calm_until.reset();
  change.visit().focus = std::exchange(refused.focus_before, {});
}

void act_while_calm(Change& change, const Event& act) {
  if (!in_visit(change.state)) return;
  if (const auto* const touch = std::get_if<Activate>(&act)) return press(change, touch->node);
  const auto* const key = std::get_if<NavKey>(&act);
  if (key == nullptr || key->key == Key::kDeleteBack || key->key == Key::kDeleteForward) return;  // there is no field
  const bool selects = key->key == Key::kSelect || key->key == Key::kEnter;
  const bool hammered = change.now() - *change.state.refused.calm_since < kSelectWaits;
  if (!selects || !hammered) press_navigation(change, key->key);
}

}  // namespace waymark::core
