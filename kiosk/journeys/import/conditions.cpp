// Conditions, tied to the questions they ask about.
#include <array>
#include <charconv>

#include "kiosk/journeys/import/importer.h"

namespace waymark::journeys::importing {
namespace {

constexpr int kMaxNesting = 24;

ordered_json negated(ordered_json inner) { return {{"not", std::move(inner)}}; }

std::string text_of_value(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value.get<double>());
    return error == std::errc{} ? std::string{text.data(), end} : std::string{};
  }
  return value.is_null() ? std::string{} : value.dump();
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

ordered_json offset_json(const DayOffset& offset) {
  ordered_json out = ordered_json::object();
  if (offset.years != 0) out["years"] = offset.years;
  if (offset.months != 0) out["months"] = offset.months;
  if (offset.days != 0 || out.empty()) out["days"] = offset.days;
  return out;
}

}  // namespace

const json* Importer::find_condition(const std::string& name) const {
  const auto conditions = form_.find("conditions");
  if (conditions == form_.end() || !conditions->is_array()) return nullptr;
  for (const json& one : *conditions) {
    if (string_of(one, "name") == name || string_of(one, "id") == name) return &one;
  }
  return nullptr;
}

const Asked* Importer::find_asked(const std::string& name) const {
  auto at = asked_.find(name);
  if (at == asked_.end()) {
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos) at = asked_.find(name.substr(dot + 1));
  }
  return at == asked_.end() ? nullptr : &at->second;
}

std::optional<ordered_json> Importer::condition(const std::string& name, const std::string& place) {
  RawCondition reference;
  reference.kind = RawCondition::Kind::kReference;
  reference.name = name;
  return resolve_reference(reference, place, 0);
}

std::optional<ordered_json> Importer::resolve_reference(const RawCondition& raw, const std::string& place, int depth) {
  const json* const found = find_condition(raw.name);
  if (found == nullptr) {
    // A name alone in an expression: a yes or no that must be yes.
    if (find_asked(raw.name) != nullptr) {
      RawCondition leaf = raw;
      leaf.kind = RawCondition::Kind::kLeaf;
      leaf.value = true;
      return resolve_leaf(leaf, place);
    }
    refuse(place, "condition", "there is no condition called " + raw.name.substr(0, 60));
    return std::nullopt;
  }
  used_conditions_.insert(raw.name);
  const std::string inner_place = "conditions (" + raw.name.substr(0, 60) + ")";
  const auto value = found->find("value");
  base::Result<RawCondition> inner =
      found->contains("items") ? read_items(*found)
      : value == found->end() ? base::Result<RawCondition>{base::fail(base::ErrorCode::kInvalid, "value", "is missing")}
      : value->is_string()    ? parse_expression(value->get_ref<const std::string&>())
                              : read_model(*value);
  if (!inner) {
    refuse(inner_place + (inner.error().where.empty() ? "" : "/" + inner.error().where), "condition",
           inner.error().detail);
    return std::nullopt;
  }
  std::optional<ordered_json> out = resolve(*inner, inner_place, depth + 1);
  if (out && raw.negated) out = negated(std::move(*out));
  return out;
}

std::optional<ordered_json> Importer::resolve(const RawCondition& raw, const std::string& place, int depth) {
  if (depth > kMaxNesting) {
    refuse(place, "condition", "is nested too deep, or names itself");
    return std::nullopt;
  }
  if (raw.kind == RawCondition::Kind::kReference) return resolve_reference(raw, place, depth);
  if (raw.kind == RawCondition::Kind::kLeaf) return resolve_leaf(raw, place);
  ordered_json parts = ordered_json::array();
  for (const RawCondition& child : raw.children) {
    std::optional<ordered_json> part = resolve(child, place, depth + 1);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
  }
  ordered_json out =
      parts.size() == 1 ? ordered_json(parts[0]) : ordered_json{{std::string{name_of(raw.op)}, std::move(parts)}};
  return raw.negated ? negated(std::move(out)) : out;
}

std::optional<ordered_json> Importer::resolve_leaf(const RawCondition& raw, const std::string& place) {
  const Asked* const asked = find_asked(raw.name);
  if (asked == nullptr) {
    refuse(place, "condition", "asks about " + raw.name.substr(0, 60) + ", which is no question of the journey");
    return std::nullopt;
  }
  Operator op = raw.op;
  bool negate = raw.negated;
  if (asked->kind == QuestionKind::kCheckboxes && (op == Operator::kEqual || op == Operator::kNotEqual)) {
    negate = negate != (op == Operator::kNotEqual);
    op = Operator::kContains;
  }
  if (asked->kind != QuestionKind::kCheckboxes && !asked->options.empty() && op == Operator::kContains)
    op = Operator::kEqual;
  ordered_json value;
  if (raw.relative) {
    value = offset_json(raw.offset);
  } else if (asked->kind == QuestionKind::kYesNo) {
    const std::string text = text_of_value(raw.value);
    value = text == "true" || text == "yes" ? "yes" : "no";
  } else if (raw.value.is_object()) {
    // A reference to an item of a list, by its id.
    const std::string id = string_of(raw.value, "itemId");
    std::string text;
    for (const json& list : form_.value("lists", json::array())) {
      for (const json& item : list.value("items", json::array())) {
        if (!id.empty() && string_of(item, "id") == id) text = text_of_value(item.value("value", json{}));
      }
    }
    value = text;
  } else if (asked->kind == QuestionKind::kNumber && is_number(text_of_value(raw.value))) {
    value = json::parse(text_of_value(raw.value), nullptr, false);
    if (value.is_discarded()) value = text_of_value(raw.value);
  } else {
    value = text_of_value(raw.value);
  }
  if (!asked->options.empty() && asked->options.count(value.is_string() ? value.get<std::string>() : "") == 0) {
    refuse(place, "condition", "compares " + asked->id + " with something that is not one of its options");
    return std::nullopt;
  }
  if (op == Operator::kLonger || op == Operator::kShorter) {
    const json length = json::parse(text_of_value(raw.value), nullptr, false);
    if (length.is_number()) value = length;
  }
  ordered_json out{{std::string{name_of(op)}, ordered_json::array({asked->id, value})}};
  return negate ? negated(std::move(out)) : out;
}

void Importer::report_unused_conditions() {
  const auto conditions = form_.find("conditions");
  if (conditions == form_.end() || !conditions->is_array()) return;
  for (const json& one : *conditions) {
    const std::string name = string_of(one, "name").empty() ? string_of(one, "id") : string_of(one, "name");
    if (used_conditions_.count(name) == 0)
      dropped("conditions (" + name.substr(0, 60) + ")", "condition", "no page uses it");
  }
}

}  // namespace waymark::journeys::importing
