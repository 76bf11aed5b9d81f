// The walks prove nothing unless they take every branch.
#include <gtest/gtest.h>

#include <set>

#include "kiosk/core/running.h"
#include "tests/doubles/visitor.h"
#include "tests/walks/journey_paths.h"

namespace waymark::walks {
namespace {

journeys::Day today() { return core::today(doubles::Visitor().state().clock); }

TEST(JourneyPaths, ComeToEveryPageOfEveryJourney) {
  for (const auto& definition : doubles::demo_council()->journeys) {
    std::set<std::string> seen;
    for (const JourneyPath& path : paths_through(*definition, today()))
      seen.insert(path.pages.begin(), path.pages.end());
    for (const auto& page : definition->pages) EXPECT_TRUE(seen.contains(page.id)) << definition->id << " " << page.id;
    EXPECT_TRUE(seen.contains(std::string(journeys::kCheckAnswers))) << definition->id;
  }
}

TEST(JourneyPaths, TakeEveryLinkOfEveryJourney) {
  for (const auto& definition : doubles::demo_council()->journeys) {
    std::set<std::string> taken;
    for (const JourneyPath& path : paths_through(*definition, today())) {
      taken.insert(path.branches.begin(), path.branches.end());
    }
    for (const auto& page : definition->pages) {
      for (const auto& link : page.next) {
        EXPECT_TRUE(taken.contains(page.id + " > " + link.page)) << definition->id << " " << page.id << link.page;
      }
    }
  }
}

TEST(JourneyPaths, AreFewEnoughToBeWalked) {
  for (const auto& definition : doubles::demo_council()->journeys) {
    const auto paths = paths_through(*definition, today());
    EXPECT_GE(paths.size(), 2U) << definition->id;
    EXPECT_LE(paths.size(), 12U) << definition->id;
  }
}

}  // namespace
}  // namespace waymark::walks
