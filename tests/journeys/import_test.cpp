#include "kiosk/journeys/import/import.h"

#include <gmock/gmock.h>

#include "kiosk/journeys/import/plain_text.h"
#include "kiosk/journeys/import/raw_condition.h"
#include "kiosk/journeys/route.h"
#include "tests/journeys/a_journey.h"

namespace waymark::journeys {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

json component(const std::string& type, const std::string& name, json more = json::object()) {
  json out{{"type", type},
           {"name", name},
           {"title", "What is " + name + "?"},
           {"options", json::object()},
           {"schema", json::object()}};
  out.update(more);
  return out;
}
json form_page(const std::string& path, json components, json next) {
  return {{"path", path}, {"title", "Page " + path}, {"components", components}, {"next", next}};
}
// Two pages and a summary, in the digital form builder's second version.
json a_form() {
  return {{"version", 2},
          {"startPage", "/one"},
          {"name", "A form"},
          {"lists", json::array()},
          {"sections", json::array()},
          {"conditions", json::array()},
          {"pages",
           {form_page("/one", {component("YesNoField", "ready")}, {{{"path", "/two"}}}),
            form_page("/two", {component("TextField", "name")}, {{{"path", "/summary"}}}),
            {{"path", "/summary"}, {"title", "Summary"}, {"controller", "./pages/summary.js"}}}}};
}
Import imported(const json& form, ImportOptions options = {}) {
  const base::Result<Import> out = import_form(form.dump(), options);
  EXPECT_TRUE(out.has_value());
  return out.value_or(Import{});
}
Definition journey_of(const json& form, ImportOptions options = {}) {
  const Import out = imported(form, std::move(options));
  for (const ImportNote& note : out.report.refused)
    ADD_FAILURE() << note.place << ": " << note.what << ": " << note.reason;
  return load(out.definition).value_or(Definition{});
}
std::string refusal(const json& form) {
  const Import out = imported(form);
  EXPECT_TRUE(out.refused());
  return out.report.refused.empty()
             ? ""
             : out.report.refused[0].place + ": " + out.report.refused[0].what + ": " + out.report.refused[0].reason;
}

TEST(AnImportedForm, IsAJourneyThatAKioskTakes) {
  const Definition definition = journey_of(a_form());
  EXPECT_EQ(definition.id, "a-form");
  ASSERT_EQ(definition.pages.size(), 2U);
  EXPECT_EQ(definition.pages[0].id, "one");
  EXPECT_EQ(definition.find_question("ready")->kind, QuestionKind::kYesNo);
  EXPECT_EQ(next_page(definition, "two", answers({{"ready", "yes"}, {"name", "x"}}), kToday), kCheckAnswers);
}

TEST(AnImportedForm, KeepsLimitsHintsAndWhatIsOptional) {
  json form = a_form();
  form["pages"][1]["components"] = {
      component("TextField", "name",
                {{"hint", "<p>As on your <b>passport</b></p>"}, {"schema", {{"max", 70}, {"regex", "[A-Z].*"}}}}),
      component("NumberField", "people", {{"schema", {{"min", "1"}, {"max", 9}, {"precision", 0}}}}),
      component("DatePartsField", "born", {{"options", {{"maxDaysInFuture", 0}, {"required", false}}}})};
  const Definition definition = journey_of(form);
  const Question& name = *definition.find_question("name");
  EXPECT_EQ(name.hint.in("en-GB"), "As on your passport");
  EXPECT_EQ(name.limits.max_length, 70);
  EXPECT_EQ(name.limits.pattern, "[A-Z].*");
  EXPECT_EQ(definition.find_question("people")->limits.max, 9);
  EXPECT_TRUE(definition.find_question("born")->optional);
  EXPECT_EQ(definition.find_question("born")->limits.not_after->offset, DayOffset{});
}

TEST(AnImportedForm, TakesThePagesTitleForAHiddenOne) {
  json form = a_form();
  form["pages"][0]["components"][0]["options"] = {{"hideTitle", true}};
  EXPECT_EQ(heading_of(journey_of(form).pages[0]).in("en-GB"), "Page /one");
}

TEST(AnImport, KnowsTheDialect) {
  json form = a_form();
  EXPECT_EQ(imported(form).report.dialect, "dfb-v2");
  form["version"] = 1;
  EXPECT_EQ(imported(form).report.dialect, "dfb-v1");
  form.erase("version");
  EXPECT_EQ(imported(form).report.dialect, "dfb-v0");
  form["schema"] = 2;
  EXPECT_EQ(imported(form).report.dialect, "defra-v2");
  form.erase("schema");
  form["engine"] = "V1";
  EXPECT_EQ(imported(form).report.dialect, "defra-v1");
}

TEST(AnImportedForm, FollowsTheFirstTrueLinkAndElseTheLastWithoutACondition) {
  json form = a_form();
  form["pages"][0]["next"] = {
      {{"path", "/summary"}}, {{"path", "/three"}, {"condition", "isReady"}}, {{"path", "/two"}}};
  form["pages"].push_back(form_page("/three", {component("TextField", "more")}, {{{"path", "/two"}}}));
  form["conditions"] = {{{"name", "isReady"}, {"value", "ready == true"}}};
  const Definition definition = journey_of(form);
  EXPECT_EQ(next_page(definition, "one", answers({{"ready", "yes"}}), kToday), "three");
  EXPECT_EQ(next_page(definition, "one", answers({{"ready", "no"}}), kToday), "two");
  EXPECT_THAT(imported(form).report.dropped,
              testing::Contains(testing::Field(&ImportNote::reason, HasSubstr("only the last is followed"))));
}

TEST(AnImportedForm, ReadsConditionsFromTheEditorsModel) {
  json form = a_form();
  form["sections"] = {{{"name", "about"}, {"title", "About"}}};
  form["pages"][0]["section"] = "about";
  form["pages"][0]["next"] = {{{"path", "/two"}, {"condition", "c"}}};
  form["conditions"] = json::parse(R"([{"name": "c", "value": {"name": "c", "conditions": [
      {"field": {"name": "about.ready", "type": "YesNoField"}, "operator": "is", "value": {"type": "Value", "value": "true"}},
      {"coordinator": "or", "field": {"name": "about.ready", "type": "YesNoField"}, "operator": "is not",
       "value": {"type": "Value", "value": "true"}}]}}])");
  const Definition definition = journey_of(form);
  EXPECT_EQ(next_page(definition, "one", answers({{"ready", "no"}}), kToday), "two");
  EXPECT_EQ(next_page(definition, "one", Answers{}, kToday), kCheckAnswers) << "nothing is known yet";
}

TEST(AnImportedForm, OfDefrasSecondVersionShowsPagesByTheirOwnCondition) {
  json form = a_form();
  form.update({{"engine", "V2"}, {"schema", 2}});
  form["pages"][0]["components"][0]["id"] = "component-1";
  form["pages"][1]["condition"] = "condition-1";
  form["pages"][1]["next"] = json::array();
  form["conditions"] = json::parse(
      R"([{"id": "condition-1", "displayName": "d", "items": [{"componentId": "component-1", "operator": "is", "value": true, "type": "BooleanValue"}]}])");
  const Import out = imported(form);
  EXPECT_EQ(out.report.dialect, "defra-v2");
  const Definition definition = journey_of(form);
  EXPECT_EQ(next_page(definition, "one", answers({{"ready", "yes"}}), kToday), "two");
  EXPECT_EQ(next_page(definition, "one", answers({{"ready", "no"}}), kToday), kCheckAnswers);
}

TEST(AnImportedForm, TellsTwoQuestionsOfOneNameApartByTheirSection) {
  json form = a_form();
  form["sections"] = {{{"name", "first"}, {"title", "First"}}, {{"name", "second"}, {"title", "Second"}}};
  form["pages"][0]["components"] = {component("TextField", "name")};
  form["pages"][0]["section"] = "first";
  form["pages"][1]["section"] = "second";
  const Definition definition = journey_of(form);
  EXPECT_NE(definition.find_question("name"), nullptr);
  EXPECT_NE(definition.find_question("second-name"), nullptr);
}

TEST(AnImport, ReportsEveryScriptLinkAndPictureItLeavesOut) {
  json form = a_form();
  form["pages"][1]["components"].push_back(
      {{"type", "Html"},
       {"content", "<p>Read <a href='/x'>this</a></p><script>alert('x')</script><ul><li>One</li><li>Two</li></ul>"}});
  const Import out = imported(form);
  std::vector<std::string> what;
  for (const ImportNote& note : out.report.dropped) what.push_back(note.what);
  EXPECT_THAT(what, ElementsAre("link", "script"));
  EXPECT_EQ(load(out.definition)->pages[1].body.in("en-GB"), "Read this\n\n- One\n- Two");
}

TEST(AnImport, ReportsUnknownKeysAtTheTopAndPagesThatNothingLeadsTo) {
  json form = a_form();
  form["fees"] = {{{"amount", 10}}};
  form["pages"].push_back(form_page("/lost", {component("TextField", "lost")}, {{{"path", "/summary"}}}));
  const json report = json::parse(report_json(imported(form).report));
  EXPECT_EQ(report["dropped"][0]["place"], "fees");
  EXPECT_EQ(report["dropped"][1]["place"], "pages/3 (/lost)");
  EXPECT_EQ(report["imported"], true);
}

TEST(AnImport, RefusesWhatItDoesNotKnow) {
  json form = a_form();
  form["pages"][1]["components"][0]["type"] = "HologramField";
  EXPECT_EQ(refusal(form), "pages/1 (/two)/components/0 (name): HologramField: is not a component that is known");
  form = a_form();
  form["pages"][1]["controller"] = "./pages/magic.js";
  EXPECT_EQ(refusal(form), "pages/1 (/two): magic: is not a controller that is known");
  form = a_form();
  form["pages"][0]["next"] = {{{"path", "/two"}, {"condition", "nowhere"}}};
  EXPECT_THAT(refusal(form), HasSubstr("there is no condition called nowhere"));
  form = a_form();
  form["pages"][0]["next"] = {{{"path", "/nowhere"}}};
  EXPECT_THAT(refusal(form), HasSubstr("there is no page /nowhere"));
  form = a_form();
  form["pages"][1]["components"] = {component("RadiosField", "bin", {{"list", "bins"}})};
  EXPECT_THAT(refusal(form), HasSubstr("there is no list called bins"));
}

TEST(AnImport, RefusesAConditionThatNamesItself) {
  json form = a_form();
  form["pages"][0]["next"] = {{{"path", "/two"}, {"condition", "a"}}};
  form["conditions"] = {{{"name", "a"}, {"value", "b"}}, {{"name", "b"}, {"value", "not a"}}};
  EXPECT_THAT(refusal(form), HasSubstr("names itself"));
}

TEST(AnImport, RefusesAnUploadOrLeavesItOutWhenAskedTo) {
  json form = a_form();
  form["pages"][1]["components"].push_back(component("FileUploadField", "file"));
  EXPECT_THAT(refusal(form), HasSubstr("FileUploadField: a kiosk has no files to upload"));
  ImportOptions options;
  options.unsupported = Unsupported::kLeaveOut;
  const Import out = imported(form, options);
  EXPECT_FALSE(out.refused());
  EXPECT_THAT(out.report.dropped, ElementsAre(testing::Field(&ImportNote::what, "FileUploadField")));
}

TEST(AnImport, OfSomethingElseIsAnError) {
  EXPECT_FALSE(import_form("[]", {}).has_value());
  EXPECT_FALSE(import_form("{\"pages\": []}", {}).has_value());
  EXPECT_FALSE(import_form("nonsense", {}).has_value());
}

TEST(AnExpression, BindsAndCloserThanOr) {
  const auto parsed = importing::parse_expression("a == 1 or b == 'x' and not (c in d)");
  EXPECT_FALSE(parsed.has_value()) << "in wants a text before it";
  const auto fine = importing::parse_expression("a == 1 or b.c == 'x' and not ('y' in d)");
  ASSERT_TRUE(fine.has_value());
  EXPECT_EQ(fine->op, Operator::kAny);
  ASSERT_EQ(fine->children.size(), 2U);
  EXPECT_EQ(fine->children[1].op, Operator::kAll);
  EXPECT_EQ(fine->children[1].children[0].name, "b.c");
  EXPECT_TRUE(fine->children[1].children[1].negated);
  EXPECT_EQ(fine->children[1].children[1].value, "y");
}

struct BadExpression {
  const char* text;
  const char* reason;
};
class ABadExpression : public testing::TestWithParam<BadExpression> {};

TEST_P(ABadExpression, IsRefusedWithTheColumn) {
  const auto parsed = importing::parse_expression(GetParam().text);
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(base::to_string(parsed.error()), std::string{"unsupported: "} + GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    All, ABadExpression,
    testing::Values(BadExpression{"a == 'x", "column 6: a text that does not end"},
                    BadExpression{"a = 1", "column 3: a sign that is not known"},
                    BadExpression{"(a == 1", "column 8: a closing parenthesis is missing"},
                    BadExpression{"length(a) > 3", "column 7: a function"},
                    BadExpression{"a == 1 b", "column 8: something is left over"},
                    BadExpression{"'it's' in a", "column 5: a value that is compared with nothing"},
                    BadExpression{"", "column 1: a value that is neither text, a number, true nor false"}));

TEST(AnExpression, NestedWithoutEndIsRefused) {
  EXPECT_FALSE(importing::parse_expression(std::string(5000, '(') + "a").has_value());
  std::string nots;
  for (int i = 0; i < 5000; ++i) nots += "not ";
  EXPECT_FALSE(importing::parse_expression(nots + "a").has_value());
}

TEST(PlainText, TakesHtmlAndMarkdownDownToParagraphsAndLists) {
  using importing::from_html;
  using importing::from_markdown;
  EXPECT_EQ(from_html("<h2>Hello &amp; welcome</h2><p>One<br>two &#163;5 &nbsp;</p>").text,
            "Hello & welcome\n\nOne\n\ntwo £5");
  EXPECT_EQ(from_html("a < b").dropped, (std::vector<std::string>{}));
  EXPECT_EQ(from_html("<style>p{}</style>x").text, "x");
  EXPECT_EQ(from_html("&#xD800;&bogus;&").text, "&#xD800;&bogus;&");
  EXPECT_EQ(from_markdown("# Title\n\nSome **bold** [link](https://x)\n- a\n- b\n").text,
            "Title\n\nSome bold link\n\n- a\n- b");
  EXPECT_EQ(from_markdown("[x](y").text, "[x](y");
  EXPECT_THAT(from_html("").text, IsEmpty());
}

}  // namespace
}  // namespace waymark::journeys
