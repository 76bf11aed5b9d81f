#include "kiosk/journeys/condition.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>

#include "kiosk/journeys/characters.h"

namespace waymark::journeys {
namespace {

// Kleene's three values: what nobody answered is unknown, and "not" cannot make something of it.
enum class Truth { kFalse = 1, kTrue, kUnknown };

Truth truth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Negative, zero or positive as a is before, at or after b; nothing when they cannot be compared.
std::optional<int> compare(const Condition& leaf, std::string_view answer, Day today) {
  switch (leaf.comparison) {
    case Comparison::kNumber: {
      const auto a = number_in(answer);
      const auto b = number_in(leaf.value);
      if (!a || !b) return std::nullopt;
      return *a < *b ? -1 : (*a > *b ? 1 : 0);
    }
    case Comparison::kDay: {
      Day a;
      Day b = day_from(today, leaf.offset);
      if (!parse_day(answer, &a)) return std::nullopt;
      if (!leaf.relative && !parse_day(leaf.value, &b)) return std::nullopt;
      return a < b ? -1 : (b < a ? 1 : 0);
    }
    case Comparison::kText:
    case Comparison::kChoices:
      return answer.compare(leaf.value);
  }
  return std::nullopt;
}

bool contains(const Condition& leaf, std::string_view answer) {
  if (leaf.comparison == Comparison::kChoices) return is_chosen(answer, leaf.value);
  return answer.find(leaf.value) != std::string_view::npos;
}

bool length_holds(const Condition& leaf, std::string_view answer) {
  const auto length = static_cast<double>(count_characters(answer));
  const auto limit = number_in(leaf.value);
  if (!limit) return false;
  return leaf.op == Operator::kLonger ? length > *limit : length < *limit;
}

bool leaf_holds(const Condition& leaf, std::string_view answer, Day today) {
  if (leaf.op == Operator::kContains) return contains(leaf, answer);
  if (leaf.op == Operator::kLonger || leaf.op == Operator::kShorter) return length_holds(leaf, answer);
  const std::optional<int> order = compare(leaf, answer, today);
  if (!order) return false;
  switch (leaf.op) {
    case Operator::kEqual:
      return *order == 0;
    case Operator::kNotEqual:
      return *order != 0;
    case Operator::kLess:
    case Operator::kBefore:
      return *order < 0;
    case Operator::kAtMost:
      return *order <= 0;
    case Operator::kMore:
    case Operator::kAfter:
      return *order > 0;
    case Operator::kAtLeast:
      return *order >= 0;
    default:
      return false;
  }
}

Truth evaluate(const Condition& condition, const Answers& answers, Day today);

// All: one false decides. Any: one true decides. Else one unknown makes it unknown.
Truth evaluate_group(const Condition& group, const Answers& answers, Day today) {
  const Truth decides = group.op == Operator::kAll ? Truth::kFalse : Truth::kTrue;
  Truth out = group.op == Operator::kAll ? Truth::kTrue : Truth::kFalse;
  for (const Condition& child : group.children) {
    const Truth one = evaluate(child, answers, today);
    if (one == decides) return decides;
    if (one == Truth::kUnknown) out = Truth::kUnknown;
  }
  return out;
}

Truth evaluate(const Condition& condition, const Answers& answers, Day today) {
  switch (condition.op) {
    case Operator::kAll:
    case Operator::kAny:
      return evaluate_group(condition, answers, today);
    case Operator::kNot: {
      if (condition.children.empty()) return Truth::kUnknown;
      const Truth inner = evaluate(condition.children.front(), answers, today);
      if (inner == Truth::kUnknown) return inner;
      return truth(inner == Truth::kFalse);
    }
    case Operator::kAnswered:
      return truth(answers.answered(condition.question));
    default:
      break;
  }
  const std::string_view answer = answers.reveal(condition.question);
  if (answer.empty()) return Truth::kUnknown;
  return truth(leaf_holds(condition, answer, today));
}

void collect(const Condition& condition, std::vector<std::string_view>& out) {
  if (!condition.question.empty()) out.push_back(condition.question);
  for (const Condition& child : condition.children) collect(child, out);
}

}  // namespace

bool holds(const Condition& condition, const Answers& answers, Day today) {
  return evaluate(condition, answers, today) == Truth::kTrue;
}

std::vector<std::string_view> questions_in(const Condition& condition) {
  std::vector<std::string_view> out;
  collect(condition, out);
  return out;
}

Day day_from(Day today, const DayOffset& offset) {
  Day shifted = today + std::chrono::years{offset.years} + std::chrono::months{offset.months};
  if (!shifted.ok()) shifted = shifted.year() / shifted.month() / std::chrono::last;
  return Day{std::chrono::sys_days{shifted} + std::chrono::days{offset.days}};
}

std::string format_day(Day day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

bool parse_day(std::string_view text, Day* day) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = 0;
  unsigned month = 0;
  unsigned number = 0;
  const char* const at = text.data();
  const auto a = std::from_chars(at, at + 4, year);
  const auto b = std::from_chars(at + 5, at + 7, month);
  const auto c = std::from_chars(at + 8, at + 10, number);
  if (a.ptr != at + 4 || b.ptr != at + 7 || c.ptr != at + 10 || year < 0) return false;
  const Day found{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
  if (!found.ok()) return false;
  *day = found;
  return true;
}

std::vector<std::string_view> chosen_values(std::string_view joined) {
  std::vector<std::string_view> out;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('\n'), joined.size());
    if (end > 0) out.push_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return out;
}

bool is_chosen(std::string_view joined, std::string_view value) {
  for (const std::string_view one : chosen_values(joined)) {
    if (one == value) return true;
  }
  return false;
}

}  // namespace waymark::journeys
