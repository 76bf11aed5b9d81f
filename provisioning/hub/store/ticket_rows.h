// What the ticket files of the store share: reading a row, the remembered line, and moving a ticket from state to
// state.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "provisioning/hub/line_order.h"
#include "provisioning/hub/store/records.h"
#include "provisioning/hub/store/transaction.h"

namespace waymark::hub {

// Why a ticket is void: its owner gave it up on the phone; it never reached its owner in time, as far as is known; they
// were called and did not come.
inline constexpr const char* kLeft = "left";
inline constexpr const char* kUnconfirmed = "unconfirmed";
inline constexpr const char* kNoShow = "no_show";

// In the order that read_ticket() expects.
#define WAYMARK_TICKET_COLUMNS                                                                                 \
  "ticket_id, site, service, day, number, leased, request_id, kiosk_id, state, reason, issued_at, called_at, " \
  "done_at, desk, line_at, line_rank, more_time, appointment_at, due_at "

[[nodiscard]] Ticket read_ticket(SQLite::Statement& row);

[[nodiscard]] inline Place place_of(const Ticket& ticket) {
  return {ticket.due_at, ticket.line_at, ticket.line_rank, ticket.number};
}

// Those who wait for one service at one site on one day, next first.
[[nodiscard]] std::vector<Ticket> waiting_line(Statements& statements, std::int64_t council, const std::string& site,
                                               const std::string& service, const std::string& day, std::int64_t now);

// Whose appointments come after `now`, of those who wait.
[[nodiscard]] std::vector<std::int64_t> due_later(Statements& statements, std::int64_t council, const std::string& site,
                                                  const std::string& service, const std::string& day, std::int64_t now);

// A new number; ticket_issue.cpp.
[[nodiscard]] IssuedTicket issue_new(Transaction& t, std::int64_t council, const TicketOrder& order);
// How the line stands for `issued.ticket`, whose place in it is known.
void tell_line(Transaction& t, std::int64_t council, IssuedTicket& issued);
// One code for each answer: when the first was lost, the second is as good, and only its hash is kept.
void keep_follower(Transaction& t, std::int64_t council, const TicketOrder& order, const Ticket& ticket);

// The line of (site, service, day), read once and then remembered; call moved() with every change of state.
[[nodiscard]] Line& line_of(Transaction& t, std::int64_t council, const std::string& site, const std::string& service,
                            const std::string& day);
void moved(Line& line, TicketState from, TicketState to);

// The ticket of a request: the leased number where there is one, for that is the one that was shown.
[[nodiscard]] std::optional<Ticket> find_by_request(Transaction& t, std::int64_t council,
                                                    const std::string& request_id);

// Writes the new state, its time and (for kVoid) the reason; counts what the reports want; keeps the line right.
void change_state(Transaction& t, std::int64_t council, Ticket& ticket, TicketState to, const std::string& reason = {});

}  // namespace waymark::hub
