// A condition over answers, as a tree; never a string that is evaluated.
//
// In JSON, one key names the operator:
//   {"eq": ["where", "kerbside"]}   {"ne": […]}   {"contains": ["needs", "hoist"]}   (checkboxes; text: a part of it)
//   {"lt"|"le"|"gt"|"ge": ["people", 3]}
//   {"before"|"after": ["missed-on", "2026-01-31"]}   or a date beside today: {"before": ["born", {"years": -18}]}
//   {"longer"|"shorter": ["details", 20]} counts characters   {"answered": "phone"}
//   {"and": […]}   {"or": […]}   {"not": {…}}
//
// An unanswered question makes what asks about it false, also under "not" and "ne": nothing follows from an answer
// that was not given. `answered` is the one operator that may be negated on it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/answers.h"

namespace waymark::journeys {

// A day in the calendar of the kiosk's own place.
using Day = std::chrono::year_month_day;

enum class Operator {
  kEqual = 1,
  kNotEqual,
  kContains,
  kLess,
  kAtMost,
  kMore,
  kAtLeast,
  kBefore,
  kAfter,
  kLonger,
  kShorter,
  kAnswered,
  kAll,  // and
  kAny,  // or
  kNot,
};

// How a leaf compares; the loader sets it from the kind of the question.
enum class Comparison { kText = 1, kNumber, kDay, kChoices };

// So many years, months and days from today; negative is in the past.
struct DayOffset {
  int years = 0;
  int months = 0;
  int days = 0;
  bool operator==(const DayOffset&) const = default;
};

struct Condition {
  Operator op = Operator::kAnswered;
  std::string question;  // leaves only
  Comparison comparison = Comparison::kText;
  std::string value;      // leaves: an option value, a number, a date as YYYY-MM-DD, or text
  bool relative = false;  // the value is `offset` from today
  DayOffset offset;
  std::vector<Condition> children;  // kAll, kAny; exactly one for kNot
  bool operator==(const Condition&) const = default;
};

[[nodiscard]] bool holds(const Condition& condition, const Answers& answers, Day today);

// Every question id that the condition names, in order, repeated as often as named.
[[nodiscard]] std::vector<std::string_view> questions_in(const Condition& condition);

// today + offset; a day that does not exist (29 February) becomes the last of its month.
[[nodiscard]] Day day_from(Day today, const DayOffset& offset);
// "2026-11-22" and back; parse_day answers false for anything that is no real day.
[[nodiscard]] std::string format_day(Day day);
[[nodiscard]] bool parse_day(std::string_view text, Day* day);

}  // namespace waymark::journeys
