#include "kiosk/core/configuration.h"

namespace waymark::core {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr int kDaysAhead = 8;  // a week, and the same weekday again when today's hours are over

struct Hours {
  const std::vector<Span>* spans = nullptr;
  const Text* reason = nullptr;
};

Hours hours_of(const OpeningHours& hours, sys_days day) {
  const std::chrono::year_month_day date{day};
  for (const ClosedDay& exception : hours.exceptions) {
    if (exception.year == static_cast<int>(date.year()) &&
        exception.month == static_cast<int>(static_cast<unsigned>(date.month())) &&
        exception.day == static_cast<int>(static_cast<unsigned>(date.day()))) {
      return {&exception.spans, &exception.reason};
    }
  }
  const std::chrono::weekday weekday{day};
  return {&hours.week[weekday.iso_encoding() - 1], nullptr};
}

bool is_open(const OpeningHours& hours, sys_days day, minutes since_midnight) {
  for (const Span& span : *hours_of(hours, day).spans) {
    if (since_midnight >= minutes{span.from} && since_midnight < minutes{span.until}) return true;
  }
  return false;
}

}  // namespace

std::vector<Span> hours_on(const OpeningHours& hours, journeys::Day day) {
  return *hours_of(hours, sys_days{day}).spans;
}

OpenState open_state(const OpeningHours& hours, base::WallTime wall, minutes zone_offset) {
  OpenState state;
  if (hours.always) return state;
  const auto local = std::chrono::sys_time<std::chrono::milliseconds>(wall.time_since_epoch() + zone_offset);
  const sys_days today = floor<days>(local);
  const auto now = floor<minutes>(local - today);
  state.open = is_open(hours, today, now);
  if (const Hours day = hours_of(hours, today); day.reason != nullptr) state.reason = *day.reason;

  // Every edge of every span is a candidate; the first at which the state really differs is the change.
  std::optional<minutes> first;
  for (int ahead = 0; ahead < kDaysAhead && !first; ++ahead) {
    const sys_days day = today + days{ahead};
    for (const Span& span : *hours_of(hours, day).spans) {
      for (const minutes edge : {minutes{span.from}, minutes{span.until}}) {
        const minutes at = days{ahead} + edge;
        const sys_days edge_day = today + floor<days>(at);
        if (at <= now || (first && at >= *first)) continue;
        if (is_open(hours, edge_day, at - floor<days>(at)) != state.open) first = at;
      }
    }
  }
  if (first) {
    state.changes_at = base::WallTime((today + *first).time_since_epoch() - zone_offset);
  }
  return state;
}

}  // namespace waymark::core
