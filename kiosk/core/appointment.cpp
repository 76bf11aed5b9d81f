// "I have an appointment": its code is typed, and the hub asked, which gives a number for the appointment's queue or
// says why not. The code is an entry like every other text, goes to nobody but the hub, and is forgotten as soon as it
// has served. A number whose answer nobody waits for any more is void.
#include <algorithm>
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

using protocol::CheckInOutcome;

constexpr std::int64_t kBucket_s = 300;
constexpr std::int64_t kLatest_s = -3'600;
constexpr std::int64_t kEarliest_s = 7'200;

// In steps of five minutes: how early people come, and not who came when.
std::int64_t bucket(std::int64_t early_s) {
  const std::int64_t held = std::clamp(early_s, kLatest_s, kEarliest_s);
  return (held - kLatest_s) / kBucket_s * kBucket_s + kLatest_s;
}

void forget_code(Change& change) { change.visit().journey.entries.erase(ids::kBooking); }

void begin_entry(Change& change) {
  give_up_check_in(change);
  Arrival fresh;
  fresh.unknown = change.visit().arrival.unknown;
  change.visit().arrival = std::move(fresh);
  show(change, Screen::kAppointmentCode);
  if (may_check_in(change.visit().arrival)) edit_field(change, ids::kBooking);
}

void refuse(Change& change, ReferenceProblem problem) {
  change.visit().arrival.problem = problem;
  change.visit().editing = Editing{};  // the keyboard makes room for what is wrong
  change.visit().focus = ids::with(ids::kError, ids::kBooking);
}

enum class Patience : std::uint8_t { kAsk = 1, kWaits };  // kWaits: whoever is early takes a number all the same

void ask(Change& change, Patience patience) {
  Visit& visit = change.visit();
  const std::string_view typed = visit.journey.entries.reveal(ids::kBooking);
  const auto code = protocol::read_booking_code(typed);
  if (!code) {
    const bool nothing = typed.find_first_not_of(' ') == std::string_view::npos;
    return refuse(change, nothing ? ReferenceProblem::kMissing : ReferenceProblem::kWrong);
  }
  Arrival& arrival = visit.arrival;
  arrival.problem = ReferenceProblem::kNone;
  arrival.stage = ArrivalStage::kAsking;
  arrival.request_id = change.new_id();
  arrival.reply_by = change.now() + change.timeouts().reply;
  arrival.effect =
      change.ask(CheckIn{arrival.request_id, base::Secret{*code}, visit.language, patience == Patience::kWaits});
  show(change, Screen::kAppointmentTold);
}

// False: an answer to a question that is not being asked any more.
bool is_answer(const Change& change, const Tag& tag) {
  const Arrival& arrival = change.visit().arrival;
  return arrival.stage == ArrivalStage::kAsking && tag.effect == arrival.effect;
}

void answered(Change& change, ArrivalStage stage) {
  change.visit().arrival.stage = stage;
  change.visit().arrival.reply_by.reset();
  if (change.state.screen == Screen::kAppointmentTold) change.visit().focus.clear();
}

void take_number(Change& change, const CheckedIn& event) {
  Visit& visit = change.visit();
  const protocol::CheckIn& told = event.told;
  visit.ticket = Ticket{};
  visit.ticket.stage = TicketStage::kAsking;
  visit.ticket.service = told.service;
  visit.ticket.request_id = visit.arrival.request_id;
  visit.ticket.effect = event.tag.effect;
  visit.ticket.appointment = told.at;
  visit.ticket.late = told.late;
  visit.arrival.request_id.clear();  // the ticket's own from now on
  record(change, "appointment.checked_in", {{"service", told.service}, {"early_s", bucket(told.early_s)}});
  hold_number(change, {event.tag, told.display, told.number, told.about_minutes, told.up_to_minutes, told.ahead, false,
                       told.follow});
}

// A call that began here left it as the place to go on from.
void leave_entry(Change& change) {
  forget_code(change);
  const Screen before = change.visit().before_call;
  const bool is_own =
      before == Screen::kAppointmentCode || before == Screen::kAppointmentTold || before == Screen::kAppointment;
  show(change, is_own ? Screen::kHome : before);
}

bool press_entry(Change& change, std::string_view node) {
  if (node == ids::kContinue) {
    ask(change, Patience::kAsk);
  } else if (node == ids::with(ids::kError, ids::kBooking)) {
    edit_field(change, ids::kBooking);
    change.visit().focus = ids::with(ids::kField, ids::kBooking);
  } else if (node == ids::kNoCode) {
    show(change, Screen::kAppointment);
  } else if (node == ids::kBack) {
    leave_entry(change);
  } else {
    return false;
  }
  return true;
}

bool press_told(Change& change, std::string_view node) {
  const Arrival& arrival = change.visit().arrival;
  const bool early = arrival.stage == ArrivalStage::kTold && arrival.told.outcome == CheckInOutcome::kEarly;
  if (node == ids::kWaitHere && early) {
    ask(change, Patience::kWaits);
  } else if (node == ids::kTryAgain && arrival.stage == ArrivalStage::kUnavailable) {
    ask(change, Patience::kAsk);
  } else if (node == ids::kTryAgain || node == ids::kBack) {
    begin_entry(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace

void open_appointment(Change& change) {
  if (!change.configuration().appointments) return show(change, Screen::kAppointment);
  const Ticket& ticket = change.visit().ticket;
  if (ticket.appointment && ticket.stage == TicketStage::kWaiting) return show(change, Screen::kTicket);
  begin_entry(change);
}

bool press_appointment(Change& change, std::string_view node) {
  switch (change.state.screen) {
    case Screen::kAppointmentCode:
      return press_entry(change, node);
    case Screen::kAppointmentTold:
      return press_told(change, node);
    case Screen::kAppointment:
      if (node != ids::kBack || !change.configuration().appointments) return false;
      begin_entry(change);
      return true;
    default:
      return false;
  }
}

void on_checked_in(Change& change, const CheckedIn& event) {
  if (!is_answer(change, event.tag)) return;
  answered(change, ArrivalStage::kTold);
  change.visit().arrival.told = event.told;
  // Whoever is early may still take a number by it.
  if (event.told.outcome != CheckInOutcome::kEarly) forget_code(change);
  if (event.told.outcome == CheckInOutcome::kCheckedIn) take_number(change, event);
}

void on_appointment_unknown(Change& change, const AppointmentUnknown& event) {
  if (!is_answer(change, event.tag)) return;
  ++change.visit().arrival.unknown;
  if (!may_check_in(change.visit().arrival)) forget_code(change);
  answered(change, ArrivalStage::kUnknown);
}

void on_check_in_unavailable(Change& change, const CheckInUnavailable& event) {
  if (!is_answer(change, event.tag)) return;
  give_up_check_in(change);
  answered(change, ArrivalStage::kUnavailable);
}

void give_up_check_in(Change& change) {
  Arrival& arrival = change.visit().arrival;
  if (arrival.stage != ArrivalStage::kAsking) return;
  change.ask(VoidTicket{arrival.request_id, VoidReason::kCancelled});
  arrival.stage = ArrivalStage::kEntry;
  arrival.reply_by.reset();
}

void pass_check_in(Change& change) {
  const Arrival& arrival = change.visit().arrival;
  if (!arrival.reply_by || *arrival.reply_by > change.now()) return;
  on_check_in_unavailable(change, {{change.state.epoch, arrival.effect}});
}

}  // namespace waymark::core
