// The device host's configuration file:
//
//   {"devices": [
//      {"name": "printer", "driver": "escpos-tcp", "settings": {"address": "127.0.0.1:9100"}},
//      {"name": "card_reader", "driver": "pcsc", "settings": {"identifier_key_file": "card.key"}}],
//    "allowed_users": [1001],
//    "heartbeat_interval_ms": 500, "heartbeat_deadline_ms": 1000}
//
// Only "devices" is needed. What "settings" may hold is each driver's own: docs/drivers.md. `allowed_users` may
// connect beside the host's own user. Unknown members are refused, so that a typing error is not silently ignored.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "provisioning/protocol/devices.h"

namespace waymark::devices {

struct DeviceConfiguration {
  std::string name;
  std::string driver;  // "escpos-tcp" or "pcsc"
  protocol::DeviceKind kind = protocol::DeviceKind::kPrinter;
  nlohmann::json settings = nlohmann::json::object();
};

struct HostConfiguration {
  std::vector<DeviceConfiguration> devices;
  std::vector<uid_t> allowed_users;
  std::chrono::milliseconds heartbeat_interval{500};
  std::chrono::milliseconds heartbeat_deadline{1000};
};

inline constexpr std::size_t kMaxDevices = 16;

// Paths in members that end in "_file" are taken relative to `folder`.
[[nodiscard]] base::Result<HostConfiguration> parse_configuration(std::string_view json,
                                                                  const std::filesystem::path& folder);

}  // namespace waymark::devices
