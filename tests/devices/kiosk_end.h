// The kiosk's end of a device host, for tests: waits for what is to happen, in order, with a limit.
#pragma once

#include <poll.h>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "devices/client/client.h"

namespace waymark::devices {

class KioskEnd {
 public:
  explicit KioskEnd(const std::string& socket) : client_(Client::create(socket).value()) {}
  [[nodiscard]] Client& client() { return *client_; }

  // The next event of this kind for which `wanted` holds; those before it are dropped.
  template <class Event, class Wanted>
  [[nodiscard]] std::optional<Event> wait_for(Wanted&& wanted,
                                              std::chrono::milliseconds within = std::chrono::seconds{15}) {
    const auto until = std::chrono::steady_clock::now() + within;
    for (;;) {
      while (!events_.empty()) {
        const ClientEvent event = std::move(events_.front());
        events_.pop_front();
        if (const auto* found = std::get_if<Event>(&event); found != nullptr && wanted(*found)) return *found;
      }
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      pollfd wait{client_->fd(), POLLIN, 0};
      if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) <= 0) return std::nullopt;
      for (auto& event : client_->poll()) events_.push_back(std::move(event));
    }
  }

  [[nodiscard]] bool connected(bool yes = true) {
    return wait_for<HostChanged>([yes](const HostChanged& changed) { return changed.connected == yes; }).has_value();
  }
  [[nodiscard]] std::optional<protocol::DeviceStatus> status(const std::string& device, protocol::DeviceState state,
                                                             std::uint64_t at_least_generation = 0) {
    const auto found = wait_for<StatusChanged>([&](const StatusChanged& changed) {
      return changed.status.device == device && changed.status.state == state &&
             changed.status.generation >= at_least_generation;
    });
    if (!found) return std::nullopt;
    return found->status;
  }
  [[nodiscard]] std::optional<protocol::PrintResult> result(const std::string& job_id) {
    const auto found =
        wait_for<PrintFinished>([&](const PrintFinished& finished) { return finished.job_id == job_id; });
    if (!found) return std::nullopt;
    return found->result;
  }

 private:
  std::unique_ptr<Client> client_;
  std::deque<ClientEvent> events_;
};

}  // namespace waymark::devices
