// An appointment as a kiosk and a hub speak of it: the code that its owner types, and what the hub answers. The
// council's booking system owns appointments; of whom one is, neither hub nor kiosk knows. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/secret.h"

namespace waymark::protocol {

inline constexpr std::size_t kLeastBookingCode = 5;  // fewer can be tried one after the other
inline constexpr std::size_t kMostBookingCode = 20;

// The code as it is compared: capitals and figures only. Forgives lower case, spaces and hyphens, and takes O for 0,
// and I and L for 1. Nothing where it cannot be one.
[[nodiscard]] std::optional<std::string> read_booking_code(std::string_view text);

// A day of the calendar and a minute of it, by the clock on the council's wall.
struct LocalMoment {
  int year = 0;
  int month = 0;
  int day = 0;
  int minute = 0;
  bool operator==(const LocalMoment&) const = default;
};
// "2026-11-24" and "10:30"; nothing unless such a day and such a time exist.
[[nodiscard]] std::optional<LocalMoment> read_moment(std::string_view day, std::string_view time);
[[nodiscard]] std::string day_of(const LocalMoment& moment);
[[nodiscard]] std::string time_of(const LocalMoment& moment);

enum class CheckInOutcome : std::uint8_t {
  kCheckedIn = 1,  // with a number
  kAlready,        // and the number that was given before
  kEarly,          // no number yet: they may wait, or come back
  kOver,           // it was called, and is done with
  kOtherDay,
  kOtherSite,
};

inline constexpr std::array<std::pair<CheckInOutcome, std::string_view>, 6> kCheckInOutcomes{
    {{CheckInOutcome::kCheckedIn, "checked_in"},
     {CheckInOutcome::kAlready, "already"},
     {CheckInOutcome::kEarly, "early"},
     {CheckInOutcome::kOver, "over"},
     {CheckInOutcome::kOtherDay, "other_day"},
     {CheckInOutcome::kOtherSite, "other_site"}}};

[[nodiscard]] constexpr std::string_view name_of(CheckInOutcome outcome) {
  for (const auto& [each, name] : kCheckInOutcomes) {
    if (each == outcome) return name;
  }
  return {};
}

// What whoever holds a code is told. A number comes with kCheckedIn and kAlready only.
struct CheckIn {
  CheckInOutcome outcome = CheckInOutcome::kCheckedIn;
  std::string service;  // its queue
  std::string place;    // the site's name, in the council's language
  LocalMoment at;
  std::int64_t early_s = 0;  // so long before its time; negative: after it
  bool late = false;         // too late to go before those without an appointment
  std::string display{};     // "C042"
  std::string desk{};        // it has been called there; empty: it has not
  int number = 0;
  int ahead = 0;
  int about_minutes = 0;
  int up_to_minutes = 0;
  base::Secret follow{};  // empty: not offered
  bool operator==(const CheckIn&) const = default;
};

inline constexpr std::size_t kMaxCheckInBytes = 4'096;
[[nodiscard]] base::Result<CheckIn> parse_check_in(std::string_view json);
[[nodiscard]] std::string to_json(const CheckIn& check_in);

}  // namespace waymark::protocol
