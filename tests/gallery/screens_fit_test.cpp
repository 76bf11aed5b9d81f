// Every situation on every panel, laid out once and looked at for every fact; each fact is a test. tests/gallery/
// CMakeLists.txt has the tests of one panel in one process, so that they share what was laid out.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "tests/gallery/facts.h"

namespace waymark::gallery {
namespace {

constexpr std::array<Fact, 12> kFacts{holds_all_that_is_written,
                                      has_targets_of_twenty_millimetres,
                                      has_keys_of_twenty_millimetres,
                                      has_capitals_of_seven_tenths_of_a_degree,
                                      has_the_controls_that_are_always_there,
                                      says_something,
                                      shows_each_control_inside_the_glass,
                                      has_room_for_its_page,
                                      lies_in_reach,
                                      shows_the_ways_beside_the_services,
                                      shows_a_paper_before_the_call,
                                      has_the_buttons_of_a_call_in_one_width};
constexpr std::size_t kMostTold = 12;  // faults of one fact that are printed

struct Walk {
  std::size_t screens = 0;
  std::array<Faults, kFacts.size()> faults;
};

void look(const Panel& panel, int percent, paint::Painter& painter, Walk& walk) {
  for (const Situation& situation : situations(panel.language)) {
    const Setting setting{panel.language, percent, view::Contrast::kStandard, panel.speech, panel.low_reach};
    const auto view = stage().view(situation, setting);
    if (!view) continue;             // Situations.* say so
    painter.paint({}, panel.glass);  // another page lies between: each begins at its top
    const paint::PageReport report = painter.paint(*view, panel.glass);
    const Shown shown{
        panel, situation.name() + " at " + std::to_string(percent), percent != 200, *view, painter.layout(), report};
    ++walk.screens;
    for (std::size_t fact = 0; fact < kFacts.size(); ++fact) {
      Faults found;
      kFacts[fact](shown, found);
      for (const std::string& each : found) walk.faults[fact].push_back(shown.name + ": " + each);
    }
  }
}

const Walk& walk_of(const Panel& panel) {
  static std::map<std::string, Walk> walks;
  const auto [at, fresh] = walks.try_emplace(panel.name());
  Walk& walk = at->second;
  if (!fresh) return walk;
  paint::Painter painter = painter_for(panel.viewing());
  look(panel, panel.default_percent(), painter, walk);
  look(panel, 200, painter, walk);
  return walk;
}

class EveryScreen : public testing::TestWithParam<Panel> {
 protected:
  static void expect(Fact fact) {
    const Walk& walk = walk_of(GetParam());
    EXPECT_GT(walk.screens, 2 * 150U);
    const auto at = static_cast<std::size_t>(std::find(kFacts.begin(), kFacts.end(), fact) - kFacts.begin());
    const Faults& faults = walk.faults.at(at);
    for (std::size_t i = 0; i < std::min(faults.size(), kMostTold); ++i) ADD_FAILURE() << faults[i];
    EXPECT_EQ(faults.size(), 0U) << "on " << GetParam().name();
  }
};

TEST_P(EveryScreen, HoldsAllThatIsWrittenOnIt) { expect(holds_all_that_is_written); }
TEST_P(EveryScreen, HasTargetsOfTwentyMillimetres) { expect(has_targets_of_twenty_millimetres); }
TEST_P(EveryScreen, HasKeysOfTwentyMillimetres) { expect(has_keys_of_twenty_millimetres); }
TEST_P(EveryScreen, BeginsWithCapitalsOfSevenTenthsOfADegree) { expect(has_capitals_of_seven_tenths_of_a_degree); }
TEST_P(EveryScreen, OfAVisitHasTheControlsThatAreAlwaysThere) { expect(has_the_controls_that_are_always_there); }
TEST_P(EveryScreen, SaysSomething) { expect(says_something); }
TEST_P(EveryScreen, ShowsEachControlOnceAndInsideTheGlass) { expect(shows_each_control_inside_the_glass); }
TEST_P(EveryScreen, HasRoomForItsPage) { expect(has_room_for_its_page); }
TEST_P(EveryScreen, BroughtDownLiesInReach) { expect(lies_in_reach); }
TEST_P(EveryScreen, OfTheServicesHasTheWaysBesideThemInSightAtFirst) { expect(shows_the_ways_beside_the_services); }
TEST_P(EveryScreen, ShowsAPaperBeforeTheCallThatGoesOn) { expect(shows_a_paper_before_the_call); }
TEST_P(EveryScreen, HasTheButtonsOfACallInOneWidth) { expect(has_the_buttons_of_a_call_in_one_width); }

INSTANTIATE_TEST_SUITE_P(Panels, EveryScreen, testing::ValuesIn(panels()),
                         [](const auto& one) { return one.param.name(); });

}  // namespace
}  // namespace waymark::gallery
