// Screens that open over what is being done and return to it: help, the languages, "I need a moment", a leaflet. Over
// what is being read others may open once more, and return to that.
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

bool is_aside(Screen screen) {
  return screen == Screen::kHelp || screen == Screen::kLanguage || screen == Screen::kMomentCode ||
         screen == Screen::kMoment || screen == Screen::kPrivateQuestion || screen == Screen::kPhoto ||
         screen == Screen::kPrivacy || screen == Screen::kReading;
}

}  // namespace

Screen screen_being_used(const State& state) { return state.visit.aside ? state.visit.aside->from : state.screen; }

void open_aside(Change& change, Screen screen) {
  Visit& visit = change.visit();
  if (change.state.screen == screen) return;
  if (visit.reading) {
    bool& put_aside = visit.reading->put_aside;
    const bool under_another = put_aside && visit.aside;
    put_aside = screen != Screen::kReading && (change.state.screen == Screen::kReading || under_another);
  }
  // From one aside to the other, both return to what was being done. The languages may be what is being done: the
  // first screen of a visit.
  if (!is_aside(change.state.screen) || !visit.aside)
    visit.aside = Aside{change.state.screen, visit.focus, visit.editing};
  show(change, screen);
}

void close_aside(Change& change) {
  if (is_covered(change.state)) return show_cover(change);
  std::optional<Reading>& reading = change.visit().reading;
  if (reading && std::exchange(reading->put_aside, false)) return show(change, Screen::kReading);
  Aside back = std::exchange(change.visit().aside, std::nullopt).value_or(Aside{});
  show(change, back.from);
  Visit& visit = change.visit();
  visit.editing = std::move(back.editing);
  // Typing goes on where it was; otherwise the focus is where the aside was opened.
  visit.focus = visit.editing.field.empty() ? std::move(back.focus) : ids::with(ids::kField, visit.editing.field);
}

void show_in_use(Change& change, Screen screen) {
  std::optional<Aside>& aside = change.visit().aside;
  if (!aside) return show(change, screen);
  aside = Aside{screen, {}, {}};
}

}  // namespace waymark::core
