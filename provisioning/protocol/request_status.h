// How far the council has come with a request, as its customer may know it: never a free text, which would be personal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

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

}  // namespace waymark::protocol
