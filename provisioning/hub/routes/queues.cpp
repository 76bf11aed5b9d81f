// The counter: today's lines, call next, done.
#include <charconv>
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/ticket_json.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

// The site asked for, or the member of staff's own; empty when there is no such site.
std::string site_for(const Hub& hub, const StaffCaller& caller, std::string_view asked) {
  const std::string site = asked.empty() ? caller.site : std::string{asked};
  const bool theirs = hub.in_force() && hub.in_force()->council.has_site(site) && hub.serves(caller, site);
  return theirs ? site : std::string{};
}

base::Error no_site() { return {ErrorCode::kNotFound, "site", "the council has no such site"}; }

json queue_json(Hub& hub, const Queue& queue, const std::string& site, const std::vector<Ticket>& tickets) {
  json list = json::array();
  int waiting = 0;
  Standing standing;
  for (const Ticket& ticket : tickets) {
    if (ticket.service != queue.service) continue;
    const bool waits = ticket.state == TicketState::kWaiting;
    if (waits) ++waiting;
    if (waits && ticket.due_at > hub.now()) {
      standing.later_s.push_back(static_cast<double>(ticket.due_at - hub.now()) / 1000.0);
    } else {
      ++(waits ? standing.ahead : standing.called);
    }
    list.push_back(queue_ticket_json(ticket, queue.prefix));
  }
  const auto known = hub.known_times().find(site + "/" + queue.service);
  const ServiceTimes times = known == hub.known_times().end() ? ServiceTimes{} : known->second.times;
  const WaitEstimate wait = estimate_from(queue, times, standing);
  return {{"service", queue.service},
          {"name", queue.name},
          {"prefix", queue.prefix},
          {"waiting", waiting},
          {"about_minutes", wait.about_minutes},
          {"up_to_minutes", wait.up_to_minutes},
          {"target_wait_minutes", queue.target_wait_minutes},
          {"tickets", std::move(list)}};
}

void list(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string site = site_for(hub, caller, request.asked("site"));
  if (site.empty()) return reply(error_response(no_site()));
  const std::string day = hub.today();
  hub.store().open_tickets(site, day, hub.now(), [&hub, reply, site, day](base::Result<std::vector<Ticket>> tickets) {
    if (!tickets) return reply(error_response(tickets.error()));
    json queues = json::array();
    for (const Queue& queue : hub.in_force()->council.queues) {
      if (hub.in_force()->council.queue(queue.service, site) == nullptr) continue;
      queues.push_back(queue_json(hub, queue, site, *tickets));
    }
    reply(json_response({{"site", site}, {"day", day}, {"queues", std::move(queues)}}));
  });
}

void tell_called(Hub& hub, const Ticket& ticket, const std::string& prefix) {
  hub.live().changed("queue", ticket.service);
  hub.live().tell_kiosk(
      ticket.kiosk_id, "ticket.called",
      {{"request_id", ticket.request_id}, {"display", ticket_display(prefix, ticket.number)}, {"desk", ticket.desk}});
}

void call_next(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string desk = body.text("desk", 20);
  const std::string asked = body.code("site", Body::Need::kOptional);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string site = site_for(hub, caller, asked);
  const std::string service{request.parameter("service")};
  if (site.empty()) return reply(error_response(no_site()));
  const Queue* queue = hub.in_force()->council.queue(service, site);
  if (queue == nullptr) return reply(error_response({ErrorCode::kNotFound, "service", "has no queue at this site"}));
  hub.store().call_next(site, service, hub.today(), desk, caller.name,
                        [&hub, reply, prefix = queue->prefix](base::Result<std::optional<Ticket>> called) {
                          if (!called) return reply(error_response(called.error()));
                          if (!called->has_value()) return reply(json_response({{"ticket", nullptr}}));
                          const Ticket& ticket = **called;
                          tell_called(hub, ticket, prefix);
                          reply(json_response({{"ticket", queue_ticket_json(ticket, prefix)}}));
                        });
}

// With the ticket that the path names, if it is one of theirs.
void with_ticket(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply,
                 std::function<void(const Ticket&)> work) {
  const std::string_view text = request.parameter("ticket_id");
  std::int64_t ticket_id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ticket_id);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return reply(error_response({ErrorCode::kInvalid, "ticket_id", "is not a number"}));
  }
  hub.store().find_ticket(ticket_id, [&hub, caller, reply, work = std::move(work)](base::Result<Ticket> found) {
    if (!found) return reply(error_response(found.error()));
    if (!hub.serves(caller, found->site)) {
      return reply(error_response({ErrorCode::kNotFound, "ticket_id", "there is no such ticket"}));
    }
    work(*found);
  });
}

void call_one(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string desk = body.text("desk", 20);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  with_ticket(hub, caller, request, reply, [&hub, caller, reply, desk](const Ticket& ticket) {
    hub.store().call_ticket(ticket.ticket_id, desk, caller.name, [&hub, reply](base::Result<Ticket> called) {
      if (!called) return reply(error_response(called.error()));
      const Queue* queue = hub.in_force()->council.queue(called->service, called->site);
      tell_called(hub, *called, queue == nullptr ? "" : queue->prefix);
      reply(json_response(queue_ticket_json(*called, queue == nullptr ? "" : queue->prefix)));
    });
  });
}

void finish(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string outcome = body.one_of("outcome", {"served", "no_show"});
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const Store::Outcome how = outcome == "served" ? Store::Outcome::kServed : Store::Outcome::kNoShow;
  with_ticket(hub, caller, request, reply, [&hub, caller, reply, how](const Ticket& ticket) {
    hub.store().finish_ticket(ticket.ticket_id, how, caller.name, [&hub, reply](base::Result<Ticket> done) {
      if (!done) return reply(error_response(done.error()));
      hub.known_times().erase(done->site + "/" + done->service);
      hub.live().changed("queue", done->service);
      const Queue* queue = hub.in_force()->council.queue(done->service, done->site);
      reply(json_response(queue_ticket_json(*done, queue == nullptr ? "" : queue->prefix)));
    });
  });
}

}  // namespace

void add_queue_routes(Hub& hub) {
  hub.add_staff_route("GET", "/api/v1/queues", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        list(hub, caller, request, reply);
                      });
  hub.add_staff_route("POST", "/api/v1/queues/{service}/call-next", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        call_next(hub, caller, request, reply);
                      });
  hub.add_staff_route("POST", "/api/v1/tickets/{ticket_id}/call", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        call_one(hub, caller, request, reply);
                      });
  hub.add_staff_route("POST", "/api/v1/tickets/{ticket_id}/done", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        finish(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub
