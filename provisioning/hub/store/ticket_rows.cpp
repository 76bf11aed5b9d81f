#include "provisioning/hub/store/ticket_rows.h"

#include <algorithm>

#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

Line read_line(Transaction& t, std::int64_t council, const std::string& site, const std::string& service,
               const std::string& day) {
  Line line;
  auto& highest = t.statement(
      "SELECT coalesce(max(number), 0) FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 "
      "AND leased = 0");
  highest.bind(1, council);
  highest.bind(2, site);
  highest.bind(3, service);
  highest.bind(4, day);
  highest.executeStep();
  line.dense_given = dense_index(highest.getColumn(0).getInt64());
  auto& open = t.statement(
      "SELECT state, count(*) FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 "
      "AND state IN (2, 3) GROUP BY state");
  open.bind(1, council);
  open.bind(2, site);
  open.bind(3, service);
  open.bind(4, day);
  while (open.executeStep()) {
    const auto state = static_cast<TicketState>(open.getColumn(0).getInt());
    (state == TicketState::kWaiting ? line.waiting : line.called) = open.getColumn(1).getInt();
  }
  return line;
}

// Who has an appointment is counted among those, and waits from its time.
void count_appointment(Transaction& t, std::int64_t council, const Ticket& ticket, TicketState from, TicketState to,
                       const std::string& reason) {
  const auto count = [&](const char* measure, const std::string& part, int by = 1) {
    t.count(council, ticket.site, ticket.day, measure, ticket.service, part, by);
  };
  if (to == TicketState::kWaiting && from != TicketState::kCalled) count(measures::kAppointmentArrived, "");
  const bool never_waited = from == TicketState::kWaiting && to == TicketState::kVoid && reason != kLeft;
  if (never_waited) count(measures::kAppointmentArrived, "", -1);
  if (to != TicketState::kCalled) return;
  const std::int64_t since = std::max(ticket.appointment_at, ticket.issued_at);
  const std::int64_t seconds = std::max<std::int64_t>(0, t.now_ms() - since) / 1000;
  count(measures::kAppointmentWait, std::to_string(seconds / measures::kWaitStepSeconds));
}

void count_change(Transaction& t, std::int64_t council, const Ticket& ticket, TicketState from, TicketState to,
                  const std::string& reason) {
  if (ticket.appointment_at > 0) return count_appointment(t, council, ticket, from, to, reason);
  if (to == TicketState::kWaiting && from != TicketState::kCalled) {
    t.count(council, ticket.site, ticket.day, measures::kTicketWaiting, ticket.service, "");
  }
  const bool left = to == TicketState::kVoid && reason == kLeft;
  if (left && (from == TicketState::kWaiting || from == TicketState::kCalled)) {
    t.count(council, ticket.site, ticket.day, measures::kTicketLeft, ticket.service, "");
  } else if (from == TicketState::kWaiting && to == TicketState::kVoid) {  // it never waited after all
    t.count(council, ticket.site, ticket.day, measures::kTicketWaiting, ticket.service, "", -1);
  }
  if (to == TicketState::kCalled) {
    const std::int64_t seconds = std::max<std::int64_t>(0, t.now_ms() - ticket.issued_at) / 1000;
    t.count(council, ticket.site, ticket.day, measures::kTicketWait, ticket.service,
            std::to_string(seconds / measures::kWaitStepSeconds));
  }
  if (from == TicketState::kCalled && to == TicketState::kVoid && !left) {
    t.count(council, ticket.site, ticket.day, measures::kTicketNoShow, ticket.service, "");
  }
}

const char* time_column_update(TicketState to) {
  switch (to) {
    case TicketState::kIssued:
    case TicketState::kWaiting:
      return "UPDATE ticket SET state = ?1, reason = ?2, confirmed_at = ?3 WHERE ticket_id = ?4";
    case TicketState::kCalled:
      return "UPDATE ticket SET state = ?1, reason = ?2, called_at = ?3 WHERE ticket_id = ?4";
    case TicketState::kServed:
    case TicketState::kVoid:
      break;
  }
  return "UPDATE ticket SET state = ?1, reason = ?2, done_at = ?3 WHERE ticket_id = ?4";
}

}  // namespace

Ticket read_ticket(SQLite::Statement& row) {
  Ticket ticket;
  ticket.ticket_id = row.getColumn(0).getInt64();
  ticket.site = row.getColumn(1).getString();
  ticket.service = row.getColumn(2).getString();
  ticket.day = row.getColumn(3).getString();
  ticket.number = row.getColumn(4).getInt64();
  ticket.leased = row.getColumn(5).getInt() != 0;
  ticket.request_id = row.getColumn(6).getString();
  ticket.kiosk_id = row.getColumn(7).getString();
  ticket.state = static_cast<TicketState>(row.getColumn(8).getInt());
  ticket.reason = row.getColumn(9).getString();
  ticket.issued_at = row.getColumn(10).getInt64();
  ticket.called_at = row.getColumn(11).getInt64();
  ticket.done_at = row.getColumn(12).getInt64();
  ticket.desk = row.getColumn(13).getString();
  ticket.line_at = row.getColumn(14).getInt64();
  ticket.line_rank = row.getColumn(15).getInt64();
  ticket.more_time = row.getColumn(16).getInt();
  ticket.appointment_at = row.getColumn(17).getInt64();
  ticket.due_at = row.getColumn(18).getInt64();
  return ticket;
}

std::vector<Ticket> waiting_line(Statements& statements, std::int64_t council, const std::string& site,
                                 const std::string& service, const std::string& day, std::int64_t now) {
  auto& select = statements.get("SELECT " WAYMARK_TICKET_COLUMNS
                                "FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 "
                                "AND state = 2");
  select.bind(1, council);
  select.bind(2, site);
  select.bind(3, service);
  select.bind(4, day);
  std::vector<Ticket> line;
  while (select.executeStep()) line.push_back(read_ticket(select));
  select.reset();
  std::sort(line.begin(), line.end(),
            [now](const Ticket& one, const Ticket& other) { return goes_before(place_of(one), place_of(other), now); });
  return line;
}

std::vector<std::int64_t> due_later(Statements& statements, std::int64_t council, const std::string& site,
                                    const std::string& service, const std::string& day, std::int64_t now) {
  auto& select = statements.get(
      "SELECT due_at FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 AND state = 2 "
      "AND due_at > 0 AND due_at > ?5 ORDER BY due_at");
  select.bind(1, council);
  select.bind(2, site);
  select.bind(3, service);
  select.bind(4, day);
  select.bind(5, now);
  std::vector<std::int64_t> later;
  while (select.executeStep()) later.push_back(select.getColumn(0).getInt64());
  select.reset();
  return later;
}

Line& line_of(Transaction& t, std::int64_t council, const std::string& site, const std::string& service,
              const std::string& day) {
  auto& lines = t.memory().lines;
  const std::string key = site + "/" + service + "/" + day;
  if (const auto found = lines.find(key); found != lines.end()) return found->second;
  // Yesterday's lines are of no more use; a council has far fewer than this in a day.
  if (lines.size() > 4096) lines.clear();
  return lines.emplace(key, read_line(t, council, site, service, day)).first->second;
}

void moved(Line& line, TicketState from, TicketState to) {
  if (from == TicketState::kWaiting) --line.waiting;
  if (from == TicketState::kCalled) --line.called;
  if (to == TicketState::kWaiting) ++line.waiting;
  if (to == TicketState::kCalled) ++line.called;
}

std::optional<Ticket> find_by_request(Transaction& t, std::int64_t council, const std::string& request_id) {
  auto& select = t.statement("SELECT " WAYMARK_TICKET_COLUMNS
                             "FROM ticket WHERE council = ?1 AND request_id = ?2 ORDER BY leased DESC LIMIT 1");
  select.bind(1, council);
  select.bindNoCopy(2, request_id);
  if (!select.executeStep()) return std::nullopt;
  return read_ticket(select);
}

void change_state(Transaction& t, std::int64_t council, Ticket& ticket, TicketState to, const std::string& reason) {
  Line& line = line_of(t, council, ticket.site, ticket.service, ticket.day);
  auto& update = t.statement(time_column_update(to));
  update.bind(1, static_cast<int>(to));
  update.bind(2, reason);
  update.bind(3, t.now_ms());
  update.bind(4, ticket.ticket_id);
  update.exec();
  count_change(t, council, ticket, ticket.state, to, reason);
  moved(line, ticket.state, to);
  ticket.state = to;
  ticket.reason = reason;
  if (to == TicketState::kCalled) ticket.called_at = t.now_ms();
  if (to == TicketState::kServed || to == TicketState::kVoid) ticket.done_at = t.now_ms();
}

}  // namespace waymark::hub
