// Public forms with truth values and routes that other engines compute, where they can be had.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "kiosk/journeys/import/importer.h"
#include "kiosk/journeys/reader.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/journeys/validate.h"
#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"
#include "tests/journeys/shared_data.h"

namespace waymark::journeys {
namespace {

using namespace test;

// One form, imported with what a kiosk cannot ask left out.
struct Form {
  json source;
  ImportOptions options;
  ImportReport report;
  std::unique_ptr<importing::Importer> importer;
  std::optional<Definition> definition;

  explicit Form(const std::filesystem::path& file) : source(json::parse(read_whole(file.string()))) {
    options.unsupported = Unsupported::kLeaveOut;
    const base::Result<Import> imported = import_form(source.dump(), options);
    if (!imported) return;
    report.dialect = imported->report.dialect;
    importer = std::make_unique<importing::Importer>(source, options, report);
    (void)importer->run();
    if (!imported->refused()) definition = lint(imported->definition).definition;
  }
};

Form& form_named(const std::string& name) {
  static std::map<std::string, std::unique_ptr<Form>> loaded;
  std::unique_ptr<Form>& form = loaded[name];
  if (!form) form = std::make_unique<Form>(shared_data() / "forms" / name);
  return *form;
}

std::string answer_of(const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const json& one : value) out += (out.empty() ? "" : "\n") + answer_of(one);
  return out;
}

// An engine's state as our answers: fields at the top or in sections.
Answers answers_of(const Form& form, const json& state, const std::string& prefix = "") {
  Answers out;
  for (const auto& [key, value] : state.items()) {
    const importing::Asked* const asked = form.importer->find_asked(prefix + key);
    if (asked != nullptr && !value.is_object()) {
      if (!value.is_null()) out.set(asked->id, base::Secret{answer_of(value)});
    } else if (value.is_object() && prefix.empty()) {
      for (const auto& [id, answer] : answers_of(form, value, key + ".")) out.set(id, answer);
    }
  }
  return out;
}

// Rows that give truth to other conditions directly say nothing about answers.
bool sets_conditions(const json& state) {
  for (const auto& [key, value] : state.items()) {
    if (key.substr(0, 5) == "cond_") return true;
  }
  return false;
}

TEST(PublicForms, HaveTheTruthValuesThatTheirEngineComputes) {
  const auto file = shared_data() / "forms" / "conditions.jsonl";
  WAYMARK_NEED_SHARED(file);
  Day today;
  ASSERT_TRUE(parse_day("2026-01-15", &today));
  int agreed = 0;
  int kinder = 0;
  std::set<std::string> refused;
  for (const json& row : json_lines(file)) {
    if (sets_conditions(row.at("state"))) continue;
    Form& form = form_named(row.at("file"));
    const std::string name = row.at("condition");
    std::optional<nlohmann::ordered_json> native;
    if (form.importer && form.definition) native = form.importer->condition(name, "");
    if (!native) {
      refused.insert(row.at("file").get<std::string>());
      continue;
    }
    Findings findings;
    std::optional<Condition> condition = read_condition(json::parse(native->dump()), "", findings);
    ASSERT_TRUE(condition.has_value()) << *native;
    bind_condition(*condition, *form.definition);
    const Answers given = answers_of(form, row.at("state"));
    const bool ours = holds(*condition, given, today);
    if (ours == row.at("result").get<bool>()) {
      ++agreed;
      continue;
    }
    // The engine gives up on the whole of "a or b" when a is not answered, even where b is true. We do not.
    bool all_answered = true;
    for (const std::string_view question : questions_in(*condition)) all_answered &= given.answered(question);
    EXPECT_TRUE(ours && !all_answered) << row;
    EXPECT_NE(row.at("expression").get<std::string>().find(" or "), std::string::npos) << row;
    ++kinder;
  }
  std::cout << agreed << " truth values agree, " << kinder << " differ by design, of forms refused: " << refused.size()
            << "\n";
  EXPECT_GT(agreed, 950);
  EXPECT_LT(kinder, 60);
}

// Some forms ask about a question in a section without naming the section. The engine that made the routes then finds
// no answer and goes to the summary; the fork those forms were written for finds it, and so do we.
bool names_questions_without_their_section(const json& form) {
  std::set<std::string> in_sections;
  for (const json& page : form.at("pages")) {
    if (importing::string_of(page, "section").empty()) continue;
    for (const json& component : page.value("components", json::array())) {
      in_sections.insert(importing::string_of(component, "name"));
    }
  }
  for (const json& condition : form.value("conditions", json::array())) {
    const json value = condition.value("value", json{});
    if (!value.is_object()) continue;
    for (const json& entry : value.value("conditions", json::array())) {
      if (in_sections.count(importing::string_of(entry.value("field", json::object()), "name")) != 0) return true;
    }
  }
  return false;
}

TEST(PublicForms, TakeTheRoutesThatTheirEngineTakes) {
  const auto file = shared_data() / "forms" / "routes.jsonl";
  WAYMARK_NEED_SHARED(file);
  Day today;
  ASSERT_TRUE(parse_day("2026-01-15", &today));
  int agreed = 0;
  int set_aside = 0;
  std::set<std::string> refused;
  for (const json& row : json_lines(file)) {
    Form& form = form_named(row.at("file"));
    if (!form.definition) {
      refused.insert(row.at("file").get<std::string>());
      continue;
    }
    // DEFRA's first engine does not order the choices of a list: "more than one applicant" never holds there.
    const bool orders_choices = row.at("file").get<std::string>().substr(0, 4) == "0061";
    if (orders_choices || names_questions_without_their_section(form.source)) {
      ++set_aside;
      continue;
    }
    std::vector<std::string> theirs;
    for (const json& path : row.at("route")) {
      const importing::DraftPage* const page = form.importer->find_page(path.get<std::string>());
      if (page != nullptr && !page->is_summary) theirs.push_back(page->id);
    }
    const Route ours = route(*form.definition, answers_of(form, row.at("state")), today);
    EXPECT_EQ(page_ids(*form.definition, ours.pages), theirs) << row.at("file") << " " << row.at("seed");
    ++agreed;
  }
  std::cout << agreed << " routes checked, " << set_aside << " set aside, of forms refused: " << refused.size() << "\n";
  EXPECT_GT(agreed, 400);
}

}  // namespace
}  // namespace waymark::journeys
