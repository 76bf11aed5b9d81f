#include "devices/host/configuration.h"

#include <algorithm>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

base::Result<DeviceConfiguration> parse_device(const json& object, const std::string& where,
                                               const std::filesystem::path& folder) {
  if (!object.is_object()) return fail(ErrorCode::kInvalid, where, "must be an object");
  DeviceConfiguration device;
  for (const auto& [key, value] : object.items()) {
    if (key == "name" && value.is_string()) {
      device.name = value.get<std::string>();
    } else if (key == "driver" && value.is_string()) {
      device.driver = value.get<std::string>();
    } else if (key == "settings" && value.is_object()) {
      device.settings = value;
    } else {
      return fail(ErrorCode::kInvalid, where + "/" + key, "is unknown or of the wrong type");
    }
  }
  const bool named = !device.name.empty() && device.name.size() <= 64 &&
                     std::all_of(device.name.begin(), device.name.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (!named) return fail(ErrorCode::kInvalid, where + "/name", "needs lower-case letters, digits and _");
  if (device.driver == "escpos-tcp") {
    device.kind = protocol::DeviceKind::kPrinter;
  } else if (device.driver == "pcsc") {
    device.kind = protocol::DeviceKind::kCardReader;
  } else {
    return fail(ErrorCode::kInvalid, where + "/driver", "is no driver: escpos-tcp or pcsc");
  }
  for (auto& [key, value] : device.settings.items()) {
    if (key.ends_with("_file") && value.is_string()) {
      value = (folder / value.get<std::string>()).lexically_normal().string();
    } else if (key.ends_with("_files") && value.is_object()) {
      for (auto& [name, path] : value.items()) {
        if (path.is_string()) path = (folder / path.get<std::string>()).lexically_normal().string();
      }
    }
  }
  return device;
}

bool read_interval(const json& value, std::chrono::milliseconds& into) {
  if (!value.is_number_unsigned() || value < 10 || value > 60'000) return false;
  into = std::chrono::milliseconds{value.get<int>()};
  return true;
}

}  // namespace

base::Result<HostConfiguration> parse_configuration(std::string_view text, const std::filesystem::path& folder) {
  const json root = json::parse(text, nullptr, false);
  if (!root.is_object()) return fail(ErrorCode::kInvalid, "configuration", "is no JSON object");
  HostConfiguration configuration;
  for (const auto& [key, value] : root.items()) {
    bool good = false;
    if (key == "devices" && value.is_array() && value.size() <= kMaxDevices) {
      good = true;
      for (const auto& each : value) {
        auto device = parse_device(each, "devices/" + std::to_string(configuration.devices.size()), folder);
        if (!device) return tl::unexpected(device.error());
        const bool taken =
            std::any_of(configuration.devices.begin(), configuration.devices.end(),
                        [&device](const DeviceConfiguration& other) { return other.name == device->name; });
        if (taken) return fail(ErrorCode::kInvalid, "devices", "two are called " + device->name);
        configuration.devices.push_back(std::move(*device));
      }
    } else if (key == "allowed_users" && value.is_array()) {
      good = std::all_of(value.begin(), value.end(), [](const json& each) { return each.is_number_unsigned(); });
      if (good) configuration.allowed_users = value.get<std::vector<uid_t>>();
    } else if (key == "heartbeat_interval_ms") {
      good = read_interval(value, configuration.heartbeat_interval);
    } else if (key == "heartbeat_deadline_ms") {
      good = read_interval(value, configuration.heartbeat_deadline);
    }
    if (!good) return fail(ErrorCode::kInvalid, key, "is unknown or of the wrong type");
  }
  if (!root.contains("devices")) return fail(ErrorCode::kInvalid, "devices", "is missing");
  return configuration;
}

}  // namespace waymark::devices
