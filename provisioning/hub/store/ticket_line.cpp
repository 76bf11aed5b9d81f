#include <algorithm>
#include <cmath>

#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/hub/store/ticket_rows.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kServiceSample = 50;

void set_desk(Transaction& t, const Ticket& ticket) {
  auto& update = t.statement("UPDATE ticket SET desk = ?1 WHERE ticket_id = ?2");
  update.bind(1, ticket.desk);
  update.bind(2, ticket.ticket_id);
  update.exec();
}

Ticket call_to(Transaction& t, std::int64_t council, Ticket ticket, const std::string& desk, const std::string& actor) {
  ticket.desk = desk;
  change_state(t, council, ticket, TicketState::kCalled);
  set_desk(t, ticket);
  append_audit(t, council, {actor, "ticket.called", std::to_string(ticket.ticket_id)});
  return ticket;
}

base::Result<Ticket> ticket_by_id(Statements& statements, std::int64_t council, std::int64_t ticket_id) {
  auto& select = statements.get("SELECT " WAYMARK_TICKET_COLUMNS "FROM ticket WHERE council = ?1 AND ticket_id = ?2");
  select.bind(1, council);
  select.bind(2, ticket_id);
  if (!select.executeStep()) return fail(ErrorCode::kNotFound, "ticket_id", "there is no such ticket");
  Ticket ticket = read_ticket(select);
  select.reset();
  return ticket;
}

}  // namespace

void SqliteStore::call_next(std::string site, std::string service, std::string day, std::string desk, std::string actor,
                            Then<std::optional<Ticket>> then) {
  write<std::optional<Ticket>>(
      [council = council_, site = std::move(site), service = std::move(service), day = std::move(day),
       desk = std::move(desk), actor = std::move(actor)](Transaction& t) -> base::Result<std::optional<Ticket>> {
        const auto line = waiting_line(t.statements(), council, site, service, day, t.now_ms());
        if (line.empty()) return std::optional<Ticket>{};
        return std::optional<Ticket>{call_to(t, council, line.front(), desk, actor)};
      },
      std::move(then));
}

void SqliteStore::call_ticket(std::int64_t ticket_id, std::string desk, std::string actor, Then<Ticket> then) {
  write<Ticket>(
      [council = council_, ticket_id, desk = std::move(desk),
       actor = std::move(actor)](Transaction& t) -> base::Result<Ticket> {
        auto ticket = ticket_by_id(t.statements(), council, ticket_id);
        if (!ticket) return ticket;
        if (ticket->state == TicketState::kCalled && ticket->desk == desk) return ticket;
        if (ticket->state != TicketState::kWaiting) return fail(ErrorCode::kConflict, "ticket_id", "does not wait");
        return call_to(t, council, *ticket, desk, actor);
      },
      std::move(then));
}

void SqliteStore::find_ticket(std::int64_t ticket_id, Then<Ticket> then) {
  read<Ticket>(
      [council = council_, ticket_id](Statements& statements) { return ticket_by_id(statements, council, ticket_id); },
      std::move(then));
}

void SqliteStore::finish_ticket(std::int64_t ticket_id, Outcome outcome, std::string actor, Then<Ticket> then) {
  write<Ticket>(
      [council = council_, ticket_id, outcome, actor = std::move(actor)](Transaction& t) -> base::Result<Ticket> {
        auto found = ticket_by_id(t.statements(), council, ticket_id);
        if (!found) return found;
        Ticket& ticket = *found;
        const bool served = outcome == Outcome::kServed;
        const TicketState wanted = served ? TicketState::kServed : TicketState::kVoid;
        if (ticket.state == wanted && (served || ticket.reason == kNoShow)) return ticket;
        if (ticket.state != TicketState::kCalled) return fail(ErrorCode::kConflict, "ticket_id", "has not been called");
        change_state(t, council, ticket, wanted, served ? "" : kNoShow);
        append_audit(t, council, {actor, served ? "ticket.served" : "ticket.no_show", std::to_string(ticket_id)});
        return ticket;
      },
      std::move(then));
}

void SqliteStore::open_tickets(std::string site, std::string day, std::int64_t now, Then<std::vector<Ticket>> then) {
  read<std::vector<Ticket>>(
      [council = council_, site = std::move(site), day = std::move(day),
       now](Statements& statements) -> base::Result<std::vector<Ticket>> {
        auto& select = statements.get("SELECT " WAYMARK_TICKET_COLUMNS
                                      "FROM ticket WHERE council = ?1 AND site = ?2 AND day = ?3 AND state IN (2, 3)");
        select.bind(1, council);
        select.bind(2, site);
        select.bind(3, day);
        std::vector<Ticket> tickets;
        while (select.executeStep()) tickets.push_back(read_ticket(select));
        std::sort(tickets.begin(), tickets.end(), [now](const Ticket& one, const Ticket& other) {
          return goes_before(place_of(one), place_of(other), now);
        });
        return tickets;
      },
      std::move(then));
}

void SqliteStore::service_times(std::string site, std::string service, Then<ServiceTimes> then) {
  read<ServiceTimes>(
      [council = council_, site = std::move(site),
       service = std::move(service)](Statements& statements) -> base::Result<ServiceTimes> {
        auto& select = statements.get(
            "SELECT (done_at - called_at) / 1000.0 FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 "
            "AND state = 4 ORDER BY day DESC, number DESC LIMIT ?4");
        select.bind(1, council);
        select.bind(2, site);
        select.bind(3, service);
        select.bind(4, kServiceSample);
        ServiceTimes times;
        double sum = 0;
        double squares = 0;
        while (select.executeStep()) {
          const double seconds = select.getColumn(0).getDouble();
          ++times.count;
          sum += seconds;
          squares += seconds * seconds;
        }
        if (times.count > 0) {
          times.mean = sum / times.count;
          times.deviation = std::sqrt(std::max(0.0, squares / times.count - times.mean * times.mean));
        }
        return times;
      },
      std::move(then));
}

}  // namespace waymark::hub
