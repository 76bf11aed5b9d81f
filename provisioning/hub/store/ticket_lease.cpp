#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/hub/store/ticket_rows.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

struct LeaseRow {
  Lease lease;
  bool found = false;
};

LeaseRow find_lease(Transaction& t, std::int64_t council, const std::string& kiosk_id, const std::string& lease_id) {
  auto& select =
      t.statement("SELECT site, service, day, block FROM lease WHERE council = ?1 AND lease_id = ?2 AND kiosk_id = ?3");
  select.bind(1, council);
  select.bind(2, lease_id);
  select.bind(3, kiosk_id);
  LeaseRow row;
  row.found = select.executeStep();
  if (!row.found) return row;
  row.lease.lease_id = lease_id;
  row.lease.site = select.getColumn(0).getString();
  row.lease.service = select.getColumn(1).getString();
  row.lease.day = select.getColumn(2).getString();
  row.lease.block = select.getColumn(3).getInt64();
  select.reset();
  return row;
}

std::string open_lease(Transaction& t, std::int64_t council, const LeaseOrder& order) {
  auto& select = t.statement(
      "SELECT lease_id FROM lease WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 AND kiosk_id = ?5 "
      "AND exhausted = 0");
  select.bind(1, council);
  select.bind(2, order.site);
  select.bind(3, order.service);
  select.bind(4, order.day);
  select.bind(5, order.kiosk_id);
  std::string id = select.executeStep() ? select.getColumn(0).getString() : std::string{};
  select.reset();
  return id;
}

void insert_lease(Transaction& t, std::int64_t council, const LeaseOrder& order) {
  auto& insert = t.statement(
      "INSERT INTO lease(council, lease_id, kiosk_id, site, service, day, block) "
      "SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce(max(block), -1) + 1 FROM lease "
      "WHERE council = ?1 AND site = ?4 AND service = ?5 AND day = ?6");
  insert.bind(1, council);
  insert.bind(2, order.lease_id);
  insert.bind(3, order.kiosk_id);
  insert.bind(4, order.site);
  insert.bind(5, order.service);
  insert.bind(6, order.day);
  insert.exec();
}

bool number_taken(Transaction& t, std::int64_t council, const Lease& lease, std::int64_t number) {
  auto& select = t.statement(
      "SELECT 1 FROM ticket WHERE council = ?1 AND site = ?2 AND service = ?3 AND day = ?4 AND number = ?5");
  select.bind(1, council);
  select.bind(2, lease.site);
  select.bind(3, lease.service);
  select.bind(4, lease.day);
  select.bind(5, number);
  const bool taken = select.executeStep();
  select.reset();
  return taken;
}

LeasedOutcome keep_leased(Transaction& t, std::int64_t council, const std::string& kiosk_id,
                          const LeasedTicket& shown) {
  const LeaseRow row = find_lease(t, council, kiosk_id, shown.lease_id);
  if (!row.found) return {shown.request_id, "rejected", "this kiosk has no such block"};
  const NumberBlock block = leased_block(row.lease.block);
  if (shown.number < block.first || shown.number > block.last) {
    return {shown.request_id, "rejected", "the number is not of this block"};
  }
  auto before = find_by_request(t, council, shown.request_id);
  if (before && before->kiosk_id != kiosk_id) return {shown.request_id, "rejected", "another kiosk's request"};
  if (before && before->leased) {
    if (before->number != shown.number) return {shown.request_id, "rejected", "shown with another number before"};
    // Told as waiting first and given up later: the later word counts while nobody has called it.
    if (shown.state == TicketState::kVoid && before->state == TicketState::kWaiting) {
      change_state(t, council, *before, TicketState::kVoid, "cancelled");
    }
    return {shown.request_id, "duplicate", ""};
  }
  if (number_taken(t, council, row.lease, shown.number)) {
    return {shown.request_id, "rejected", "the number was given out before"};
  }
  if (before && before->state != TicketState::kVoid) {
    change_state(t, council, *before, TicketState::kVoid, "replaced");
  }
  auto& insert = t.statement(
      "INSERT INTO ticket(council, site, service, day, number, leased, request_id, kiosk_id, state, issued_at, "
      "line_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, 1, ?8, ?8)");
  insert.bind(1, council);
  insert.bind(2, row.lease.site);
  insert.bind(3, row.lease.service);
  insert.bind(4, row.lease.day);
  insert.bind(5, shown.number);
  insert.bind(6, shown.request_id);
  insert.bind(7, kiosk_id);
  insert.bind(8, shown.issued_at);
  insert.exec();
  auto ticket = find_by_request(t, council, shown.request_id);
  if (ticket) {
    change_state(t, council, *ticket, shown.state, shown.state == TicketState::kVoid ? "cancelled" : "");
  }
  return {shown.request_id, "accepted", ""};
}

}  // namespace

void SqliteStore::lease(LeaseOrder order, Then<Lease> then) {
  write<Lease>(
      [council = council_, order = std::move(order)](Transaction& t) -> base::Result<Lease> {
        if (!order.exhausted.empty()) {
          auto& used =
              t.statement("UPDATE lease SET exhausted = 1 WHERE council = ?1 AND lease_id = ?2 AND kiosk_id = ?3");
          used.bind(1, council);
          used.bind(2, order.exhausted);
          used.bind(3, order.kiosk_id);
          used.exec();
        }
        std::string id = open_lease(t, council, order);
        if (id.empty()) {
          insert_lease(t, council, order);
          id = order.lease_id;
        }
        Lease lease = find_lease(t, council, order.kiosk_id, id).lease;
        const Line& line = line_of(t, council, order.site, order.service, order.day);
        lease.waiting = line.waiting;
        lease.called = line.called;
        return lease;
      },
      std::move(then));
}

void SqliteStore::reconcile(std::string kiosk_id, std::vector<LeasedTicket> tickets,
                            Then<std::vector<LeasedOutcome>> then) {
  write<std::vector<LeasedOutcome>>(
      [council = council_, kiosk_id = std::move(kiosk_id),
       tickets = std::move(tickets)](Transaction& t) -> base::Result<std::vector<LeasedOutcome>> {
        std::vector<LeasedOutcome> outcomes;
        outcomes.reserve(tickets.size());
        for (const LeasedTicket& shown : tickets) outcomes.push_back(keep_leased(t, council, kiosk_id, shown));
        return outcomes;
      },
      std::move(then));
}

}  // namespace waymark::hub
