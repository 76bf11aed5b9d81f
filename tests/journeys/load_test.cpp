#include "kiosk/journeys/load.h"

#include <gmock/gmock.h>

#include "tests/journeys/a_journey.h"

namespace waymark::journeys {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::StartsWith;

json two_pages() { return journey({page("one", question("name", "text")), page("two", question("home", "postcode"))}); }

TEST(LoadingAJourney, KeepsWhatTheCouncilWrote) {
  json from = two_pages();
  from["pages"][0]["questions"][0].update({{"privacy", "secret"}, {"keyboard", "name"}, {"max_length", 40}});
  from["promise"] = {{"working_days", 5}};
  from["what_happens_next"] = text("We will write to you by {due}");
  const Definition definition = loaded(from);
  const Question* const name = definition.find_question("name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->privacy, Privacy::kSecret);
  EXPECT_TRUE(name->mask) << "a secret answer is covered on check-answers without being asked";
  EXPECT_EQ(name->keyboard, Keyboard::kName);
  EXPECT_EQ(max_length_of(*name), 40);
  EXPECT_EQ(definition.find_question("home")->keyboard, Keyboard::kPostcode);
  EXPECT_EQ(definition.promise.working_days, 5);
  EXPECT_EQ(definition.page_of("home")->id, "two");
}

TEST(LoadingAJourney, AQuestionForAPhotoHasItsWayOutOfItself) {
  const Definition definition = loaded(journey({page("one", question("letter", "photo"))}));
  const auto& options = definition.find_question("letter")->options;
  ASSERT_EQ(options.size(), 2U);
  EXPECT_EQ(options[0].value, kPhotoTaken);
  EXPECT_EQ(options[1].value, kNoPhoto);
  EXPECT_TRUE(has_photo(definition));
}

TEST(LoadingAJourney, AYesNoQuestionHasItsTwoOptions) {
  const Definition definition = loaded(journey({page("one", question("ready", "yes_no"))}));
  const Question* const ready = definition.find_question("ready");
  ASSERT_NE(ready, nullptr);
  ASSERT_EQ(ready->options.size(), 2U);
  EXPECT_EQ(ready->options[0].value, "yes");
  EXPECT_EQ(ready->options[1].value, "no");
}

TEST(ABrokenJourney, ThatIsNotJsonIsRefusedWithLineAndColumn) {
  const auto definition = load("{\n  \"format\": 1,,\n}");
  ASSERT_FALSE(definition.has_value());
  EXPECT_EQ(definition.error().where, "line 2, column 15");
}

TEST(ABrokenJourney, WithAKeyGivenTwiceIsRefused) {
  const auto definition = load(R"({"format": 1, "format": 1})");
  ASSERT_FALSE(definition.has_value());
  EXPECT_EQ(base::to_string(definition.error()), "invalid: format: is given twice");
}

TEST(ABrokenJourney, OverTheSizeLimitIsRefused) {
  const auto definition = load(std::string(kMaxDefinitionBytes + 1, ' '));
  ASSERT_FALSE(definition.has_value());
  EXPECT_EQ(definition.error().code, base::ErrorCode::kTooLarge);
}

TEST(ABrokenJourney, NestedTooDeepIsRefused) {
  const auto definition = load(std::string(100'000, '[') + std::string(100'000, ']'));
  ASSERT_FALSE(definition.has_value());
  EXPECT_THAT(definition.error().detail, HasSubstr("levels deep"));
}

TEST(ABrokenJourney, WithALabelOfAHundredKilobytesIsRefusedWithItsPlace) {
  json from = two_pages();
  from["pages"][1]["questions"][0]["label"]["en-GB"] = std::string(100'000, 'x');
  EXPECT_EQ(first_finding(from),
            "pages/1 (two)/questions/0 (home)/label/en-GB: is 100000 bytes long; at most 2000 are allowed");
}

TEST(ABrokenJourney, WithALabelOfAMegabyteIsRefusedAtTheDoor) {
  json from = two_pages();
  from["pages"][1]["questions"][0]["label"]["en-GB"] = std::string(1'000'000, 'x');
  EXPECT_EQ(first_finding(from), ": is over 512 kB");
}

TEST(ABrokenJourney, WithAnUnknownKeyIsRefused) {
  json from = two_pages();
  from["pages"][0]["questions"][0]["mandatory"] = true;
  EXPECT_EQ(first_finding(from), "pages/0 (one)/questions/0 (name)/mandatory: is not a key that is known here");
}

TEST(ABrokenJourney, WithTextMissingInALanguageIsRefused) {
  json from = two_pages();
  from["languages"] = {"en-GB", "gd"};
  from["title"]["gd"] = "Turas";
  EXPECT_EQ(first_finding(from), "pages/0 (one)/questions/0 (name)/label: has no text in gd");
}

TEST(ABrokenJourney, WithTextInALanguageItDoesNotOfferIsRefused) {
  json from = two_pages();
  from["title"]["cy"] = "Taith";
  EXPECT_EQ(first_finding(from), "title/cy: is not one of the languages of this journey");
}

TEST(ABrokenJourney, WithTwoPagesOfOneIdIsRefused) {
  json from = two_pages();
  from["pages"][1]["id"] = "one";
  EXPECT_EQ(first_finding(from), "pages/1 (one): has the id of another page");
}

TEST(ABrokenJourney, WithTwoQuestionsOfOneIdIsRefused) {
  json from = two_pages();
  from["pages"][1]["questions"][0]["id"] = "name";
  EXPECT_EQ(first_finding(from), "pages/1 (two)/questions (name): has the id of another question");
}

TEST(ABrokenJourney, ThatLinksToAnUnknownPageIsRefused) {
  json from = two_pages();
  from["pages"][0]["next"] = {{{"page", "three"}}};
  EXPECT_EQ(first_finding(from), "pages/0 (one)/next/0/page: there is no page called three");
}

TEST(ABrokenJourney, WithACycleIsRefused) {
  json from = two_pages();
  from["pages"][1]["next"] = {{{"page", "one"}, {"when", {{"answered", "home"}}}}};
  EXPECT_EQ(first_finding(from), "pages/0 (one): is part of a cycle: it can be reached from itself");
}

TEST(ABrokenJourney, WithAPageThatNothingLeadsToIsRefused) {
  json from = two_pages();
  from["pages"][0]["next"] = {{{"page", "check-answers"}}};
  EXPECT_EQ(first_finding(from), "pages/1 (two): can never be reached from the first page");
}

TEST(ABrokenJourney, WithAnEndingThatNoLinkNamesIsRefused) {
  json from = two_pages();
  from["pages"].push_back(ending("too-late"));
  EXPECT_EQ(first_finding(from), "pages/2 (too-late): can never be reached from the first page");
}

TEST(ABrokenJourney, WhoseLinkCanNeverBeFollowedIsRefused) {
  json from = two_pages();
  from["pages"][0]["next"] = {{{"page", "two"}}, {{"page", "check-answers"}}};
  EXPECT_THAT(first_finding(from), StartsWith("pages/0 (one)/next/1: can never be followed"));
}

TEST(ABrokenJourney, WithNoQuestionAndNoHeadingIsRefused) {
  EXPECT_THAT(first_finding(journey({{{"id", "one"}}})), StartsWith("pages/0 (one)/heading: is missing"));
}

TEST(ABrokenJourney, WhosePatternIsNoPatternIsRefused) {
  json from = two_pages();
  from["pages"][0]["questions"][0]["pattern"] = "[a-";
  EXPECT_THAT(first_finding(from), HasSubstr("not a regular expression"));
}

TEST(ABrokenJourney, WithLimitsThatNoAnswerMeetsIsRefused) {
  json from = two_pages();
  from["pages"][0]["questions"][0].update({{"min_length", 10}, {"max_length", 5}});
  EXPECT_THAT(first_finding(from), HasSubstr("no answer can meet both"));
}

TEST(ABrokenJourney, WithALimitOfAnotherKindIsRefused) {
  json from = two_pages();
  from["pages"][0]["questions"][0]["decimals"] = 2;
  EXPECT_THAT(first_finding(from), HasSubstr("decimals: does not apply to this kind of question"));
}

TEST(ABrokenJourney, ThatPromisesADayItDoesNotSayIsRefused) {
  json from = two_pages();
  from["promise"] = {{"working_days", 5}};
  from["what_happens_next"] = text("We will write to you");
  EXPECT_THAT(first_finding(from), StartsWith("what_happens_next/en-GB: does not say {due}"));
}

TEST(ABrokenJourney, ThatPrintsASecretIsRefused) {
  json from = two_pages();
  from["pages"][0]["questions"][0].update({{"privacy", "secret"}, {"print", true}});
  EXPECT_THAT(first_finding(from), HasSubstr("print: cannot be set on a secret or masked answer"));
}

TEST(ABrokenJourney, ShowsAllItsMistakesAtOnceButNotWithoutEnd) {
  json from = two_pages();
  for (int i = 0; i < 500; ++i) from["unknown-" + std::to_string(i)] = 1;
  EXPECT_EQ(lint(from.dump()).findings.size(), kMaxFindings);
}

struct BadCondition {
  const char* name;
  const char* condition;
  const char* reason;
};

class ABrokenCondition : public testing::TestWithParam<BadCondition> {};

TEST_P(ABrokenCondition, IsRefusedWithTheReason) {
  json from = journey({page("one", question("bin", "radios", options({"green", "blue"}))),
                       page("two", question("when", "date")), page("three", question("people", "number")),
                       page("four", question("needs", "checkboxes", options({"hoist", "none"}))),
                       page("five", question("later", "text"))});
  from["pages"][4]["when"] = json::parse(GetParam().condition);
  EXPECT_THAT(first_finding(from), StartsWith("pages/4 (five)/when"));
  EXPECT_THAT(first_finding(from), HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(
    All, ABrokenCondition,
    testing::Values(BadCondition{"UnknownQuestion", R"({"eq": ["bim", "green"]})", "no question called bim"},
                    BadCondition{"NotAnOption", R"({"eq": ["bin", "red"]})", "\"red\", which is not an option"},
                    BadCondition{"AskedLater", R"({"eq": ["later", "x"]})", "has not been asked yet"},
                    BadCondition{"Operator", R"({"is": ["bin", "green"]})", "operator that is not known"},
                    BadCondition{"TwoOperators", R"({"answered": "bin", "not": {"answered": "bin"}})", "one operator"},
                    BadCondition{"LessOfRadios", R"({"lt": ["bin", 3]})", "cannot be asked of bin"},
                    BadCondition{"EqualOfCheckboxes", R"({"eq": ["needs", "hoist"]})", "cannot be asked of needs"},
                    BadCondition{"NumberWithWords", R"({"ge": ["people", "three"]})", "a number with something else"},
                    BadCondition{"DateWithWords", R"({"before": ["when", "soon"]})", "a date with something else"},
                    BadCondition{"NoSuchDay", R"({"before": ["when", "2026-02-30"]})", "a date with something else"},
                    BadCondition{"EmptyGroup", R"({"and": []})", "list of 1 to 64"},
                    BadCondition{"NotAPair", R"({"eq": ["bin"]})", "a question's id and a value"}),
    [](const auto& each) { return std::string{each.param.name}; });

}  // namespace
}  // namespace waymark::journeys
