// The payloads of the device messages, as values. Each reader is strict about what it needs and gives kInvalid
// with the member's name.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "provisioning/protocol/devices.h"

namespace waymark::protocol {

struct PrintOrder {
  std::string job_id;  // a UUID; the host prints each one at most once, ever
  bool personal = false;
  bool operator==(const PrintOrder&) const = default;
};

// What a driver can do, in its answer to Common.Initialize.
struct DeviceCapabilities {
  DeviceKind kind = DeviceKind::kPrinter;
  bool proves_printed = false;  // the printer says when the paper has left the head (GS ( H)
  bool native_qr = false;       // GS ( k
  bool operator==(const DeviceCapabilities&) const = default;
};

// The host's knowledge of one job. `finished` is false while it waits or is being printed.
struct JobReport {
  std::string job_id;
  bool known = false;
  bool finished = false;
  PrintResult result;
  bool operator==(const JobReport&) const = default;
};

[[nodiscard]] nlohmann::json to_payload(const PrintOrder& value);
[[nodiscard]] nlohmann::json to_payload(const PrintResult& value);
[[nodiscard]] nlohmann::json to_payload(const DeviceStatus& value);
[[nodiscard]] nlohmann::json to_payload(const DeviceCapabilities& value);
[[nodiscard]] nlohmann::json to_payload(const JobReport& value);
[[nodiscard]] nlohmann::json to_payload(const CardInserted& value);

[[nodiscard]] base::Result<PrintOrder> print_order_from(const nlohmann::json& payload);
[[nodiscard]] base::Result<PrintResult> print_result_from(const nlohmann::json& payload);
// `device` and `generation` come from the header and are left to the caller.
[[nodiscard]] base::Result<DeviceStatus> device_status_from(const nlohmann::json& payload);
[[nodiscard]] base::Result<DeviceCapabilities> capabilities_from(const nlohmann::json& payload);
[[nodiscard]] base::Result<JobReport> job_report_from(const nlohmann::json& payload);
[[nodiscard]] base::Result<CardInserted> card_inserted_from(const nlohmann::json& payload);

// Hexadecimal digits and hyphens only, at most 64: what a job id may be.
[[nodiscard]] bool is_job_id(std::string_view text);

}  // namespace waymark::protocol
