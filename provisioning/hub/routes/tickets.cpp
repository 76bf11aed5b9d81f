// A kiosk's tickets: issued, confirmed, voided, leased for bad days, and brought back in order afterwards.
#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "provisioning/hub/follow_code.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/ticket_json.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

base::Error no_queue() { return {ErrorCode::kNotFound, "service", "has no queue at this site"}; }

void issue(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  TicketOrder order;
  order.request_id = body.uuid("request_id");
  order.service = body.code("service");
  order.language = body.language("language", Body::Need::kOptional);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const Queue* queue = hub.in_force() ? hub.in_force()->council.queue(order.service, caller.site) : nullptr;
  if (queue == nullptr) return reply(error_response(no_queue()));
  order.kiosk_id = caller.kiosk_id;
  order.site = caller.site;
  order.day = hub.today();
  std::string follow;
  if (const std::string origin = hub.follow_origin(); !origin.empty()) {
    const FollowCode code = make_follow_code();
    order.token_hash = code.hash;
    follow = follow_address(origin, code);
  }
  hub.store().issue_ticket(order, [&hub, reply, queue = *queue, follow](base::Result<IssuedTicket> issued) {
    if (!issued) return reply(error_response(issued.error()));
    with_estimate(hub, issued->ticket.site, queue,
                  {issued->ahead, issued->called, seconds_until(issued->later, hub.now())},
                  [reply, queue, follow, issued = *issued](WaitEstimate wait) {
                    const Ticket& ticket = issued.ticket;
                    json answer{{"request_id", ticket.request_id},
                                {"ticket_id", ticket.ticket_id},
                                {"service", ticket.service},
                                {"day", ticket.day},
                                {"number", ticket.number},
                                {"display", ticket_display(queue.prefix, ticket.number)},
                                {"state", name_of(ticket.state)},
                                {"ahead", wait.ahead},
                                {"about_minutes", wait.about_minutes},
                                {"up_to_minutes", wait.up_to_minutes}};
                    if (!follow.empty()) answer["follow"] = follow;
                    reply(json_response(answer, issued.fresh ? 201 : 200));
                  });
  });
}

Then<Ticket> answer_state(Hub& hub, const Reply& reply) {
  return [&hub, reply](base::Result<Ticket> ticket) {
    if (!ticket) return reply(error_response(ticket.error()));
    hub.live().changed("queue", ticket->service);
    reply(json_response({{"request_id", ticket->request_id}, {"state", name_of(ticket->state)}}));
  };
}

void confirm(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  static_cast<void>(body.one_of("method", {"printed", "shown", "followed"}));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  hub.store().confirm_ticket(caller.kiosk_id, std::string{request.parameter("request_id")}, answer_state(hub, reply));
}

void make_void(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string reason = body.one_of("reason", {"print_failed", "cancelled", "visit_ended"});
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  hub.store().void_ticket(caller.kiosk_id, std::string{request.parameter("request_id")}, reason,
                          answer_state(hub, reply));
}

void lease(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  LeaseOrder order;
  order.service = body.code("service");
  order.exhausted = body.text("exhausted", 40, Body::Need::kOptional);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const Queue* queue = hub.in_force() ? hub.in_force()->council.queue(order.service, caller.site) : nullptr;
  if (queue == nullptr) return reply(error_response(no_queue()));
  order.kiosk_id = caller.kiosk_id;
  order.site = caller.site;
  order.day = hub.today();
  order.lease_id = base::make_uuid_v7(hub.clock().wall(), base::io::random_16());
  const std::int64_t expires = hub.days().end_of_day(hub.now());
  hub.store().lease(order, [&hub, reply, expires, queue = *queue](base::Result<Lease> lent) {
    if (!lent) return reply(error_response(lent.error()));
    with_estimate(hub, lent->site, queue, {lent->waiting, lent->called},
                  [reply, expires, queue, lent = *lent](WaitEstimate wait) {
                    const NumberBlock block = leased_block(lent.block);
                    reply(json_response({{"lease_id", lent.lease_id},
                                         {"service", lent.service},
                                         {"day", lent.day},
                                         {"prefix", queue.prefix},
                                         {"first", block.first},
                                         {"last", block.last},
                                         {"expires_at", expires},
                                         {"about_minutes", wait.about_minutes},
                                         {"up_to_minutes", wait.up_to_minutes}}));
                  });
  });
}

void reconcile(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::int64_t correction = hub.now() - body.number("sent_at", 0, kLatestTime);
  const json list = body.member("tickets");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!list.is_array() || list.empty() || list.size() > 200) {
    return reply(error_response({ErrorCode::kInvalid, "tickets", "is not a list of 1 to 200"}));
  }
  std::vector<LeasedTicket> tickets;
  for (std::size_t i = 0; i < list.size(); ++i) {
    Body each(list[i], "tickets/" + std::to_string(i) + "/");
    LeasedTicket ticket;
    ticket.request_id = each.uuid("request_id");
    ticket.lease_id = each.text("lease_id", 40);
    ticket.number = each.number("number", 1, 1'000'000);
    ticket.issued_at = each.number("issued_at", 0, kLatestTime) + correction;
    ticket.state = each.one_of("state", {"waiting", "void"}) == "void" ? TicketState::kVoid : TicketState::kWaiting;
    if (auto done = each.done(); !done) return reply(error_response(done.error()));
    tickets.push_back(std::move(ticket));
  }
  hub.store().reconcile(caller.kiosk_id, std::move(tickets),
                        [&hub, reply](base::Result<std::vector<LeasedOutcome>> done) {
                          if (!done) return reply(error_response(done.error()));
                          json results = json::array();
                          for (const LeasedOutcome& outcome : *done) {
                            json one{{"request_id", outcome.request_id}, {"outcome", outcome.outcome}};
                            if (!outcome.reason.empty()) one["reason"] = outcome.reason;
                            results.push_back(std::move(one));
                          }
                          hub.live().changed("queue");
                          reply(json_response({{"results", std::move(results)}}));
                        });
}

}  // namespace

void add_ticket_routes(Hub& hub) {
  const auto add = [&hub](std::string_view path,
                          void (*handler)(Hub&, const KioskCaller&, const Request&, const Reply&)) {
    hub.add_kiosk("POST", path, [&hub, handler](const KioskCaller& caller, const Request& request, const Reply& reply) {
      handler(hub, caller, request, reply);
    });
  };
  add("/kiosk/v1/tickets", issue);
  add("/kiosk/v1/tickets/leased", reconcile);
  add("/kiosk/v1/tickets/{request_id}/confirm", confirm);
  add("/kiosk/v1/tickets/{request_id}/void", make_void);
  add("/kiosk/v1/leases", lease);
}

}  // namespace waymark::hub
