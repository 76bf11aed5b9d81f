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
  if (ticket.appointment_at > 0) object["appointment_at"] = ticket.appointment_at;
  return object;
}

std::vector<double> seconds_until(const std::vector<std::int64_t>& times, std::int64_t now) {
  std::vector<double> seconds;
  for (const std::int64_t time : times) seconds.push_back(static_cast<double>(time - now) / 1000.0);
  return seconds;
}

WaitEstimate estimate_from(const Queue& queue, const ServiceTimes& times, const Standing& standing) {
  WaitInput input{standing.ahead,       standing.called,      queue.desks,
                  queue.mean_service_s, queue.mean_service_s, standing.later_s};
  if (times.count >= kEnoughServed) {
    input.mean_s = times.mean;
    input.deviation_s = times.deviation;
  }
  return estimate_wait(input);
}

void with_estimate(Hub& hub, const std::string& site, const Queue& queue, const Standing& standing,
                   std::function<void(WaitEstimate)> then) {
  const std::string key = site + "/" + queue.service;
  const auto known = hub.known_times().find(key);
  const base::MonoTime now = hub.clock().mono();
  if (known != hub.known_times().end() && now - known->second.read_at < kTimesStayGood) {
    return then(estimate_from(queue, known->second.times, standing));
  }
  hub.store().service_times(
      site, queue.service,
      [&hub, key, now, queue, standing, then = std::move(then)](const base::Result<ServiceTimes>& times) {
        hub.known_times()[key] = {now, times.value_or(ServiceTimes{})};
        then(estimate_from(queue, times.value_or(ServiceTimes{}), standing));
      });
}

}  // namespace waymark::hub
