// Components: what a form shows and asks.
#include <array>
#include <optional>

#include "kiosk/journeys/import/importer.h"

namespace waymark::journeys::importing {
namespace {

struct KnownQuestion {
  std::string_view type;
  QuestionKind kind;
};
constexpr std::array<KnownQuestion, 14> kQuestions{{{"TextField", QuestionKind::kText},
                                                    {"WebsiteField", QuestionKind::kText},
                                                    {"MultilineTextField", QuestionKind::kLongText},
                                                    {"FreeTextField", QuestionKind::kLongText},
                                                    {"DatePartsField", QuestionKind::kDate},
                                                    {"DateField", QuestionKind::kDate},
                                                    {"RadiosField", QuestionKind::kRadios},
                                                    {"SelectField", QuestionKind::kRadios},
                                                    {"AutocompleteField", QuestionKind::kRadios},
                                                    {"CheckboxesField", QuestionKind::kCheckboxes},
                                                    {"YesNoField", QuestionKind::kYesNo},
                                                    {"NumberField", QuestionKind::kNumber},
                                                    {"TelephoneNumberField", QuestionKind::kPhone},
                                                    {"EmailAddressField", QuestionKind::kEmail}}};

constexpr std::array<std::string_view, 8> kContents{
    "Html", "Para", "Details", "InsetText", "Markdown", "List", "NotificationBanner", "FlashCard"};

struct Unsupportable {
  std::string_view type;
  std::string_view reason;
};
constexpr std::array<Unsupportable, 14> kUnsupportable{
    {{"FileUploadField", "a kiosk has no files to upload"},
     {"ClientSideFileUploadField", "a kiosk has no files to upload"},
     {"MultiInputField", "a journey has no repeated groups"},
     {"MonthYearField", "a journey asks for whole dates only"},
     {"TimeField", "a journey has no question for a time"},
     {"DateTimeField", "a journey has no question for a time"},
     {"DateTimePartsField", "a journey has no question for a time"},
     {"GeospatialField", "a journey has no question for a place on a map"},
     {"EastingNorthingField", "a journey has no question for a place on a map"},
     {"LatLongField", "a journey has no question for a place on a map"},
     {"OsGridRefField", "a journey has no question for a place on a map"},
     {"NationalGridFieldNumberField", "a journey has no question for a place on a map"},
     {"PaymentField", "a journey takes no payment"},
     {"HiddenField", "a journey has no hidden answers"}}};

// Keys of `options` that are read, or that only say how a web page draws.
constexpr std::array<std::string_view, 13> kReadOptions{
    "required", "optionalText",  "hideTitle",       "classes",
    "list",     "bold",          "autocomplete",    "exposeToContext",
    "rows",     "maxDaysInPast", "maxDaysInFuture", "customValidationMessage",
    "required"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& all, std::string_view one) {
  for (const std::string_view each : all) {
    if (each == one) return true;
  }
  return false;
}

std::optional<QuestionKind> kind_of(std::string_view type) {
  for (const KnownQuestion& one : kQuestions) {
    if (one.type == type) return one.kind;
  }
  return std::nullopt;
}

json options_of(const json& component) {
  const auto at = component.find("options");
  return at != component.end() && at->is_object() ? *at : json::object();
}
json schema_of(const json& component) {
  const auto at = component.find("schema");
  return at != component.end() && at->is_object() ? *at : json::object();
}

// A whole number that may be written as text; nothing when it is neither.
std::optional<double> number_of(const json& from, const char* key) {
  const auto at = from.find(key);
  if (at == from.end()) return std::nullopt;
  if (at->is_number()) return at->get<double>();
  if (!at->is_string() || at->get_ref<const std::string&>().empty()) return std::nullopt;
  const json parsed = json::parse(at->get_ref<const std::string&>(), nullptr, false);
  return parsed.is_number() ? std::optional<double>{parsed.get<double>()} : std::nullopt;
}

bool is_required(const json& component) {
  const json options = options_of(component);
  const auto at = options.find("required");
  return at == options.end() || !at->is_boolean() || at->get<bool>();
}

}  // namespace

void Importer::read_component(const json& component, const std::string& place, const std::string& section,
                              DraftPage& draft) {
  ++report_.components;
  const std::string type = string_of(component, "type");
  if (is_one_of(kContents, type)) return add_content(component, place, draft);
  if (type == "UkAddressField") return add_address(component, place, section, draft);
  if (type == "DeclarationField") return add_declaration(component, place, section, draft);
  if (const std::optional<QuestionKind> kind = kind_of(type))
    return add_question(component, *kind, place, section, draft);
  for (const Unsupportable& one : kUnsupportable) {
    if (one.type == type) return unsupported(place, type, std::string{one.reason});
  }
  refuse(place, type.empty() ? "a component without a type" : type.substr(0, 60), "is not a component that is known");
}

void Importer::add_content(const json& component, const std::string& place, DraftPage& draft) {
  const std::string type = string_of(component, "type");
  const json options = options_of(component);
  if (options.contains("condition")) {
    return dropped(place, type, "it is shown under a condition of its own, which a page's text cannot have");
  }
  if (type == "List" || type == "FlashCard")
    return dropped(place, type, "a list that only shows its entries is not taken over");
  std::string content = text_of(component, "content", place);
  PlainText plain = type == "Markdown" ? from_markdown(content) : from_html(content);
  note_losses(plain.dropped, place);
  if (type == "Details" && component.contains("title")) {
    const std::string title = label_of(component, "title", place);
    if (!title.empty()) plain.text = title + "\n\n" + plain.text;
    changed(place, "Details", "its text is always shown");
  }
  if (plain.text.empty()) return;
  std::string body = draft.out.contains("body") ? draft.out["body"][options_.language].get<std::string>() + "\n\n" : "";
  draft.out["body"] = words(body + plain.text);
}

std::string Importer::question_id(const json& component, const std::string& section, const std::string& place) {
  const std::string name = string_of(component, "name");
  std::string id = safe_id(name, "question");
  if (question_ids_.count(id) != 0 && !section.empty()) {
    id = safe_id(section + "-" + name, "question");
    changed(place, name, "its name is used before; it is now " + id);
  }
  for (int n = 2; question_ids_.count(id) != 0; ++n) {
    id = safe_id(name, "question").substr(0, 56) + "-" + std::to_string(n);
    if (question_ids_.count(id) == 0) changed(place, name, "its name is used before; it is now " + id);
  }
  question_ids_.insert(id);
  return id;
}

void Importer::remember(const json& component, const std::string& section, const Asked& asked) {
  const std::string name = string_of(component, "name");
  if (!section.empty()) asked_.insert_or_assign(section + "." + name, asked);
  asked_.try_emplace(name, asked);
  const std::string id = string_of(component, "id");
  if (!id.empty()) asked_.try_emplace(id, asked);
}

void Importer::add_question(const json& component, QuestionKind kind, const std::string& place,
                            const std::string& section, DraftPage& draft) {
  if (string_of(component, "name").empty()) return refuse(place, string_of(component, "type"), "has no name");
  Asked asked{question_id(component, section, place), kind, {}};
  ordered_json question;
  question["id"] = asked.id;
  question["kind"] = std::string{name_of(kind)};
  std::string label = label_of(component, "title", place);
  const json options = options_of(component);
  const bool hidden = options.value("hideTitle", json(false)) == json(true);
  const std::string page_title =
      draft.out.contains("heading") ? draft.out["heading"][options_.language].get<std::string>() : "";
  if ((hidden || label.empty()) && !page_title.empty()) label = page_title;
  if (label.empty()) return refuse(place, asked.id, "neither it nor its page has a title");
  if (label != label_of(component, "title", place)) changed(place, "title", "the page's title is its label");
  question["label"] = words(label);
  const std::string hint = label_of(component, "hint", place);
  if (!hint.empty()) question["hint"] = words(hint);
  const std::string row = label_of(component, "shortDescription", place);
  if (!row.empty()) question["subject"] = words(row);
  if (!is_required(component)) question["optional"] = true;
  const std::string message = label_of(options, "customValidationMessage", place);
  if (!message.empty()) question["messages"] = {{"required", words(message)}};
  read_limits(component, kind, place, question);
  if (kind == QuestionKind::kRadios || kind == QuestionKind::kCheckboxes) {
    read_options(component, place, question, asked);
    if (!question.contains("options")) return;
  }
  report_unused_options(component, place);
  remember(component, section, asked);
  draft.out["questions"].push_back(std::move(question));
}

void Importer::read_limits(const json& component, QuestionKind kind, const std::string& place, ordered_json& question) {
  const json schema = schema_of(component);
  const json options = options_of(component);
  const auto set_whole = [&](const json& from, const char* key, const char* ours) {
    const std::optional<double> value = number_of(from, key);
    if (value && *value >= 1 && *value <= 10'000) question[ours] = static_cast<int>(*value);
  };
  if (kind == QuestionKind::kText || kind == QuestionKind::kLongText) {
    set_whole(schema, "min", "min_length");
    set_whole(schema, "max", "max_length");
    if (const std::string regex = string_of(schema, "regex"); !regex.empty()) question["pattern"] = regex;
  } else if (kind == QuestionKind::kNumber) {
    if (const auto least = number_of(schema, "min")) question["min"] = *least;
    if (const auto most = number_of(schema, "max")) question["max"] = *most;
    question["decimals"] =
        schema.contains("integer") ? 0 : static_cast<int>(number_of(schema, "precision").value_or(2));
  } else if (kind == QuestionKind::kDate) {
    if (const auto past = number_of(options, "maxDaysInPast"))
      question["not_before"] = {{"days", -static_cast<int>(*past)}};
    if (const auto future = number_of(options, "maxDaysInFuture"))
      question["not_after"] = {{"days", static_cast<int>(*future)}};
  }
  if (string_of(component, "type") == "WebsiteField")
    changed(place, "WebsiteField", "it is a text; the address is not checked");
}

void Importer::report_unused_options(const json& component, const std::string& place) {
  const json options = options_of(component);
  for (const auto& [key, value] : options.items()) {
    if (is_one_of(kReadOptions, key) || key == "divider" || key == "behaviour" || key == "behaviourItemValue") continue;
    dropped(place, "options/" + key.substr(0, 60), "it has no counterpart");
  }
}

void Importer::add_address(const json& component, const std::string& place, const std::string& section,
                           DraftPage& draft) {
  const std::string base = question_id(component, section, place);
  const bool required = is_required(component);
  const auto line = [&](const char* suffix, const char* kind, const char* label, bool optional) {
    ordered_json question;
    question["id"] = base + suffix;
    question["kind"] = kind;
    question["label"] = words(label);
    if (optional || !required) question["optional"] = true;
    question_ids_.insert(base + suffix);
    draft.out["questions"].push_back(std::move(question));
  };
  line("-line-1", "text", "Address line 1", false);
  line("-line-2", "text", "Address line 2 (optional)", true);
  line("-town", "text", "Town or city", false);
  line("-postcode", "postcode", "Postcode", false);
  remember(component, section, Asked{base + "-line-1", QuestionKind::kText, {}});
  changed(place, "UkAddressField", "it is four questions, worded in English");
  const std::string title = label_of(component, "title", place);
  if (!draft.out.contains("heading") && !title.empty()) draft.out["heading"] = words(title);
}

void Importer::add_declaration(const json& component, const std::string& place, const std::string& section,
                               DraftPage& draft) {
  json with_text = component;
  Asked asked{question_id(component, section, place), QuestionKind::kCheckboxes, {"agree"}};
  const std::string text = from_html(text_of(component, "content", place)).text;
  ordered_json question;
  question["id"] = asked.id;
  question["kind"] = "checkboxes";
  question["label"] = words(label_of(component, "title", place));
  if (!text.empty()) draft.out["body"] = words(text);
  question["options"] = ordered_json::array({{{"value", "agree"}, {"label", words("I understand and agree")}}});
  if (!is_required(component)) question["optional"] = true;
  changed(place, "DeclarationField", "it is a box to tick");
  remember(component, section, asked);
  draft.out["questions"].push_back(std::move(question));
}

}  // namespace waymark::journeys::importing
