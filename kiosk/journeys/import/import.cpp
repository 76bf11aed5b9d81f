#include "kiosk/journeys/import/import.h"

#include <algorithm>
#include <array>

#include "kiosk/journeys/import/importer.h"
#include "kiosk/words/strict_json.h"

namespace waymark::journeys {
namespace importing {
namespace {

constexpr std::array<std::string_view, 9> kReadAtTop{"startPage", "pages", "lists",  "sections", "conditions",
                                                     "version",   "name",  "engine", "schema"};

}  // namespace

std::string string_of(const json& from, const char* key) {
  if (!from.is_object()) return {};
  const auto at = from.find(key);
  return at != from.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

std::string safe_id(std::string_view text, std::string_view otherwise) {
  std::string out;
  for (const char c : text.substr(0, 60)) {
    const bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (fine) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  while (!out.empty() && out.front() == '_') out.erase(0, 1);
  return out.empty() ? std::string{otherwise} : out;
}

std::string slug(std::string_view text, std::string_view otherwise) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return safe_id(lower, otherwise);
}

void Importer::dropped(std::string place, std::string what, std::string reason) {
  report_.dropped.push_back({std::move(place), std::move(what), std::move(reason)});
}
void Importer::changed(std::string place, std::string what, std::string reason) {
  report_.changed.push_back({std::move(place), std::move(what), std::move(reason)});
}
void Importer::refuse(std::string place, std::string what, std::string reason) {
  report_.refused.push_back({std::move(place), std::move(what), std::move(reason)});
}
void Importer::unsupported(std::string place, std::string what, std::string reason) {
  if (options_.unsupported == Unsupported::kLeaveOut) {
    dropped(std::move(place), std::move(what), std::move(reason));
  } else {
    refuse(std::move(place), std::move(what), std::move(reason));
  }
}

// A text, or a map of languages of which one is taken.
std::string Importer::text_of(const json& from, const char* key, const std::string& place) {
  if (!from.is_object()) return {};
  const auto at = from.find(key);
  if (at == from.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  if (!at->is_object()) return {};
  const std::string short_tag = options_.language.substr(0, options_.language.find('-'));
  std::string out = string_of(*at, short_tag.c_str());
  if (out.empty()) out = string_of(*at, "en");
  for (const auto& [language, text] : at->items()) {
    if (text.is_string() && text.get_ref<const std::string&>() != out) {
      dropped(place + "/" + key, language.substr(0, 12), "one language is taken at a time");
    }
  }
  return out;
}

std::string Importer::label_of(const json& from, const char* key, const std::string& place) {
  const PlainText plain = from_html(text_of(from, key, place));
  note_losses(plain.dropped, place + "/" + key);
  std::string out = plain.text;
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

void Importer::note_losses(const std::vector<std::string>& losses, const std::string& place) {
  for (const std::string& what : losses) {
    const ImportNote note{place, what,
                          what == "link"       ? "a kiosk follows no links; the text is kept"
                          : what == "template" ? "it is not filled in; its marks are shown as they are"
                                               : "a page's text is paragraphs and lists only"};
    if (std::find(report_.dropped.begin(), report_.dropped.end(), note) == report_.dropped.end())
      report_.dropped.push_back(note);
  }
}

void Importer::check_top() {
  for (const auto& [key, value] : form_.items()) {
    if (std::find(kReadAtTop.begin(), kReadAtTop.end(), key) != kReadAtTop.end()) continue;
    const bool says_nothing =
        value.is_null() || value.empty() || (value.is_string() && value.get_ref<const std::string&>().empty());
    if (!says_nothing) dropped(key.substr(0, 60), key.substr(0, 60), "it has no counterpart in a journey");
  }
  const json conditions = form_.value("conditions", json::array());
  if (!conditions.is_array()) refuse("conditions", "conditions", "are not a list");
  report_.conditions = static_cast<int>(conditions.size());
}

ordered_json Importer::run() {
  ordered_by_pages_ = report_.dialect == "defra-v2";
  check_top();
  read_sections();
  read_pages();
  std::vector<std::size_t> order;
  if (ordered_by_pages_) {
    for (std::size_t i = 0; i < pages_.size(); ++i) order.push_back(i);
  } else if (!pages_.empty()) {
    order = order_of_pages();
  }
  std::erase_if(order, [&](std::size_t i) { return pages_[i].is_summary; });

  ordered_json out;
  out["format"] = 1;
  const std::string name = form_.contains("name") ? label_of(form_, "name", "") : "";
  std::string title = name;
  if (title.empty() && !order.empty() && pages_[order[0]].out.contains("heading"))
    title = pages_[order[0]].out["heading"][options_.language];
  if (title.empty()) title = "Imported form";
  out["id"] = options_.id.empty() ? slug(title, "imported-form") : options_.id;
  out["version"] = "imported";
  out["languages"] = {options_.language};
  out["title"] = words(title);
  if (!sections_.empty()) out["sections"] = sections_;
  out["pages"] = ordered_json::array();
  std::vector<bool> kept(pages_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const DraftPage& draft = pages_[order[i]];
    kept[order[i]] = true;
    ordered_json page{{"id", draft.id}};
    page.update(draft.out);
    const std::size_t questions = page["questions"].size();
    report_.questions += static_cast<int>(questions);
    if (questions == 1 && page.contains("heading") && page["heading"] == page["questions"][0]["label"])
      page.erase("heading");
    if (questions != 1 && !page.contains("heading")) page["heading"] = words(title);
    if (draft.is_ending) {
      page["outcome"] = "informed";
      if (questions > 0) refuse(draft.place, "page", "ends the form but asks something");
    }
    if (questions == 0) page.erase("questions");
    if (!ordered_by_pages_) {
      write_links(i, order, page);
    } else if (!draft.links.empty()) {
      if (std::optional<ordered_json> when = condition(draft.links[0].first, draft.place + "/condition"))
        page["when"] = std::move(*when);
    }
    out["pages"].push_back(std::move(page));
  }
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (!kept[i] && !pages_[i].is_summary) dropped(pages_[i].place, "page", "nothing leads to it");
  }
  report_unused_conditions();
  return report_.refused.empty() ? out : ordered_json{};
}

}  // namespace importing

namespace {

using nlohmann::json;

constexpr std::size_t kMaxFormBytes = 4 * 1024 * 1024;
constexpr int kMaxFormDepth = 40;

std::string dialect_of(const json& form) {
  const std::string engine = importing::string_of(form, "engine");
  if (engine == "V2" || form.value("schema", json(0)) == json(2)) return "defra-v2";
  if (!engine.empty()) return "defra-v1";
  const json version = form.value("version", json{});
  if (version == json(2)) return "dfb-v2";
  if (version == json(1)) return "dfb-v1";
  return "dfb-v0";
}

json notes_json(const std::vector<ImportNote>& notes) {
  json out = json::array();
  for (const ImportNote& note : notes)
    out.push_back({{"place", note.place}, {"what", note.what}, {"reason", note.reason}});
  return out;
}

}  // namespace

base::Result<Import> import_form(std::string_view text, const ImportOptions& options) {
  const base::Result<json> form = words::parse_strict_json(text, kMaxFormBytes, kMaxFormDepth);
  if (!form) return tl::unexpected(form.error());
  if (!form->is_object() || !form->contains("pages") || !form->at("pages").is_array() || form->at("pages").empty()) {
    return base::fail(base::ErrorCode::kInvalid, "pages", "are missing: this is no form");
  }
  Import out;
  out.report.dialect = dialect_of(*form);
  const nlohmann::ordered_json definition = importing::Importer{*form, options, out.report}.run();
  if (definition.is_null()) return out;
  std::string written = definition.dump(2) + "\n";
  LintReport checked = lint(written);
  out.report.findings = std::move(checked.findings);
  for (const Finding& finding : out.report.findings) {
    out.report.refused.push_back({finding.place, "journey", finding.reason});
  }
  if (out.report.refused.empty()) out.definition = std::move(written);
  return out;
}

std::string report_json(const ImportReport& report) {
  json out{{"dialect", report.dialect},       {"pages", report.pages},         {"components", report.components},
           {"conditions", report.conditions}, {"questions", report.questions}, {"imported", report.refused.empty()}};
  out["dropped"] = notes_json(report.dropped);
  out["changed"] = notes_json(report.changed);
  out["refused"] = notes_json(report.refused);
  return out.dump(2) + "\n";
}

}  // namespace waymark::journeys
