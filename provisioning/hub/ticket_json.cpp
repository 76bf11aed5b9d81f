#include "provisioning/hub/ticket_json.h"

#include "provisioning/hub/hub.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

constexpr int kEnoughServed = 10;
constexpr std::chrono::seconds kTimesStayGood{30};

}  // namespace

std::string name_of(TicketState state) {
  switch (state) {
    case TicketState::kIssued:
      return "issued";
    case TicketState::kWaiting:
      return "waiting";
    case TicketState::kCalled:
      return "called";
    case TicketState::kServed:
      return "served";
    case TicketState::kVoid:
      return "void";
  }
  return {};
}

nlohmann::json queue_ticket_json(const Ticket& ticket, const std::string& prefix) {
  nlohmann::json object{{"ticket_id", ticket.ticket_id},
                        {"service", ticket.service},
                        {"display", ticket_display(prefix, ticket.number)},
                        {"state", name_of(ticket.state)},
                        {"issued_at", ticket.issued_at}};
  if (ticket.called_at > 0) object["called_at"] = ticket.called_at;
  if (ticket.done_at > 0) object["done_at"] = ticket.done_at;
  if (!ticket.desk.empty()) object["desk"] = ticket.desk;
  if (ticket.more_time > 0) object["more_time"] = ticket.more_time;
  return object;
}

WaitEstimate estimate_from(const Queue& queue, const ServiceTimes& times, int ahead, int called) {
  WaitInput input{ahead, called, queue.desks, queue.mean_service_s, queue.mean_service_s};
  if (times.count >= kEnoughServed) {
    input.mean_s = times.mean;
    input.deviation_s = times.deviation;
  }
  return estimate_wait(input);
}

void with_estimate(Hub& hub, const std::string& site, const Queue& queue, int ahead, int called,
                   std::function<void(WaitEstimate)> then) {
  const std::string key = site + "/" + queue.service;
  const auto known = hub.known_times().find(key);
  const base::MonoTime now = hub.clock().mono();
  if (known != hub.known_times().end() && now - known->second.read_at < kTimesStayGood) {
    return then(estimate_from(queue, known->second.times, ahead, called));
  }
  hub.store().service_times(
      site, queue.service,
      [&hub, key, now, queue, ahead, called, then = std::move(then)](const base::Result<ServiceTimes>& times) {
        hub.known_times()[key] = {now, times.value_or(ServiceTimes{})};
        then(estimate_from(queue, times.value_or(ServiceTimes{}), ahead, called));
      });
}

}  // namespace waymark::hub
