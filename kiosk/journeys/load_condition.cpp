#include <array>
#include <charconv>

#include "kiosk/journeys/reader.h"

namespace waymark::journeys {
namespace {

constexpr std::size_t kMaxChildren = 64;
constexpr int kMaxOffset = 200 * 366;

constexpr std::array<Operator, 15> kOperators{
    Operator::kEqual,   Operator::kNotEqual, Operator::kContains, Operator::kLess,  Operator::kAtMost,
    Operator::kMore,    Operator::kAtLeast,  Operator::kBefore,   Operator::kAfter, Operator::kLonger,
    Operator::kShorter, Operator::kAnswered, Operator::kAll,      Operator::kAny,   Operator::kNot};

std::optional<Operator> operator_named(std::string_view name) {
  for (const Operator op : kOperators) {
    if (name_of(op) == name) return op;
  }
  return std::nullopt;
}

std::string number_text(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? std::string{text.data(), end} : std::string{"0"};
}

DayOffset read_offset(const json& from, const std::string& place, Findings& findings) {
  ObjectReader reader{from, place, findings};
  reader.only({"years", "months", "days"});
  return DayOffset{reader.whole("years", 0, -200, 200), reader.whole("months", 0, -2400, 2400),
                   reader.whole("days", 0, -kMaxOffset, kMaxOffset)};
}

// The right-hand side of a leaf.
bool read_operand(const json& from, const std::string& place, Condition& leaf, Findings& findings) {
  if (from.is_object()) {
    leaf.relative = true;
    leaf.offset = read_offset(from, place, findings);
    return true;
  }
  if (from.is_string()) {
    leaf.value = from.get<std::string>();
    if (leaf.value == "today" && (leaf.op == Operator::kBefore || leaf.op == Operator::kAfter)) {
      leaf.value.clear();
      leaf.relative = true;
    }
  } else if (from.is_number()) {
    leaf.value = number_text(from.get<double>());
  } else {
    findings.add(place, "is neither text, a number nor a date");
    return false;
  }
  if (leaf.value.size() > kMaxLabelBytes) {
    findings.add(place, "is too long");
    return false;
  }
  return true;
}

std::optional<Condition> read_leaf(Operator op, const json& from, const std::string& place, Findings& findings) {
  Condition leaf;
  leaf.op = op;
  if (op == Operator::kAnswered) {
    if (!from.is_string()) {
      findings.add(place, "is not the id of a question");
      return std::nullopt;
    }
    leaf.question = from.get<std::string>();
    return leaf;
  }
  if (!from.is_array() || from.size() != 2 || !from[0].is_string()) {
    findings.add(place, "is not a question's id and a value");
    return std::nullopt;
  }
  leaf.question = from[0].get<std::string>();
  if (!read_operand(from[1], place + "/1", leaf, findings)) return std::nullopt;
  return leaf;
}

std::optional<Condition> read_group(Operator op, const json& from, const std::string& place, Findings& findings) {
  Condition group;
  group.op = op;
  if (!from.is_array() || from.empty() || from.size() > kMaxChildren) {
    findings.add(place, "is not a list of 1 to " + std::to_string(kMaxChildren) + " conditions");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::optional<Condition> child = read_condition(from[i], place + "/" + std::to_string(i), findings);
    if (!child) return std::nullopt;
    group.children.push_back(std::move(*child));
  }
  return group;
}

}  // namespace

// Recursion is bounded by the depth limit of the JSON.
std::optional<Condition> read_condition(const json& from, const std::string& place, Findings& findings) {
  if (!from.is_object() || from.size() != 1) {
    findings.add(place, "is not an object with one operator");
    return std::nullopt;
  }
  const std::string& name = from.begin().key();
  const std::optional<Operator> op = operator_named(name);
  if (!op) {
    findings.add(place, "has an operator that is not known");
    return std::nullopt;
  }
  const json& operand = from.begin().value();
  const std::string inner = place + "/" + name;
  if (*op == Operator::kAll || *op == Operator::kAny) return read_group(*op, operand, inner, findings);
  if (*op != Operator::kNot) return read_leaf(*op, operand, inner, findings);
  std::optional<Condition> child = read_condition(operand, inner, findings);
  if (!child) return std::nullopt;
  Condition negation;
  negation.op = Operator::kNot;
  negation.children.push_back(std::move(*child));
  return negation;
}

std::optional<DayLimit> read_day_limit(const json& from, const std::string& place, Findings& findings) {
  DayLimit limit;
  if (from.is_object()) {
    limit.offset = read_offset(from, place, findings);
    return limit;
  }
  if (from.is_string()) {
    const auto& text = from.get_ref<const std::string&>();
    if (text == "today") return limit;
    limit.relative = false;
    if (parse_day(text, &limit.day)) return limit;
  }
  findings.add(place, "is neither \"today\", a date as YYYY-MM-DD nor years, months and days from today");
  return std::nullopt;
}

}  // namespace waymark::journeys
