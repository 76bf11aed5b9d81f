#include "kiosk/journeys/route.h"

#include <gmock/gmock.h>

#include "tests/journeys/a_journey.h"

namespace waymark::journeys {
namespace {

using namespace test;
using testing::ElementsAre;

// bin -> (garden: permit -> (no: sorry)) -> day -> (blue: colour) -> check-answers
Definition bins() {
  json from = journey({page("bin", question("bin", "radios", options({"green", "garden"}))),
                       page("permit", question("permit", "yes_no")), page("day", question("day", "date")),
                       page("tag", question("tag", "text", {{"optional", true}})), ending("sorry")});
  from["pages"][1]["when"] = {{"eq", {"bin", "garden"}}};
  from["pages"][1]["next"] = {{{"when", {{"eq", {"permit", "no"}}}}, {"page", "sorry"}}};
  return loaded(from);
}

std::vector<std::string> pages_of(const Definition& definition, const Answers& given) {
  return page_ids(definition, route(definition, given, kToday).pages);
}

TEST(TheRoute, SkipsAPageWhoseConditionDoesNotHold) {
  EXPECT_THAT(pages_of(bins(), answers({{"bin", "green"}})), ElementsAre("bin", "day", "tag"));
  EXPECT_THAT(pages_of(bins(), answers({{"bin", "garden"}})), ElementsAre("bin", "permit", "day", "tag"));
}

TEST(TheRoute, FollowsALinkToAnEnding) {
  const Definition definition = bins();
  const Answers given = answers({{"bin", "garden"}, {"permit", "no"}});
  EXPECT_THAT(pages_of(definition, given), ElementsAre("bin", "permit", "sorry"));
  EXPECT_EQ(route(definition, given, kToday).end, RouteEnd::kOutcome);
  EXPECT_EQ(next_page(definition, "permit", given, kToday), "sorry");
  EXPECT_EQ(next_page(definition, "sorry", given, kToday), "sorry");
  EXPECT_FALSE(is_complete(definition, given, kToday)) << "an ending is nothing to send";
}

TEST(TheRoute, NeverFallsIntoAnEndingByOrder) {
  EXPECT_EQ(next_page(bins(), "tag", answers({{"bin", "green"}}), kToday), kCheckAnswers);
}

TEST(TheRoute, ForgetsWhatWasAnsweredOnABranchThatWasLeft) {
  const Answers given = answers({{"bin", "green"}, {"permit", "no"}, {"day", "2026-11-20"}});
  const Route way = route(bins(), given, kToday);
  EXPECT_FALSE(way.answers.answered("permit"));
  EXPECT_EQ(way.end, RouteEnd::kSummary);
}

TEST(TheRoute, GoesForwardAndBackTheSameWay) {
  const Definition definition = bins();
  const Answers given = answers({{"bin", "garden"}, {"permit", "yes"}, {"day", "2026-11-20"}, {"tag", ""}});
  std::vector<std::string> forward{first_page(definition, kToday)};
  while (forward.back() != kCheckAnswers) forward.push_back(next_page(definition, forward.back(), given, kToday));
  EXPECT_THAT(forward, ElementsAre("bin", "permit", "day", "tag", "check-answers"));
  for (std::size_t i = forward.size() - 1; i > 0; --i) {
    EXPECT_EQ(previous_page(definition, forward[i], given, kToday), forward[i - 1]);
  }
  EXPECT_EQ(previous_page(definition, "bin", given, kToday), std::nullopt);
}

TEST(AChange, ThatOpensANewPageLeadsThere) {
  const Definition definition = bins();
  Answers given = answers({{"bin", "green"}, {"day", "2026-11-20"}, {"tag", ""}});
  EXPECT_TRUE(is_complete(definition, given, kToday));
  given.set("bin", base::Secret{"garden"});
  EXPECT_EQ(first_incomplete_page(definition, given, kToday), "permit");
}

TEST(AnOptionalQuestionNeverReached, StillWantsToBeSeen) {
  EXPECT_EQ(first_incomplete_page(bins(), answers({{"bin", "green"}, {"day", "2026-11-20"}}), kToday), "tag");
}

TEST(Steps, CountThePagesThatAsk) {
  const Definition definition = bins();
  const Answers given = answers({{"bin", "garden"}, {"permit", "yes"}});
  EXPECT_EQ(step_of(definition, "permit", given, kToday), (Step{2, 4}));
  EXPECT_EQ(step_of(definition, "sorry", given, kToday).position, 0);
}

TEST(ALinkToAPageWhoseConditionFails, GoesOnInOrderFromThere) {
  json from = journey({page("a", question("a", "text")), page("b", question("b", "text")),
                       page("c", question("c", "text")), page("d", question("d", "text"))});
  from["pages"][0]["next"] = {{{"when", {{"eq", {"a", "jump"}}}}, {"page", "c"}}};
  from["pages"][2]["when"] = {{"eq", {"a", "other"}}};
  EXPECT_THAT(pages_of(loaded(from), answers({{"a", "jump"}})), ElementsAre("a", "d"));
}

}  // namespace
}  // namespace waymark::journeys
