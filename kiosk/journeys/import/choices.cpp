// Lists and their items.
#include "kiosk/journeys/import/importer.h"

namespace waymark::journeys::importing {
namespace {

std::string value_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string{} : value.dump();
}

// A condition of its own, or questions inside it; the editors leave empty ones behind.
bool has_more(const json& item) {
  for (const char* const key : {"condition", "conditional", "children"}) {
    const auto at = item.find(key);
    if (at == item.end() || at->is_null() || (at->is_string() && at->get_ref<const std::string&>().empty())) continue;
    if (at->is_structured() && (at->empty() || (at->is_object() && at->value("components", json::array()).empty())))
      continue;
    return true;
  }
  return false;
}

}  // namespace

// The list by name or by id; version 0 keeps its name in the options, version 1 the items in the component itself.
const json* Importer::items_of(const json& component, const std::string& place) {
  const auto values = component.find("values");
  if (values != component.end() && values->is_object() && values->contains("items")) return &values->at("items");
  std::string name = string_of(component, "list");
  if (name.empty() && component.contains("options")) name = string_of(component.at("options"), "list");
  if (name.empty() && values != component.end()) name = string_of(*values, "list");
  const auto lists = form_.find("lists");
  if (!name.empty() && lists != form_.end() && lists->is_array()) {
    for (const json& list : *lists) {
      if (string_of(list, "name") != name && string_of(list, "id") != name) continue;
      const auto items = list.find("items");
      if (items != list.end()) return &*items;
    }
  }
  refuse(place, "list", name.empty() ? "it names no list" : "there is no list called " + name.substr(0, 60));
  return nullptr;
}

void Importer::read_options(const json& component, const std::string& place, ordered_json& question, Asked& asked) {
  const json* const items = items_of(component, place);
  if (items == nullptr) return;
  if (!items->is_array() || items->empty()) return refuse(place, "list", "has no items");
  ordered_json out = ordered_json::array();
  for (std::size_t i = 0; i < items->size(); ++i) {
    const json& item = (*items)[i];
    const std::string at = place + "/items/" + std::to_string(i);
    if (!item.is_object()) return refuse(at, "item", "is not an object");
    std::string label = label_of(item, "text", at);
    if (label.empty()) label = label_of(item, "label", at);
    const std::string value = item.contains("value") ? value_text(item.at("value")) : label;
    if (label.empty() || value.empty()) return refuse(at, "item", "has no text or no value");
    if (!asked.options.insert(value).second) {
      dropped(at, "item", "its value is used by an item before it");
      continue;
    }
    ordered_json option{{"value", value}, {"label", words(label)}};
    std::string hint = label_of(item, "description", at);
    if (hint.empty() && item.contains("hint")) {
      hint = item.at("hint").is_object() ? label_of(item.at("hint"), "text", at) : label_of(item, "hint", at);
    }
    if (!hint.empty()) option["hint"] = words(hint);
    if (has_more(item)) unsupported(at, "item", "it opens further questions or has a condition");
    out.push_back(std::move(option));
  }
  question["options"] = std::move(out);
  read_exclusive(component, place, question);
  const std::string type = string_of(component, "type");
  if (type == "SelectField" || type == "AutocompleteField")
    changed(place, type, "its choices are shown as radio buttons");
}

void Importer::read_exclusive(const json& component, const std::string& place, ordered_json& question) {
  if (!component.contains("options") || string_of(component, "type") != "CheckboxesField") return;
  const json& options = component.at("options");
  if (!options.is_object()) return;
  const std::string alone = string_of(options, "behaviourItemValue");
  if (!alone.empty() && string_of(options, "behaviour") == "exclusive") {
    for (ordered_json& option : question["options"]) {
      if (option["value"] == alone) option["exclusive"] = true;
    }
  }
  if (options.contains("divider")) dropped(place, "options/divider", "the choices stand in one list");
}

}  // namespace waymark::journeys::importing
