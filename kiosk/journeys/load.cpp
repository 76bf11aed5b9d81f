#include "kiosk/journeys/load.h"

#include <algorithm>

#include "kiosk/journeys/reader.h"
#include "kiosk/words/strict_json.h"

namespace waymark::journeys {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxPages = 200;
constexpr std::size_t kMaxQuestions = 30;
constexpr std::size_t kMaxLinks = 50;
constexpr std::size_t kMaxSections = 50;
constexpr std::size_t kMaxLanguages = 20;

std::vector<std::string> read_languages(ObjectReader& reader, const char* key, Need need) {
  std::vector<std::string> out;
  reader.each(key, need, kMaxLanguages, [&](const json& item, const std::string& place) {
    if (!item.is_string() || !is_id(item.get_ref<const std::string&>())) {
      return reader.findings().add(place, "is not a language tag");
    }
    const auto& tag = item.get_ref<const std::string&>();
    if (std::find(out.begin(), out.end(), tag) != out.end()) return reader.findings().add(place, "is given twice");
    out.push_back(tag);
  });
  return out;
}

std::optional<Condition> read_when(ObjectReader& reader) {
  const json* const from = reader.raw("when");
  return from == nullptr ? std::nullopt : read_condition(*from, reader.at("when"), reader.findings());
}

std::vector<Link> read_links(ObjectReader& page) {
  std::vector<Link> out;
  bool always = false;
  page.each("next", Need::kOptional, kMaxLinks, [&](const json& item, const std::string& place) {
    ObjectReader reader{item, place, page.findings()};
    reader.only({"page", "when"});
    if (always) reader.note("can never be followed: the link before it has no condition");
    Link link{read_when(reader), reader.id("page")};
    always = always || !reader.has("when");
    out.push_back(std::move(link));
  });
  return out;
}

std::optional<Outcome> read_outcome(ObjectReader& reader) {
  const std::string name = reader.text("outcome", Need::kOptional);
  if (name.empty()) return std::nullopt;
  for (const Outcome one : {Outcome::kInformed, Outcome::kNotEligible, Outcome::kHandedOver}) {
    if (name_of(one) == name) return one;
  }
  reader.note("outcome", "is not informed, not_eligible or handed_over");
  return std::nullopt;
}

Page read_page(const json& from, const std::string& place, const std::vector<std::string>& languages,
               Findings& findings) {
  ObjectReader reader{from, place, findings};
  reader.only({"id", "heading", "body", "questions", "when", "next", "outcome", "section", "guidance"});
  Page page;
  page.id = reader.id("id");
  page.heading = reader.words("heading", Need::kOptional, languages);
  page.body = reader.words("body", Need::kOptional, languages, kMaxBodyBytes);
  reader.each("questions", Need::kOptional, kMaxQuestions, [&](const json& item, const std::string& where) {
    page.questions.push_back(read_question(item, where, languages, findings));
  });
  page.when = read_when(reader);
  page.next = read_links(reader);
  page.outcome = read_outcome(reader);
  page.section = reader.text("section", Need::kOptional, kMaxIdBytes);
  page.guidance = reader.text("guidance", Need::kOptional, kMaxBodyBytes);
  if (page.heading.empty() && page.questions.size() != 1) {
    reader.note("heading", "is missing: only a page with exactly one question can take its label");
  }
  if (page.outcome && (!page.questions.empty() || !page.next.empty())) {
    reader.note("outcome", "ends the journey: this page can have no questions and no next");
  }
  return page;
}

Promise read_promise(ObjectReader& top) {
  const json* const from = top.raw("promise");
  if (from == nullptr) return {};
  ObjectReader reader{*from, top.at("promise"), top.findings()};
  reader.only({"working_days", "calendar_days"});
  const Promise promise{reader.whole("working_days", 0, 1, 250), reader.whole("calendar_days", 0, 1, 365)};
  if (promise.working_days > 0 && promise.calendar_days > 0)
    reader.note("is in working days or calendar days, not both");
  return promise;
}

Definition read_definition(const json& from, Findings& findings) {
  ObjectReader reader{from, "", findings};
  reader.only({"$schema", "format", "id", "version", "service_code", "languages", "unreviewed_languages", "title",
               "description", "keywords", "icon", "sections", "pages", "declaration", "what_happens_next", "promise",
               "guidance"});
  if (reader.whole("format", 0, 0, 1000) != 1) reader.note("format", "is not 1, the format this version reads");
  Definition out;
  out.id = reader.id("id");
  out.version = reader.text("version", Need::kRequired, kMaxIdBytes);
  out.service_code = reader.text("service_code", Need::kOptional, kMaxIdBytes);
  out.languages = read_languages(reader, "languages", Need::kRequired);
  out.unreviewed_languages = read_languages(reader, "unreviewed_languages", Need::kOptional);
  if (!out.languages.empty()) out.default_language = out.languages.front();
  for (const std::string& tag : out.unreviewed_languages) {
    if (std::find(out.languages.begin(), out.languages.end(), tag) == out.languages.end()) {
      reader.note("unreviewed_languages", "names " + tag + ", which is not one of the languages of this journey");
    }
  }
  out.title = reader.words("title", Need::kRequired, out.languages);
  out.description = reader.words("description", Need::kOptional, out.languages);
  out.keywords = reader.words("keywords", Need::kOptional, out.languages);
  out.icon = reader.text("icon", Need::kOptional, kMaxIdBytes);
  reader.each("sections", Need::kOptional, kMaxSections, [&](const json& item, const std::string& place) {
    ObjectReader section{item, place, findings};
    section.only({"id", "title"});
    out.sections.push_back({section.id("id"), section.words("title", Need::kRequired, out.languages)});
  });
  reader.each("pages", Need::kRequired, kMaxPages, [&](const json& item, const std::string& place) {
    out.pages.push_back(read_page(item, place, out.languages, findings));
  });
  out.declaration = reader.words("declaration", Need::kOptional, out.languages, kMaxBodyBytes);
  out.what_happens_next = reader.words("what_happens_next", Need::kOptional, out.languages, kMaxBodyBytes);
  out.promise = read_promise(reader);
  out.guidance = reader.text("guidance", Need::kOptional, kMaxBodyBytes);
  return out;
}

}  // namespace

LintReport lint(std::string_view text) {
  LintReport report;
  const base::Result<json> parsed = words::parse_strict_json(text, kMaxDefinitionBytes, kMaxDepth);
  if (!parsed) {
    report.findings.push_back({parsed.error().where, parsed.error().detail});
    return report;
  }
  Findings findings;
  Definition definition = read_definition(*parsed, findings);
  // Half-read pages would only raise findings that are not real.
  if (findings.empty()) check_definition(definition, findings);
  if (findings.empty()) report.definition = std::move(definition);
  report.findings = findings.take();
  return report;
}

base::Result<Definition> load(std::string_view text) {
  LintReport report = lint(text);
  if (report.definition) return std::move(*report.definition);
  const base::ErrorCode code =
      text.size() > kMaxDefinitionBytes ? base::ErrorCode::kTooLarge : base::ErrorCode::kInvalid;
  return base::fail(code, report.findings.front().place, report.findings.front().reason);
}

}  // namespace waymark::journeys
