// Why a member of staff takes a kiosk out of service: words of our own, each with the short code that the public screen
// shows, so that it can be read out over the telephone. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::core {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOutOfServiceReasons{
    {{"printer", "S1"}, {"screen", "S2"}, {"sound", "S3"}, {"keypad", "S4"}, {"other", "S9"}}};

// Empty when it is none of the reasons.
[[nodiscard]] inline std::string out_of_service_code(std::string_view reason) {
  for (const auto& [word, code] : kOutOfServiceReasons) {
    if (word == reason) return std::string(code);
  }
  return {};
}

}  // namespace waymark::core
