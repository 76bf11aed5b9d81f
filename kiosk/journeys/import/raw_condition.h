// A condition of another engine, read but not yet tied to questions. Only the importer includes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/journeys/condition.h"

namespace waymark::journeys::importing {

using nlohmann::json;

struct RawCondition {
  enum class Kind { kLeaf = 1, kReference, kGroup };
  Kind kind = Kind::kLeaf;
  Operator op = Operator::kEqual;
  std::string name;  // kLeaf: the field as the form names it; kReference: a condition, or a field that must be true
  json value;        // kLeaf: text, a number, true or false
  bool relative = false;
  DayOffset offset;
  bool negated = false;
  std::vector<RawCondition> children;
};

// A string condition: == != < <= > >= in and or not, parentheses, names with dots, texts, numbers, true and false.
// Fails with the column and the reason. Nested at most 32 deep.
[[nodiscard]] base::Result<RawCondition> parse_expression(std::string_view text);

// The digital form builder's model: {"name", "conditions": [{field, operator, value, coordinator}…]}.
[[nodiscard]] base::Result<RawCondition> read_model(const json& model);

// DEFRA V2: {"id", "coordinator", "items": [{componentId, operator, value, type} or {conditionId}…]}.
[[nodiscard]] base::Result<RawCondition> read_items(const json& condition);

}  // namespace waymark::journeys::importing
