// The example in the guide for authors is a journey that a kiosk takes.
#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"

namespace waymark::journeys {
namespace {

TEST(TheGuideForAuthors, ShowsAJourneyThatAKioskTakes) {
  const std::string guide = test::from_source("docs/journeys.md");
  const std::string open = "```json\n";
  const std::size_t start = guide.find(open);
  ASSERT_NE(start, std::string::npos);
  const std::size_t from = start + open.size();
  const Definition definition = test::loaded(test::json::parse(guide.substr(from, guide.find("```", from) - from)));
  EXPECT_EQ(definition.pages.size(), 3U);
}

}  // namespace
}  // namespace waymark::journeys
