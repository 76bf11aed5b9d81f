// "I need a moment": what is being done is covered and kept for ten minutes, behind four digits that the customer
// chose.
//
// A child's taps never discard it: Start again asks for four digits that the screen shows, and only whole codes count
// as tries. Whatever prints or is being sent goes on.
#include "kiosk/core/moment.h"

#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

constexpr std::size_t kDigits = 4;
constexpr int kTries = 5;

base::Secret take_entry(Change& change) {
  base::Secret entry = std::move(change.visit().journey.entries.edit(ids::kCode));
  change.visit().journey.entries.erase(ids::kCode);
  change.visit().editing.caret = 0;
  return entry;
}

bool is_whole(std::string_view code) {
  return code.size() == kDigits && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void ask_for_code(Change& change, Screen screen) {
  open_aside(change, screen);
  static_cast<void>(take_entry(change));
  change.visit().moment.problem = CodeProblem::kNone;
  edit_field(change, ids::kCode);
  change.visit().focus = ids::with(ids::kField, ids::kCode);
}

void refuse(Change& change, CodeProblem problem) {
  change.visit().moment.problem = problem;
  change.visit().focus = ids::with(ids::kField, ids::kCode);
}

void cover(Change& change) {
  Moment& moment = change.visit().moment;
  if (!is_whole(change.visit().journey.entries.reveal(ids::kCode))) return refuse(change, CodeProblem::kIncomplete);
  moment.code = take_entry(change);
  moment.until = change.now() + change.timeouts().moment;
  show_cover(change);
}

void uncover(Change& change) {
  Moment& moment = change.visit().moment;
  if (!is_whole(change.visit().journey.entries.reveal(ids::kCode))) return refuse(change, CodeProblem::kIncomplete);
  const base::Secret entered = take_entry(change);
  if (!moment.clear_code.empty() && entered.reveal() == moment.clear_code) return leave(change, Leaving::kStartAgain);
  if (may_still_try(moment) && entered == moment.code) {
    moment = Moment{};
    return close_aside(change);
  }
  moment.wrong_tries = std::min(moment.wrong_tries + 1, kTries);
  if (!may_still_try(moment)) ask_to_clear(change);
  refuse(change, CodeProblem::kWrong);
}

}  // namespace

int tries_left(const Moment& moment) { return kTries - moment.wrong_tries; }
bool may_still_try(const Moment& moment) { return tries_left(moment) > 0; }

int minutes_left(const State& state) {
  if (!state.visit.moment.until) return 0;
  return static_cast<int>(
      std::chrono::ceil<std::chrono::minutes>(*state.visit.moment.until - state.clock.mono).count());
}

void ask_for_moment(Change& change) {
  if (!is_covered(change.state)) ask_for_code(change, Screen::kMomentCode);
}

void show_cover(Change& change) { ask_for_code(change, Screen::kMoment); }

void ask_to_clear(Change& change) {
  Moment& moment = change.visit().moment;
  static_cast<void>(take_entry(change));
  change.visit().focus = ids::with(ids::kField, ids::kCode);
  if (!moment.clear_code.empty()) return;
  const auto bytes = change.random();
  for (std::size_t i = 0; i < kDigits; ++i) moment.clear_code += static_cast<char>('0' + bytes[i] % 10);
  // Never the customer's own: it would be shown.
  if (moment.clear_code == moment.code.reveal()) moment.clear_code[0] = moment.clear_code[0] == '9' ? '0' : '9';
}

bool press_moment(Change& change, std::string_view node) {
  const Screen screen = change.state.screen;
  if (screen == Screen::kMomentCode && node == ids::kContinue) {
    cover(change);
  } else if (screen == Screen::kMomentCode && node == ids::kBack) {
    static_cast<void>(take_entry(change));
    close_aside(change);
  } else if (screen == Screen::kMoment && node == ids::kContinue) {
    uncover(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core
