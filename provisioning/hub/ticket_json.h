// What the ticket and queue routes share: words for states, and how long somebody will wait.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "provisioning/bundle/council_settings.h"
#include "provisioning/hub/store/records.h"
#include "provisioning/hub/wait_estimate.h"

namespace waymark::hub {

using bundle::Queue;

class Hub;

[[nodiscard]] std::string name_of(TicketState state);

// A QueueTicket of openapi.yaml.
[[nodiscard]] nlohmann::json queue_ticket_json(const Ticket& ticket, const std::string& prefix);

// From the services of the last fifty people once ten have been served, else from the council's own figure.
// How a line stands for one person in it.
struct Standing {
  int ahead = 0;
  int called = 0;
  std::vector<double> later_s{};  // WaitInput::later_s
};
[[nodiscard]] std::vector<double> seconds_until(const std::vector<std::int64_t>& times, std::int64_t now);

[[nodiscard]] WaitEstimate estimate_from(const Queue& queue, const ServiceTimes& times, const Standing& standing);
void with_estimate(Hub& hub, const std::string& site, const Queue& queue, const Standing& standing,
                   std::function<void(WaitEstimate)> then);

}  // namespace waymark::hub
