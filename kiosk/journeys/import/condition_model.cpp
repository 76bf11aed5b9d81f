// Conditions as the two engines' editors store them: lists with coordinators, or items by id.
#include <array>
#include <charconv>

#include "kiosk/journeys/import/raw_condition.h"

namespace waymark::journeys::importing {
namespace {

using base::ErrorCode;

constexpr int kMaxNesting = 16;

struct OperatorName {
  std::string_view name;
  Operator op;
  bool negated;
};
constexpr std::array<OperatorName, 14> kOperatorNames{{{"is", Operator::kEqual, false},
                                                       {"is not", Operator::kNotEqual, false},
                                                       {"contains", Operator::kContains, false},
                                                       {"does not contain", Operator::kContains, true},
                                                       {"is more than", Operator::kMore, false},
                                                       {"is less than", Operator::kLess, false},
                                                       {"is at least", Operator::kAtLeast, false},
                                                       {"is at most", Operator::kAtMost, false},
                                                       {"is before", Operator::kBefore, false},
                                                       {"is after", Operator::kAfter, false},
                                                       {"is longer than", Operator::kLonger, false},
                                                       {"is shorter than", Operator::kShorter, false},
                                                       {"is more than or equal to", Operator::kAtLeast, false},
                                                       {"is less than or equal to", Operator::kAtMost, false}}};

std::string text_of(const json& from, const char* key) {
  const auto at = from.find(key);
  return at != from.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

base::Status set_operator(const std::string& name, RawCondition& leaf) {
  for (const OperatorName& one : kOperatorNames) {
    if (one.name != name) continue;
    leaf.op = one.op;
    leaf.negated = one.negated;
    return {};
  }
  return base::fail(ErrorCode::kUnsupported, "operator", "\"" + name.substr(0, 60) + "\" has no counterpart");
}

// {"period": "3", "unit": "days", "direction": "in the past"}: a day beside today.
base::Status set_relative(const json& value, RawCondition& leaf) {
  const json period = value.value("period", json{});
  int count = 0;
  if (period.is_number_integer()) {
    count = period.get<int>();
  } else if (period.is_string()) {
    const auto& text = period.get_ref<const std::string&>();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || end != text.data() + text.size()) count = -1;
  } else {
    count = -1;
  }
  if (count < 0 || count > 10'000)
    return base::fail(ErrorCode::kUnsupported, "value", "has a period that cannot be read");
  if (text_of(value, "direction") == "in the past") count = -count;
  const std::string unit = text_of(value, "unit");
  leaf.relative = true;
  if (unit == "years") {
    leaf.offset.years = count;
  } else if (unit == "months") {
    leaf.offset.months = count;
  } else if (unit == "days") {
    leaf.offset.days = count;
  } else {
    return base::fail(ErrorCode::kUnsupported, "value", "counts in hours or smaller, which a journey does not");
  }
  return {};
}

// "a and b or c" as the engine would: and binds closer than or.
base::Result<RawCondition> join(std::vector<RawCondition> parts, const std::vector<std::string>& coordinators) {
  RawCondition any;
  any.kind = RawCondition::Kind::kGroup;
  any.op = Operator::kAny;
  RawCondition all;
  all.kind = RawCondition::Kind::kGroup;
  all.op = Operator::kAll;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && coordinators[i] == "or") {
      any.children.push_back(std::move(all));
      all = RawCondition{};
      all.kind = RawCondition::Kind::kGroup;
      all.op = Operator::kAll;
    } else if (i > 0 && coordinators[i] != "and") {
      return base::fail(ErrorCode::kUnsupported, "coordinator", "is neither \"and\" nor \"or\"");
    }
    all.children.push_back(std::move(parts[i]));
  }
  any.children.push_back(std::move(all));
  return any;
}

base::Result<RawCondition> read_list(const json& conditions, int depth);

base::Result<RawCondition> read_entry(const json& entry, int depth) {
  if (!entry.is_object()) return base::fail(ErrorCode::kInvalid, "", "is not an object");
  if (entry.contains("conditions")) return read_list(entry.at("conditions"), depth + 1);
  RawCondition out;
  if (entry.contains("conditionName")) {
    out.kind = RawCondition::Kind::kReference;
    out.name = text_of(entry, "conditionName");
    return out;
  }
  out.name = text_of(entry.value("field", json::object()), "name");
  if (out.name.empty()) return base::fail(ErrorCode::kInvalid, "field", "has no name");
  if (const base::Status set = set_operator(text_of(entry, "operator"), out); !set) return tl::unexpected(set.error());
  const json value = entry.value("value", json{});
  if (!value.is_object()) {
    out.value = value;
  } else if (text_of(value, "type") == "RelativeTime") {
    if (const base::Status set = set_relative(value, out); !set) return tl::unexpected(set.error());
  } else {
    out.value = value.value("value", json{});
  }
  return out;
}

base::Result<RawCondition> read_list(const json& conditions, int depth) {
  if (depth > kMaxNesting) return base::fail(ErrorCode::kTooLarge, "", "is nested too deep");
  if (!conditions.is_array() || conditions.empty())
    return base::fail(ErrorCode::kInvalid, "conditions", "is not a list");
  std::vector<RawCondition> parts;
  std::vector<std::string> coordinators;
  for (const json& entry : conditions) {
    base::Result<RawCondition> part = read_entry(entry, depth);
    if (!part) return part;
    parts.push_back(std::move(*part));
    coordinators.push_back(text_of(entry, "coordinator"));
  }
  return join(std::move(parts), coordinators);
}

base::Result<RawCondition> read_item(const json& item) {
  if (!item.is_object()) return base::fail(ErrorCode::kInvalid, "items", "holds something that is not an object");
  RawCondition out;
  if (item.contains("conditionId")) {
    out.kind = RawCondition::Kind::kReference;
    out.name = text_of(item, "conditionId");
    return out;
  }
  out.name = text_of(item, "componentId");
  if (const base::Status set = set_operator(text_of(item, "operator"), out); !set) return tl::unexpected(set.error());
  out.value = item.value("value", json{});
  if (out.value.is_object() && out.value.contains("period")) {
    const json value = out.value;
    if (const base::Status set = set_relative(value, out); !set) return tl::unexpected(set.error());
  }
  return out;
}

}  // namespace

base::Result<RawCondition> read_model(const json& model) {
  if (!model.is_object()) return base::fail(ErrorCode::kInvalid, "value", "is neither an expression nor a model");
  return read_list(model.value("conditions", json{}), 0);
}

base::Result<RawCondition> read_items(const json& condition) {
  const json items = condition.value("items", json{});
  if (!items.is_array() || items.empty()) return base::fail(ErrorCode::kInvalid, "items", "is not a list");
  RawCondition out;
  out.kind = RawCondition::Kind::kGroup;
  const std::string coordinator = text_of(condition, "coordinator");
  out.op = coordinator == "or" ? Operator::kAny : Operator::kAll;
  if (items.size() > 1 && coordinator != "or" && coordinator != "and") {
    return base::fail(ErrorCode::kUnsupported, "coordinator", "is neither \"and\" nor \"or\"");
  }
  for (const json& item : items) {
    base::Result<RawCondition> part = read_item(item);
    if (!part) return part;
    out.children.push_back(std::move(*part));
  }
  return out;
}

}  // namespace waymark::journeys::importing
