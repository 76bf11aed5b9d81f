// Appointments: a day's list, who has come for one, who has not. The ticket of who has come says how far they are.
#include <algorithm>
#include <map>
#include <set>

#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/hub/store/ticket_rows.h"

#define WAYMARK_APPOINTMENT_COLUMNS "site, day, code, shown, service, time, at, minutes, missed, ticket_id "

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;
using protocol::CheckInOutcome;

constexpr const char* kReplaced = "replaced";

Appointment read_appointment(SQLite::Statement& row) {
  Appointment one;
  one.site = row.getColumn(0).getString();
  one.day = row.getColumn(1).getString();
  one.code = row.getColumn(2).getString();
  one.shown = row.getColumn(3).getString();
  one.service = row.getColumn(4).getString();
  one.time = row.getColumn(5).getString();
  one.at = row.getColumn(6).getInt64();
  one.minutes = row.getColumn(7).getInt();
  one.missed = row.getColumn(8).getInt() != 0;
  one.ticket_id = row.getColumn(9).getInt64();
  return one;
}

void add_ticket(Statements& statements, std::int64_t council, Appointment& one) {
  if (one.ticket_id == 0) return;
  auto& select = statements.get("SELECT " WAYMARK_TICKET_COLUMNS "FROM ticket WHERE council = ?1 AND ticket_id = ?2");
  select.bind(1, council);
  select.bind(2, one.ticket_id);
  if (select.executeStep()) one.ticket = read_ticket(select);
  select.reset();
}

std::vector<Appointment> all_of(SQLite::Statement& select) {
  std::vector<Appointment> rows;
  while (select.executeStep()) rows.push_back(read_appointment(select));
  select.reset();
  return rows;
}

std::vector<Appointment> of_day(Statements& statements, std::int64_t council, const std::string& site,
                                const std::string& day) {
  auto& select = statements.get("SELECT " WAYMARK_APPOINTMENT_COLUMNS
                                "FROM appointment WHERE council = ?1 AND site = ?2 AND day = ?3 ORDER BY at, shown");
  select.bind(1, council);
  select.bind(2, site);
  select.bind(3, day);
  auto rows = all_of(select);
  for (Appointment& one : rows) add_ticket(statements, council, one);
  return rows;
}

void count(Transaction& t, std::int64_t council, const Appointment& one, const char* measure, int by = 1) {
  t.count(council, one.site, one.day, measure, one.service, "", by);
}

void write_row(Transaction& t, std::int64_t council, const Appointment& one) {
  auto& insert = t.statement(
      "INSERT OR REPLACE INTO appointment(council, site, day, code, shown, service, time, at, minutes, missed, "
      "ticket_id) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  insert.bind(1, council);
  insert.bind(2, one.site);
  insert.bind(3, one.day);
  insert.bind(4, one.code);
  insert.bind(5, one.shown);
  insert.bind(6, one.service);
  insert.bind(7, one.time);
  insert.bind(8, one.at);
  insert.bind(9, one.minutes);
  insert.bind(10, one.missed ? 1 : 0);
  insert.bind(11, one.ticket_id);
  insert.exec();
}

void remove_row(Transaction& t, std::int64_t council, const Appointment& one) {
  auto& remove = t.statement("DELETE FROM appointment WHERE council = ?1 AND site = ?2 AND day = ?3 AND code = ?4");
  remove.bind(1, council);
  remove.bind(2, one.site);
  remove.bind(3, one.day);
  remove.bind(4, one.code);
  remove.exec();
}

void no_longer_missed(Transaction& t, std::int64_t council, Appointment& one) {
  if (!one.missed) return;
  one.missed = false;
  count(t, council, one, measures::kAppointmentMissed, -1);
}

bool has_come(const Appointment& one) {
  const Presence presence = presence_of(one);
  return presence != Presence::kExpected && presence != Presence::kMissed;
}

bool same_booking(const Appointment& one, const Appointment& other) {
  return one.at == other.at && one.service == other.service && one.minutes == other.minutes && one.shown == other.shown;
}

void keep_row(Transaction& t, std::int64_t council, Appointment wanted, Appointment* before, AppointmentsKept& kept) {
  if (before == nullptr) {
    ++kept.added;
    count(t, council, wanted, measures::kAppointmentBooked);
    return write_row(t, council, wanted);
  }
  // Who has come has a number already: their row stays as they found it.
  if (has_come(*before) || same_booking(*before, wanted)) {
    ++kept.kept;
    return;
  }
  ++kept.changed;
  no_longer_missed(t, council, *before);  // the clock says anew whether the new time is past
  count(t, council, *before, measures::kAppointmentBooked, -1);
  count(t, council, wanted, measures::kAppointmentBooked);
  write_row(t, council, wanted);
}

void remove_unlisted(Transaction& t, std::int64_t council, Appointment& one, AppointmentsKept& kept) {
  if (has_come(one)) {
    ++kept.kept;
    return;
  }
  ++kept.removed;
  no_longer_missed(t, council, one);
  count(t, council, one, measures::kAppointmentBooked, -1);
  remove_row(t, council, one);
}

AppointmentsKept keep_list(Transaction& t, std::int64_t council, const AppointmentList& list) {
  std::map<std::string, std::map<std::string, const Appointment*>> days;
  if (!list.day.empty()) days[list.day];
  for (const Appointment& one : list.rows) days[one.day][one.code] = &one;
  AppointmentsKept kept;
  for (const auto& [day, wanted] : days) {
    std::vector<Appointment> before = of_day(t.statements(), council, list.site, day);
    std::map<std::string, Appointment*> known;
    for (Appointment& one : before) known[one.code] = &one;
    for (auto& [code, one] : known) {
      if (!wanted.contains(code)) remove_unlisted(t, council, *one, kept);
    }
    for (const auto& [code, one] : wanted) {
      const auto found = known.find(code);
      keep_row(t, council, *one, found == known.end() ? nullptr : found->second, kept);
    }
  }
  return kept;
}

// Of several by one code: here today, elsewhere today, the next to come, the last that was.
std::optional<Appointment> find(Statements& statements, std::int64_t council, const CheckInOrder& order) {
  auto& select = statements.get("SELECT " WAYMARK_APPOINTMENT_COLUMNS
                                "FROM appointment WHERE council = ?1 AND code = ?2 ORDER BY at LIMIT 100");
  select.bind(1, council);
  select.bind(2, order.code);
  auto rows = all_of(select);
  std::erase_if(rows, [&](const Appointment& one) {
    return std::find(order.places.begin(), order.places.end(), one.site) == order.places.end();
  });
  if (rows.empty()) return std::nullopt;
  const auto worth = [&](const Appointment& one) {
    if (one.day == order.ticket.day) return one.site == order.ticket.site ? 3 : 2;
    return one.day > order.ticket.day ? 1 : 0;
  };
  auto best = rows.begin();
  for (auto each = rows.begin(); each != rows.end(); ++each) {
    const bool later_of_past = worth(*each) == 0 && worth(*best) == 0;
    if (worth(*each) > worth(*best) || later_of_past) best = each;
  }
  add_ticket(statements, council, *best);
  return *best;
}

// How it stands before anything is done. kCheckedIn: a number is to be issued.
CheckInOutcome standing_of(const Appointment& one, const CheckInOrder& order, std::int64_t now) {
  if (one.day != order.ticket.day) return CheckInOutcome::kOtherDay;
  if (one.site != order.ticket.site) return CheckInOutcome::kOtherSite;
  switch (presence_of(one)) {
    case Presence::kCalled:
      return CheckInOutcome::kAlready;
    case Presence::kServed:
    case Presence::kLeft:
      return CheckInOutcome::kOver;
    case Presence::kArrived:
      // One that is not confirmed was issued for an answer that was lost: it is replaced.
      if (one.ticket->state == TicketState::kWaiting) return CheckInOutcome::kAlready;
      break;
    case Presence::kExpected:
    case Presence::kMissed:
      break;
  }
  if (now < one.at - order.early_ms && !order.waits) return CheckInOutcome::kEarly;
  return CheckInOutcome::kCheckedIn;
}

void give_number(Transaction& t, std::int64_t council, const CheckInOrder& order, CheckInDone& done) {
  Appointment& one = done.appointment;
  if (one.ticket && one.ticket->state == TicketState::kIssued) {
    change_state(t, council, *one.ticket, TicketState::kVoid, kReplaced);
  }
  TicketOrder wanted = order.ticket;
  wanted.service = one.service;
  wanted.appointment_at = one.at;
  wanted.due_at = done.late ? 0 : one.at;
  done.issued = issue_new(t, council, wanted);
  keep_follower(t, council, wanted, done.issued.ticket);
  if (!order.by_staff.empty()) {
    change_state(t, council, done.issued.ticket, TicketState::kWaiting);
    append_audit(t, council, {order.by_staff, "appointment.checked_in", std::to_string(done.issued.ticket.ticket_id)});
  }
  no_longer_missed(t, council, one);
  one.ticket_id = done.issued.ticket.ticket_id;
  one.ticket = done.issued.ticket;
  write_row(t, council, one);
}

base::Result<CheckInDone> check_in_again(Transaction& t, std::int64_t council, const CheckInOrder& order,
                                         const Ticket& before) {
  const auto refused = [](const char* detail) { return fail(ErrorCode::kConflict, "request_id", detail); };
  auto found = find(t.statements(), council, order);
  const bool same = found && found->ticket_id == before.ticket_id && before.kiosk_id == order.ticket.kiosk_id;
  if (!same) return refused("was used for something else");
  if (before.state == TicketState::kVoid && before.reason != kUnconfirmed) return refused("was given up");
  CheckInDone done{CheckInOutcome::kCheckedIn, *found, {before}, before.due_at == 0};
  keep_follower(t, council, order.ticket, before);
  tell_line(t, council, done.issued);
  return done;
}

}  // namespace

Presence presence_of(const Appointment& appointment) {
  if (appointment.ticket) {
    switch (appointment.ticket->state) {
      case TicketState::kIssued:
      case TicketState::kWaiting:
        return Presence::kArrived;
      case TicketState::kCalled:
        return Presence::kCalled;
      case TicketState::kServed:
        return Presence::kServed;
      case TicketState::kVoid:
        break;
    }
    if (appointment.ticket->reason == kLeft || appointment.ticket->reason == kNoShow) return Presence::kLeft;
  }
  return appointment.missed ? Presence::kMissed : Presence::kExpected;
}

void SqliteStore::put_appointments(AppointmentList list, std::string actor, Then<AppointmentsKept> then) {
  write<AppointmentsKept>(
      [council = council_, list = std::move(list),
       actor = std::move(actor)](Transaction& t) -> base::Result<AppointmentsKept> {
        const AppointmentsKept kept = keep_list(t, council, list);
        append_audit(t, council, {actor, "appointments.put", list.site + " " + std::to_string(list.rows.size())});
        return kept;
      },
      std::move(then));
}

void SqliteStore::list_appointments(std::string site, std::string day, Then<std::vector<Appointment>> then) {
  read<std::vector<Appointment>>(
      [council = council_, site = std::move(site), day = std::move(day)](Statements& statements)
          -> base::Result<std::vector<Appointment>> { return of_day(statements, council, site, day); },
      std::move(then));
}

void SqliteStore::check_in(CheckInOrder order, Then<CheckInDone> then) {
  write<CheckInDone>(
      [council = council_, order = std::move(order)](Transaction& t) -> base::Result<CheckInDone> {
        if (const auto before = find_by_request(t, council, order.ticket.request_id)) {
          return check_in_again(t, council, order, *before);
        }
        auto found = find(t.statements(), council, order);
        if (!found) return fail(ErrorCode::kNotFound, "reference", "there is no such appointment");
        CheckInDone done;
        done.outcome = standing_of(*found, order, t.now_ms());
        done.appointment = std::move(*found);
        done.late = t.now_ms() > done.appointment.at + order.late_ms;
        if (done.outcome == CheckInOutcome::kCheckedIn) give_number(t, council, order, done);
        return done;
      },
      std::move(then));
}

void SqliteStore::miss_appointments(std::int64_t before, Then<int> then) {
  write<int>(
      [council = council_, before](Transaction& t) -> base::Result<int> {
        auto& select = t.statement("SELECT " WAYMARK_APPOINTMENT_COLUMNS
                                   "FROM appointment WHERE council = ?1 AND missed = 0 AND at < ?2");
        select.bind(1, council);
        select.bind(2, before);
        int missed = 0;
        for (Appointment& one : all_of(select)) {
          add_ticket(t.statements(), council, one);
          if (has_come(one)) continue;
          one.missed = true;
          write_row(t, council, one);
          count(t, council, one, measures::kAppointmentMissed);
          ++missed;
        }
        return missed;
      },
      std::move(then));
}

void SqliteStore::forget_appointments(std::string day, Then<int> then) {
  write<int>(
      [council = council_, day = std::move(day)](Transaction& t) -> base::Result<int> {
        auto& remove = t.statement("DELETE FROM appointment WHERE council = ?1 AND day < ?2");
        remove.bind(1, council);
        remove.bind(2, day);
        return remove.exec();
      },
      std::move(then));
}

}  // namespace waymark::hub
