// What the ticket files of the store share: reading a row, the remembered line, and moving a ticket from state to
// state.
#pragma once

#include <optional>

#include "base/result.h"
#include "provisioning/hub/store/records.h"
#include "provisioning/hub/store/transaction.h"

namespace waymark::hub {

// Why a ticket is void: its owner gave it up on the phone; it never reached its owner in time, as far as is known.
inline constexpr const char* kLeft = "left";
inline constexpr const char* kUnconfirmed = "unconfirmed";

// In the order that read_ticket() expects.
#define WAYMARK_TICKET_COLUMNS                                                                                 \
  "ticket_id, site, service, day, number, leased, request_id, kiosk_id, state, reason, issued_at, called_at, " \
  "done_at, desk, line_at, line_rank, more_time "

// Who is called before whom.
#define WAYMARK_LINE_ORDER "ORDER BY line_at, line_rank, number "

[[nodiscard]] Ticket read_ticket(SQLite::Statement& row);

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
