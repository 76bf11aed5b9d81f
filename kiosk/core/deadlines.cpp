// Everything that happens because time has passed, in one place.
#include <algorithm>

#include "kiosk/core/call_clock.h"
#include "kiosk/core/idle.h"
#include "kiosk/core/moment.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/refused.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/update.h"
#include "kiosk/core/usage.h"
#include "kiosk/core/waiting.h"

namespace waymark::core {
namespace {

bool passed(const Change& change, const std::optional<base::MonoTime>& deadline) {
  return deadline && *deadline <= change.now();
}

std::optional<base::MonoTime> goodbye_end(const State& state) {
  if (!state.goodbye_until || !state.speaking) return state.goodbye_until;
  return *state.goodbye_until + kSpeechHoldsGoodbye;
}

void pass_visit(Change& change) {
  Visit& visit = change.visit();
  if (!visit.usage.counted && visit.usage.started + kSecondActWithin <= change.now()) count_session(change);
  if (passed(change, visit.help.answer_by)) {
    visit.help.answer_by.reset();
    visit.help.stage = Help::kOtherWays;
    if (change.state.screen == Screen::kHelp) visit.focus.clear();
  }
  if (passed(change, visit.ticket.reply_by)) {
    if (visit.ticket.stage == TicketStage::kAsking) {
      give_up_ticket(change, VoidReason::kCancelled);
    } else {
      change.ask(CancelPrint{visit.ticket.job_id});
      on_ticket_printed(change, {{change.state.epoch, visit.ticket.print_effect}, PrintOutcome::kUnknown, "timeout"});
    }
  }
  pass_photo(change);
  pass_room(change);
  pass_call(change);
  pass_callback(change);
  pass_enquiry(change);
  pass_check_in(change);
  Submission& submission = visit.submission;
  if (passed(change, submission.reply_by))
    on_submission(change, Delivery::kFailed, {change.state.epoch, submission.effect});
}

}  // namespace

void pass_deadlines(Change& change) {
  State& state = change.state;
  if (passed(change, state.refused.calm_until)) end_calm(change);
  pass_staff(change);
  if (in_visit(state) || state.staff) pass_papers(change);
  if (in_visit(state)) {
    pass_visit(change);
    pass_quiet_time(change);
  }
  if (passed(change, state.wipe_by)) {
    // An owner that does not answer has not proved that it forgot.
    state.wipe_by.reset();
    state.restarting = true;
    change.ask(Restart{kExitInternal});
  }
  if (state.screen == Screen::kGoodbye && state.wiped && passed(change, goodbye_end(state))) rest(change);
  pass_presence(change);
  if (passed(change, state.listening_until)) state.listening_until.reset();
  if (passed(change, state.kept_until)) {
    state.kept_until.reset();
    turn_attract(change);
  }
  if (passed(change, state.attract_turn_at) || passed(change, state.hours_change_at)) turn_attract(change);
}

std::optional<base::MonoTime> next_deadline(const State& state) {
  std::optional<base::MonoTime> next;
  const auto consider = [&next](std::optional<base::MonoTime> deadline) {
    if (deadline && (!next || *deadline < *next)) next = deadline;
  };
  consider(state.refused.calm_until);
  consider(next_staff_deadline(state));
  consider(state.kept_until);
  if (in_visit(state) || state.staff) {
    for (const PaperJob& job : state.visit.papers) consider(job.by);
  }
  if (in_visit(state)) {
    const Visit& visit = state.visit;
    if (!visit.usage.counted) consider(visit.usage.started + kSecondActWithin);
    consider(visit.help.answer_by);
    consider(visit.ticket.reply_by);
    consider(next_call_deadline(state));
    consider(visit.callback.reply_by);
    consider(visit.room.reply_by);
    consider(visit.call.move.reply_by);
    consider(visit.enquiry.reply_by);
    consider(visit.arrival.reply_by);
    consider(visit.photo.reply_by);
    consider(visit.submission.reply_by);
    for (const auto& reply_by : {visit.submission.reply_by, visit.ticket.reply_by, visit.callback.reply_by,
                                 visit.enquiry.reply_by, visit.arrival.reply_by})
      consider(words_change_at(state, reply_by));
    if (state.staff) {
      // Quiet time does not run: nobody could touch what is theirs.
    } else if (visit.moment.until) {
      consider(*visit.moment.until - std::chrono::minutes(minutes_left(state) - 1));
    } else if (visit.countdown_until) {
      // The digits change on whole seconds before the end.
      const int shown = countdown_seconds(state);
      consider(*visit.countdown_until - std::chrono::seconds(shown - 1));
    } else {
      consider(quiet_until(state));
    }
    return next;
  }
  consider(state.wipe_by);
  if (state.wiped) consider(goodbye_end(state));
  consider(state.listening_until);
  consider(state.tell_staff_at);
  consider(state.attract_turn_at);
  consider(state.hours_change_at);
  return next;
}

}  // namespace waymark::core
