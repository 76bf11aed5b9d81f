// Who is called before whom: the one place that says so. Pure.
//
// People are called in the order in which they took their number. Who has an appointment stands where their time is:
// from then on they go before everybody who has none, and until then they go behind whoever came before that time.
#pragma once

#include <cstdint>
#include <tuple>

namespace waymark::hub {

// Milliseconds since 1970 UTC.
struct Place {
  std::int64_t due_at = 0;   // of an appointment: from then on it goes first; 0: there is none, or it came too late
  std::int64_t line_at = 0;  // where in the line: when the number was taken, or the appointment's time
  std::int64_t line_rank = 0;
  std::int64_t number = 0;
};

[[nodiscard]] constexpr bool is_due(const Place& place, std::int64_t now) {
  return place.due_at > 0 && place.due_at <= now;
}

[[nodiscard]] constexpr bool goes_before(const Place& one, const Place& other, std::int64_t now) {
  if (is_due(one, now) != is_due(other, now)) return is_due(one, now);
  return std::tie(one.line_at, one.line_rank, one.number) < std::tie(other.line_at, other.line_rank, other.number);
}

}  // namespace waymark::hub
