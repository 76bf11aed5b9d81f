// A date typed in three fields: GOV.UK Design System, date input. Day and month may have one digit or two, the month
// may be its English name, the year has four digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/journeys/condition.h"
#include "kiosk/journeys/definition.h"

namespace waymark::journeys {

struct DateFault {
  std::string rule;       // "date_incomplete", "date_real", "date_past"...
  std::string detail;     // date_incomplete: "day", "month_year"...; date_year_digits: its own message
  std::string_view part;  // "day", "month" or "year": where the focus goes
  std::optional<Day> limit;
};

struct DateReading {
  bool blank = false;      // all three fields are empty
  std::optional<Day> day;  // a real day
  std::optional<DateFault> fault;
};

[[nodiscard]] DateReading read_date(std::string_view day, std::string_view month, std::string_view year);

// Which limit a real day breaks.
[[nodiscard]] std::optional<DateFault> check_day(Day day, const Limits& limits, Day today);

}  // namespace waymark::journeys
