#include <algorithm>

#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/hub/store/ticket_rows.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

base::Result<Ticket> own_ticket(Transaction& t, std::int64_t council, const std::string& kiosk_id,
                                const std::string& request_id) {
  auto ticket = find_by_request(t, council, request_id);
  if (!ticket || ticket->kiosk_id != kiosk_id) return fail(ErrorCode::kNotFound, "ticket", "no such request");
  return *ticket;
}

}  // namespace

void tell_line(Transaction& t, std::int64_t council, IssuedTicket& issued) {
  const Ticket& ticket = issued.ticket;
  const Line& line = line_of(t, council, ticket.site, ticket.service, ticket.day);
  issued.called = line.called;
  issued.later = due_later(t.statements(), council, ticket.site, ticket.service, ticket.day, t.now_ms());
  issued.ahead = line.waiting - static_cast<int>(issued.later.size());
  if (ticket.due_at == 0) return;
  const auto waiting = waiting_line(t.statements(), council, ticket.site, ticket.service, ticket.day, t.now_ms());
  issued.ahead = static_cast<int>(std::count_if(waiting.begin(), waiting.end(), [&](const Ticket& one) {
    return goes_before(place_of(one), place_of(ticket), std::max(t.now_ms(), ticket.due_at));
  }));
}

IssuedTicket issue_new(Transaction& t, std::int64_t council, const TicketOrder& order) {
  Line& line = line_of(t, council, order.site, order.service, order.day);
  IssuedTicket issued;
  Ticket& ticket = issued.ticket;
  ticket.site = order.site;
  ticket.service = order.service;
  ticket.day = order.day;
  ticket.number = dense_number(line.dense_given + 1);
  ticket.request_id = order.request_id;
  ticket.kiosk_id = order.kiosk_id;
  ticket.issued_at = t.now_ms();
  ticket.appointment_at = order.appointment_at;
  ticket.due_at = order.due_at;
  ticket.line_at = order.due_at > 0 ? order.due_at : ticket.issued_at;
  tell_line(t, council, issued);
  auto& insert = t.statement(
      "INSERT INTO ticket(council, site, service, day, number, leased, request_id, kiosk_id, state, issued_at, "
      "line_at, appointment_at, due_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, 1, ?8, ?9, ?10, ?11) RETURNING ticket_id");
  insert.bind(1, council);
  insert.bindNoCopy(2, order.site);
  insert.bindNoCopy(3, order.service);
  insert.bindNoCopy(4, order.day);
  insert.bind(5, ticket.number);
  insert.bindNoCopy(6, order.request_id);
  insert.bindNoCopy(7, order.kiosk_id);
  insert.bind(8, ticket.issued_at);
  insert.bind(9, ticket.line_at);
  insert.bind(10, ticket.appointment_at);
  insert.bind(11, ticket.due_at);
  insert.executeStep();
  ticket.ticket_id = insert.getColumn(0).getInt64();
  insert.reset();
  ++line.dense_given;
  issued.fresh = true;
  return issued;
}

void keep_follower(Transaction& t, std::int64_t council, const TicketOrder& order, const Ticket& ticket) {
  if (order.token_hash.empty()) return;
  auto& insert =
      t.statement("INSERT INTO follow(council, token_hash, ticket_id, day, language) VALUES(?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, council);
  insert.bindNoCopy(2, order.token_hash);
  insert.bind(3, ticket.ticket_id);
  insert.bindNoCopy(4, ticket.day);
  insert.bindNoCopy(5, order.language);
  insert.exec();
}

void SqliteStore::issue_ticket(TicketOrder order, Then<IssuedTicket> then) {
  write<IssuedTicket>(
      [council = council_, order = std::move(order)](Transaction& t) -> base::Result<IssuedTicket> {
        if (auto before = find_by_request(t, council, order.request_id)) {
          if (before->kiosk_id != order.kiosk_id || before->service != order.service) {
            return fail(ErrorCode::kConflict, "request_id", "was used for something else");
          }
          keep_follower(t, council, order, *before);
          IssuedTicket issued{*before};
          tell_line(t, council, issued);
          return issued;
        }
        IssuedTicket issued = issue_new(t, council, order);
        keep_follower(t, council, order, issued.ticket);
        return issued;
      },
      std::move(then));
}

void SqliteStore::confirm_ticket(std::string kiosk_id, std::string request_id, Then<Ticket> then) {
  write<Ticket>(
      [council = council_, kiosk_id = std::move(kiosk_id),
       request_id = std::move(request_id)](Transaction& t) -> base::Result<Ticket> {
        auto ticket = own_ticket(t, council, kiosk_id, request_id);
        if (!ticket) return ticket;
        // Somebody holds this number: a confirmation that was late because the line was down brings it back.
        const bool expired = ticket->state == TicketState::kVoid && ticket->reason == kUnconfirmed;
        if (ticket->state == TicketState::kVoid && !expired) {
          return fail(ErrorCode::kConflict, "ticket", "is void: " + ticket->reason);
        }
        if (ticket->state == TicketState::kIssued || expired) change_state(t, council, *ticket, TicketState::kWaiting);
        return ticket;
      },
      std::move(then));
}

void SqliteStore::void_ticket(std::string kiosk_id, std::string request_id, std::string reason, Then<Ticket> then) {
  write<Ticket>(
      [council = council_, kiosk_id = std::move(kiosk_id), request_id = std::move(request_id),
       reason = std::move(reason)](Transaction& t) -> base::Result<Ticket> {
        auto ticket = own_ticket(t, council, kiosk_id, request_id);
        if (!ticket) return ticket;
        const bool expired = ticket->state == TicketState::kVoid && ticket->reason == kUnconfirmed;
        if (ticket->state == TicketState::kIssued || ticket->state == TicketState::kWaiting || expired) {
          change_state(t, council, *ticket, TicketState::kVoid, reason);
        }
        return ticket;
      },
      std::move(then));
}

void SqliteStore::void_unconfirmed(base::WallTime before, Then<int> then) {
  write<int>(
      [council = council_, before](Transaction& t) -> base::Result<int> {
        auto& select = t.statement("SELECT " WAYMARK_TICKET_COLUMNS
                                   "FROM ticket WHERE state = 1 AND issued_at < ?1 AND council = ?2 LIMIT 500");
        select.bind(1, static_cast<std::int64_t>(before.time_since_epoch().count()));
        select.bind(2, council);
        std::vector<Ticket> late;
        while (select.executeStep()) late.push_back(read_ticket(select));
        select.reset();
        for (Ticket& ticket : late) change_state(t, council, ticket, TicketState::kVoid, kUnconfirmed);
        return static_cast<int>(late.size());
      },
      std::move(then));
}

}  // namespace waymark::hub
