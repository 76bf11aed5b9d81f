// Get help: a request on the staff's consoles. The screen says that someone is coming only after a person said so;
// after a minute, or when nobody can be reached, it offers other ways and promises nobody.
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
std::string page_in_use(const State& state) {
  const Screen screen = screen_being_used(state);
  std::string page{screen_name(screen)};
  const JourneyRun& run = state.visit.journey;
  if (screen == Screen::kQuestion) page = run.journey + "/" + run.page;
  return page;
}

void ask_for_help(Change& change) {
  Visit& visit = change.visit();
  HelpRequest& help = visit.help;
  if (help.stage == Help::kNone || help.stage == Help::kOtherWays) {
    record(change, "help.opened", {{"page", page_in_use(change.state)}});
    help.stage = Help::kAsking;
    help.request_id = change.new_id();
    help.answer_by = change.now() + change.timeouts().help_answer;
    help.effect = change.ask(
        RaiseHelp{help.request_id, page_in_use(change.state), visit.language, needs_of(visit, change.configuration())});
  }
  // What is covered stays covered, and the calm screen calm: the answer is told there.
  if (!is_covered(change.state) && !change.state.refused.calm_until) open_aside(change, Screen::kHelp);
}

void on_help_raised(Change& change, const HelpRaised& event) {
  HelpRequest& help = change.visit().help;
  if (event.tag.effect == help.effect && help.stage == Help::kAsking) help.stage = Help::kRaised;
}

void on_help_unavailable(Change& change, const HelpUnavailable& event) {
  HelpRequest& help = change.visit().help;
  if (event.tag.effect != help.effect || help.stage != Help::kAsking) return;
  help.stage = Help::kOtherWays;
  help.answer_by.reset();
  if (change.state.screen == Screen::kHelp) change.visit().focus.clear();
}

void on_help_acknowledged(Change& change, const HelpAcknowledged& event) {
  HelpRequest& help = change.visit().help;
  if (help.stage == Help::kNone || event.request_id != help.request_id) return;
  help.stage = Help::kComing;  // also after other ways were offered: somebody is coming after all
  help.answer_by.reset();
  if (change.state.screen == Screen::kHelp) change.visit().focus.clear();
}

void give_up_help(Change& change) {
  HelpRequest& help = change.visit().help;
  if (help.stage != Help::kNone) change.ask(CancelHelp{help.request_id});
  help = HelpRequest{};
}

bool press_help(Change& change, std::string_view node) {
  if (node == ids::kAskForHelp) {
    ask_for_help(change);
    return true;
  }
  if (change.state.screen != Screen::kHelp) return false;
  if (node == ids::kCancelHelp) {
    give_up_help(change);
    close_aside(change);
    return true;
  }
  if (node == ids::kTalk) {
    if (change.visit().help.stage != Help::kComing) give_up_help(change);  // an adviser is wanted instead
    talk(change);
    change.visit().aside.reset();
    return true;
  }
  if (node == ids::kGetNumber) change.visit().aside.reset();
  return false;
}

}  // namespace waymark::core
