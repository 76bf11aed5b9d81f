// How far the council has come with a request, as its customer may know it: never a free text, which would be personal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace waymark::protocol {

// kMoreNeeded: something is missing; somebody will get in touch with the customer.
enum class RequestStatus : std::uint8_t { kReceived = 1, kInProgress, kMoreNeeded, kFinished };

inline constexpr std::array<std::pair<RequestStatus, std::string_view>, 4> kRequestStatuses{
    {{RequestStatus::kReceived, "received"},
     {RequestStatus::kInProgress, "in_progress"},
     {RequestStatus::kMoreNeeded, "more_needed"},
     {RequestStatus::kFinished, "finished"}}};

[[nodiscard]] constexpr std::string_view name_of(RequestStatus status) {
  for (const auto& [each, name] : kRequestStatuses) {
    if (each == status) return name;
  }
  return {};
}

[[nodiscard]] constexpr std::optional<RequestStatus> parse_request_status(std::string_view name) {
  for (const auto& [each, known] : kRequestStatuses) {
    if (known == name) return each;
  }
  return std::nullopt;
}

// What a kiosk is told of the request that a reference belongs to. Times in milliseconds since 1970.
struct RequestState {
  std::string journey;
  RequestStatus status = RequestStatus::kReceived;
  std::int64_t created_at = 0;  // when it was sent: what its receipt counts from
  std::int64_t status_at = 0;   // since when it has this status
  bool operator==(const RequestState&) const = default;
};

inline constexpr std::size_t kMaxRequestStateBytes = 4'096;
[[nodiscard]] base::Result<RequestState> parse_request_state(std::string_view json);
[[nodiscard]] std::string to_json(const RequestState& state);

}  // namespace waymark::protocol
