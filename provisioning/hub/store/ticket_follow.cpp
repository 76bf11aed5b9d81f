// A ticket on its owner's phone: how it stands, letting others past, leaving. Found by the hash of the code alone.
#include <algorithm>
#include <iterator>

#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/hub/store/ticket_rows.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

// One that was not confirmed in time is not: its owner may still do so.
bool is_done(const Ticket& ticket) {
  return ticket.state == TicketState::kServed || (ticket.state == TicketState::kVoid && ticket.reason != kUnconfirmed);
}

int called_in_line(Statements& statements, std::int64_t council, const Ticket& ticket) {
  auto& select = statements.get(
      "SELECT count(*) FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 AND state = 3");
  select.bind(1, council);
  select.bind(2, ticket.site);
  select.bind(3, ticket.service);
  select.bind(4, ticket.day);
  select.executeStep();
  const int count = select.getColumn(0).getInt();
  select.reset();
  return count;
}

std::vector<Ticket> line_about(Statements& statements, std::int64_t council, const Ticket& ticket, std::int64_t now) {
  return waiting_line(statements, council, ticket.site, ticket.service, ticket.day, now);
}

// An appointment is told how it will stand when its time has come.
void tell_place(Statements& statements, std::int64_t council, std::int64_t now, FollowedTicket& followed) {
  const Ticket& ticket = followed.ticket;
  const std::int64_t then = std::max(now, ticket.due_at);
  followed.ahead = followed.behind = 0;
  followed.later.clear();
  for (const Ticket& other : line_about(statements, council, ticket, then)) {
    if (goes_before(place_of(other), place_of(ticket), then)) ++followed.ahead;
    if (goes_before(place_of(ticket), place_of(other), then)) ++followed.behind;
    if (ticket.due_at == 0 && other.due_at > now && place_of(other).line_at > ticket.line_at) {
      followed.later.push_back(other.due_at);
    }
  }
  followed.called = called_in_line(statements, council, ticket);
}

base::Result<FollowedTicket> find(Statements& statements, std::int64_t council, const Follower& who) {
  auto& code =
      statements.get("SELECT ticket_id, language FROM follow WHERE council = ?1 AND token_hash = ?2 AND day = ?3");
  code.bind(1, council);
  code.bind(2, who.token_hash);
  code.bind(3, who.day);
  if (!code.executeStep()) return fail(ErrorCode::kNotFound, "ticket", "there is no such ticket");
  const std::int64_t ticket_id = code.getColumn(0).getInt64();
  FollowedTicket followed;
  followed.language = code.getColumn(1).getString();
  code.reset();
  auto& select = statements.get("SELECT " WAYMARK_TICKET_COLUMNS "FROM ticket WHERE council = ?1 AND ticket_id = ?2");
  select.bind(1, council);
  select.bind(2, ticket_id);
  if (!select.executeStep()) return fail(ErrorCode::kNotFound, "ticket", "there is no such ticket");
  followed.ticket = read_ticket(select);
  select.reset();
  if (is_done(followed.ticket) && followed.ticket.done_at < who.done_after)
    return fail(ErrorCode::kNotFound, "ticket", "is over");
  tell_place(statements, council, who.now, followed);
  return followed;
}

// Behind the last of the next kLetPast people, before whoever follows them. Who lets people without an appointment past
// has none any more, as far as the order goes.
void move_back(Transaction& t, std::int64_t council, Ticket& ticket) {
  const std::vector<Ticket> line = line_about(t.statements(), council, ticket, t.now_ms());
  const auto own =
      std::find_if(line.begin(), line.end(), [&](const Ticket& one) { return one.ticket_id == ticket.ticket_id; });
  const auto behind = std::distance(own, line.end()) - 1;
  if (own == line.end() || behind <= 0) return;
  const Ticket& last = *(own + std::min<std::ptrdiff_t>(behind, kLetPast));
  if (ticket.due_at > 0) ticket.due_at = last.due_at;
  ticket.line_at = last.line_at;
  ticket.line_rank = last.line_rank + 1;
  ++ticket.more_time;
  auto& update =
      t.statement("UPDATE ticket SET line_at = ?1, line_rank = ?2, more_time = ?3, due_at = ?5 WHERE ticket_id = ?4");
  update.bind(1, ticket.line_at);
  update.bind(2, ticket.line_rank);
  update.bind(3, ticket.more_time);
  update.bind(4, ticket.ticket_id);
  update.bind(5, ticket.due_at);
  update.exec();
  t.count(council, ticket.site, ticket.day, measures::kTicketMoreTime, ticket.service, "");
}

}  // namespace

void SqliteStore::followed_ticket(Follower who, Then<FollowedTicket> then) {
  read<FollowedTicket>(
      [council = council_, who = std::move(who)](Statements& statements) { return find(statements, council, who); },
      std::move(then));
}

void SqliteStore::more_time(Follower who, int which, Then<FollowedTicket> then) {
  write<FollowedTicket>(
      [council = council_, who = std::move(who), which](Transaction& t) -> base::Result<FollowedTicket> {
        auto found = find(t.statements(), council, who);
        if (!found) return found;
        Ticket& ticket = found->ticket;
        const bool next = which == ticket.more_time + 1 && which <= kMoreTimes;
        if (ticket.state != TicketState::kWaiting || !next) return found;
        move_back(t, council, ticket);
        tell_place(t.statements(), council, t.now_ms(), *found);
        return found;
      },
      std::move(then));
}

void SqliteStore::leave_line(Follower who, Then<FollowedTicket> then) {
  write<FollowedTicket>(
      [council = council_, who = std::move(who)](Transaction& t) -> base::Result<FollowedTicket> {
        auto found = find(t.statements(), council, who);
        if (!found) return found;
        Ticket& ticket = found->ticket;
        if (is_done(ticket)) return found;
        change_state(t, council, ticket, TicketState::kVoid, kLeft);
        tell_place(t.statements(), council, t.now_ms(), *found);
        return found;
      },
      std::move(then));
}

void SqliteStore::forget_followers(std::string day, Then<int> then) {
  write<int>(
      [council = council_, day = std::move(day)](Transaction& t) -> base::Result<int> {
        auto& remove = t.statement("DELETE FROM follow WHERE council = ?1 AND day < ?2");
        remove.bind(1, council);
        remove.bind(2, day);
        return remove.exec();
      },
      std::move(then));
}

}  // namespace waymark::hub
