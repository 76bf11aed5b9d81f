// A ticket on its owner's phone: how it stands, letting others past, leaving. Found by the hash of the code alone.
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

// Of those who wait in the line of `ticket`, how many `where` is true of; it has ?5 to ?7 as the ticket's place.
int waiting_where(Statements& statements, std::int64_t council, const Ticket& ticket, const char* sql) {
  auto& select = statements.get(sql);
  select.bind(1, council);
  select.bind(2, ticket.site);
  select.bind(3, ticket.service);
  select.bind(4, ticket.day);
  select.bind(5, ticket.line_at);
  select.bind(6, ticket.line_rank);
  select.bind(7, ticket.number);
  select.executeStep();
  const int count = select.getColumn(0).getInt();
  select.reset();
  return count;
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

void tell_place(Statements& statements, std::int64_t council, FollowedTicket& followed) {
  followed.ahead = waiting_where(statements, council, followed.ticket,
                                 "SELECT count(*) FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 "
                                 "AND day = ?4 AND state = 2 AND (line_at, line_rank, number) < (?5, ?6, ?7)");
  followed.behind = waiting_where(statements, council, followed.ticket,
                                  "SELECT count(*) FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 "
                                  "AND day = ?4 AND state = 2 AND (line_at, line_rank, number) > (?5, ?6, ?7)");
  followed.called = called_in_line(statements, council, followed.ticket);
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
  tell_place(statements, council, followed);
  return followed;
}

// Behind the last of the next kLetPast people, before whoever follows them.
void move_back(Transaction& t, std::int64_t council, Ticket& ticket) {
  auto& select = t.statement(
      "SELECT line_at, line_rank FROM (SELECT line_at, line_rank, number FROM ticket WHERE council = ?1 AND site = ?2 "
      "AND service = ?3 AND day = ?4 AND state = 2 AND (line_at, line_rank, number) > (?5, ?6, ?7) " WAYMARK_LINE_ORDER
      "LIMIT ?8) ORDER BY line_at DESC, line_rank DESC LIMIT 1");
  select.bind(1, council);
  select.bind(2, ticket.site);
  select.bind(3, ticket.service);
  select.bind(4, ticket.day);
  select.bind(5, ticket.line_at);
  select.bind(6, ticket.line_rank);
  select.bind(7, ticket.number);
  select.bind(8, kLetPast);
  if (!select.executeStep()) return;
  ticket.line_at = select.getColumn(0).getInt64();
  ticket.line_rank = select.getColumn(1).getInt64() + 1;
  ++ticket.more_time;
  select.reset();
  auto& update = t.statement("UPDATE ticket SET line_at = ?1, line_rank = ?2, more_time = ?3 WHERE ticket_id = ?4");
  update.bind(1, ticket.line_at);
  update.bind(2, ticket.line_rank);
  update.bind(3, ticket.more_time);
  update.bind(4, ticket.ticket_id);
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
        tell_place(t.statements(), council, *found);
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
        tell_place(t.statements(), council, *found);
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
