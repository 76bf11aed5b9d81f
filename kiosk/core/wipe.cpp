// The end of a visit. State forgets at once; every other owner forgets and says so; the next customer comes only
// after that. What cannot prove that it forgot does not go on running.
#include <algorithm>

#include "kiosk/core/reducers.h"
#include "kiosk/core/refused.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

std::string_view outcome_of(Leaving how) {
  switch (how) {
    case Leaving::kGoodbye:
      return "goodbye";
    case Leaving::kStartAgain:
      return "start_again";
    case Leaving::kTimeout:
      return "timeout";
    case Leaving::kNo:
      break;
  }
  return "fault";
}

WipeReason reason_of(Leaving how) {
  if (how == Leaving::kStartAgain) return WipeReason::kStartAgain;
  return how == Leaving::kTimeout ? WipeReason::kTimeout : WipeReason::kGoodbye;
}

void end_session(Change& change, Leaving how) {
  Visit& visit = change.visit();
  abandon_journey(change);
  const base::MonoTime ended = how == Leaving::kTimeout ? visit.usage.last_act : change.now();
  record(change, "session.ended",
         {{"outcome", std::string(outcome_of(how))}, {"active_ms", (ended - visit.usage.started).count()}});
}

// What was typed and chosen, what was written in a call, and photographs of papers.
std::size_t held_by(const Visit& visit) {
  return visit.journey.entries.size() + visit.journey.answers.size() + visit.journey.photos.size() +
         visit.submission.printable.answers.size() + visit.call.lines.size() + (visit.call.move.code.empty() ? 0 : 1) +
         (visit.photo.jpeg.empty() ? 0 : 1);
}

}  // namespace

void leave(Change& change, Leaving how) {
  State& state = change.state;
  if (!in_visit(state)) return;
  end_calm(change);
  const std::size_t held = held_by(state.visit);
  give_up_ticket(change, VoidReason::kVisitEnded);
  give_up_check_in(change);
  give_up_help(change);
  give_up_call(change, how);
  if (how != Leaving::kGoodbye) stop_papers(change);
  end_session(change, how);
  state.leaving = how;
  state.leaving_language = state.visit.language;
  state.leaving_presentation = state.visit.presentation;
  state.leaving_presentation.hidden = false;
  state.leaving_speech = state.visit.speech;  // goodbye is spoken too, to whoever listened until now
  state.visit = Visit{};
  state.epoch++;
  state.wiped = false;
  state.wipe_effect = change.ask(Wipe{reason_of(how), held});
  state.wipe_by = change.now() + change.timeouts().wipe;
  if (how == Leaving::kStartAgain) return show(change, Screen::kWiping);
  state.goodbye_until = change.now() + change.timeouts().goodbye;
  show(change, Screen::kGoodbye);
}

void on_wiped(Change& change, const Wiped& event) {
  State& state = change.state;
  if (state.leaving == Leaving::kNo || event.tag.effect != state.wipe_effect) return;
  state.wipe_by.reset();
  const auto& owners = event.report.owners;
  const bool complete = std::all_of(owners.begin(), owners.end(), [](const WipeOwner& owner) { return owner.cleared; });
  if (!complete) {
    state.restarting = true;
    change.ask(Restart{kExitInternal});
    return;
  }
  state.wiped = true;
  if (state.screen == Screen::kWiping) rest(change);
}

}  // namespace waymark::core
