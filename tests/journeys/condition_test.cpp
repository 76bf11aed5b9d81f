#include "kiosk/journeys/condition.h"

#include "tests/journeys/a_journey.h"

namespace waymark::journeys {
namespace {

using namespace test;

// A page shown only when the condition holds, after one question of each kind that conditions know.
bool holds_for(const char* condition, const Answers& given) {
  json from = journey({page("one", question("bin", "radios", options({"green", "blue"}))),
                       page("two", question("when", "date")), page("three", question("people", "number")),
                       page("four", question("needs", "checkboxes", options({"hoist", "lift", "lift-and-hoist"}))),
                       page("five", question("words", "text")), page("six", question("last", "text"))});
  from["pages"][5]["when"] = json::parse(condition);
  const Definition definition = loaded(from);
  const Page* const last = definition.find_page("six");
  return last != nullptr && holds(*last->when, given, kToday);
}

TEST(Conditions, CompareChoicesNumbersAndDatesEachInTheirOwnWay) {
  EXPECT_TRUE(holds_for(R"({"eq": ["bin", "green"]})", answers({{"bin", "green"}})));
  EXPECT_FALSE(holds_for(R"({"ne": ["bin", "green"]})", answers({{"bin", "green"}})));
  EXPECT_TRUE(holds_for(R"({"gt": ["people", 9]})", answers({{"people", "10"}}))) << "10 is more than 9, not before it";
  EXPECT_TRUE(holds_for(R"({"eq": ["people", 3]})", answers({{"people", "3.0"}})));
  EXPECT_TRUE(holds_for(R"({"le": ["people", 3]})", answers({{"people", "3"}})));
  EXPECT_FALSE(holds_for(R"({"lt": ["people", 3]})", answers({{"people", "3"}})));
  EXPECT_TRUE(holds_for(R"({"before": ["when", "2026-03-01"]})", answers({{"when", "2026-02-28"}})));
  EXPECT_FALSE(holds_for(R"({"after": ["when", "2026-02-28"]})", answers({{"when", "2026-02-28"}})));
}

TEST(Conditions, ContainsMeansAWholeChoiceButAnyPartOfAText) {
  EXPECT_TRUE(holds_for(R"({"contains": ["needs", "lift"]})", answers({{"needs", "hoist\nlift"}})));
  EXPECT_FALSE(holds_for(R"({"contains": ["needs", "lift"]})", answers({{"needs", "lift-and-hoist"}})));
  EXPECT_TRUE(holds_for(R"({"contains": ["words", "lift"]})", answers({{"words", "a lift-shaft"}})));
}

TEST(Conditions, LengthsCountCharactersNotBytes) {
  EXPECT_FALSE(holds_for(R"({"longer": ["words", 4]})", answers({{"words", "càil"}})));
  EXPECT_TRUE(holds_for(R"({"shorter": ["words", 5]})", answers({{"words", "càil"}})));
}

TEST(Conditions, DatesBesideTodayMoveWithIt) {
  EXPECT_TRUE(holds_for(R"({"before": ["when", "today"]})", answers({{"when", "2026-11-21"}})));
  EXPECT_FALSE(holds_for(R"({"before": ["when", "today"]})", answers({{"when", "2026-11-22"}})));
  EXPECT_TRUE(holds_for(R"({"after": ["when", {"years": -18}]})", answers({{"when", "2008-11-23"}})));
  EXPECT_FALSE(holds_for(R"({"after": ["when", {"years": -18}]})", answers({{"when", "2008-11-22"}})));
}

TEST(Conditions, NothingFollowsFromAnAnswerThatWasNotGiven) {
  const Answers none;
  EXPECT_FALSE(holds_for(R"({"eq": ["bin", "green"]})", none));
  EXPECT_FALSE(holds_for(R"({"ne": ["bin", "green"]})", none));
  EXPECT_FALSE(holds_for(R"({"not": {"eq": ["bin", "green"]}})", none));
  EXPECT_FALSE(holds_for(R"({"not": {"and": [{"eq": ["bin", "green"]}, {"not": {"answered": "bin"}}]}})", none));
}

TEST(Conditions, AnOptionalQuestionLeftBlankIsNotAnswered) {
  EXPECT_FALSE(holds_for(R"({"answered": "words"})", answers({{"words", ""}})));
  EXPECT_TRUE(holds_for(R"({"not": {"answered": "words"}})", answers({{"words", ""}})));
}

TEST(Conditions, OneTrueIsEnoughForOrAndOneFalseForAnd) {
  EXPECT_TRUE(holds_for(R"({"or": [{"eq": ["bin", "green"]}, {"gt": ["people", 2]}]})", answers({{"people", "3"}})));
  EXPECT_TRUE(
      holds_for(R"({"not": {"and": [{"eq": ["bin", "green"]}, {"gt": ["people", 2]}]}})", answers({{"people", "1"}})));
  EXPECT_FALSE(holds_for(R"({"and": [{"eq": ["bin", "green"]}, {"gt": ["people", 2]}]})", answers({{"people", "3"}})));
}

TEST(Days, TheTwentyNinthOfFebruaryBecomesTheLastOfItsMonth) {
  Day leap;
  ASSERT_TRUE(parse_day("2024-02-29", &leap));
  EXPECT_EQ(format_day(day_from(leap, {1, 0, 0})), "2025-02-28");
  EXPECT_EQ(format_day(day_from(leap, {0, 1, 1})), "2024-03-30");
}

TEST(Days, OnlyRealOnesAreRead) {
  Day day;
  EXPECT_FALSE(parse_day("2026-02-29", &day));
  EXPECT_FALSE(parse_day("2026-2-9", &day));
  EXPECT_FALSE(parse_day("-026-02-09", &day));
  EXPECT_FALSE(parse_day("2026-+2-09", &day));
  EXPECT_TRUE(parse_day("2024-02-29", &day));
}

}  // namespace
}  // namespace waymark::journeys
