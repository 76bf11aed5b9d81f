#include "kiosk/journeys/date_entry.h"

#include <array>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"JANUARY",   "FEBRUARY", "MARCH",    "APRIL",
                                                   "MAY",       "JUNE",     "JULY",     "AUGUST",
                                                   "SEPTEMBER", "OCTOBER",  "NOVEMBER", "DECEMBER"};

// Digits only, up to `most` of them; any script's digits count. Nothing when it is something else.
std::optional<int> read_digits(std::string_view typed, std::size_t least, std::size_t most) {
  const std::optional<base::Secret> number = read_number(typed);
  if (!number || number->size() < least || number->size() > most) return std::nullopt;
  int value = 0;
  for (const char c : number->reveal()) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> read_month(std::string_view typed) {
  if (const std::optional<int> number = read_digits(typed, 1, 2)) return number;
  const base::Secret name = squeeze(typed);
  if (name.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].substr(0, name.size()) == name.reveal()) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// "day", "month_year"...: what is missing, in the order of the message ids.
std::string missing_parts(bool day, bool month, bool year) {
  std::string out;
  if (day) out = "day";
  if (month) out += out.empty() ? "month" : "_month";
  if (year) out += out.empty() ? "year" : "_year";
  return out;
}

DateFault limit_fault(std::string rule, std::optional<Day> limit) {
  return DateFault{std::move(rule), "", "day", limit};
}

}  // namespace

DateReading read_date(std::string_view day_typed, std::string_view month_typed, std::string_view year_typed) {
  const base::Secret day_text = without_spaces(day_typed);
  const base::Secret month_text = without_spaces(month_typed);
  const base::Secret year_text = without_spaces(year_typed);
  const bool no_day = day_text.empty();
  const bool no_month = month_text.empty();
  const bool no_year = year_text.empty();
  if (no_day && no_month && no_year) return {true, std::nullopt, std::nullopt};
  if (no_day || no_month || no_year) {
    const std::string_view focus = no_day ? "day" : (no_month ? "month" : "year");
    return {false, std::nullopt, DateFault{"date_incomplete", missing_parts(no_day, no_month, no_year), focus, {}}};
  }
  const std::optional<int> day = read_digits(day_text.reveal(), 1, 2);
  const std::optional<int> month = read_month(month_text.reveal());
  const std::optional<int> year = read_digits(year_text.reveal(), 4, 4);
  const auto not_real = [](std::string_view part) {
    return DateReading{false, std::nullopt, DateFault{"date_real", "", part, {}}};
  };
  if (!day || *day < 1 || *day > 31) return not_real("day");
  if (!month || *month < 1 || *month > 12) return not_real("month");
  if (!year) {
    if (read_digits(year_text.reveal(), 1, 15)) {
      return {false, std::nullopt, DateFault{"date_year_digits", "", "year", {}}};
    }
    return not_real("year");
  }
  const Day found{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!found.ok()) return not_real("day");
  return {false, found, std::nullopt};
}

std::optional<DateFault> check_day(Day day, const Limits& limits, Day today) {
  const auto resolve = [&](const DayLimit& limit) {
    return limit.relative ? day_from(today, limit.offset) : limit.day;
  };
  if (limits.not_after && day > resolve(*limits.not_after)) {
    if (limits.not_after->relative && limits.not_after->offset == DayOffset{}) {
      return limit_fault("date_today_or_past", std::nullopt);
    }
    if (limits.not_after->relative && limits.not_after->offset == DayOffset{0, 0, -1}) {
      return limit_fault("date_past", std::nullopt);
    }
    return limit_fault("date_before", resolve(*limits.not_after));
  }
  if (limits.not_before && day < resolve(*limits.not_before)) {
    if (limits.not_before->relative && limits.not_before->offset == DayOffset{}) {
      return limit_fault("date_today_or_future", std::nullopt);
    }
    if (limits.not_before->relative && limits.not_before->offset == DayOffset{0, 0, 1}) {
      return limit_fault("date_future", std::nullopt);
    }
    return limit_fault("date_after", resolve(*limits.not_before));
  }
  return std::nullopt;
}

}  // namespace waymark::journeys
