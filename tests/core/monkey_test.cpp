// Whatever a customer, the world and the clock do, the promises of every screen hold.
#include "tests/doubles/monkey.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "tests/doubles/invariants.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

view::Node heading_of(std::string name) {
  view::Node node;
  node.role = view::Role::kHeading;
  node.name = std::move(name);
  return node;
}

// WAYMARK_MONKEYS=1000 for a long night.
int monkeys() {
  const char* const asked = std::getenv("WAYMARK_MONKEYS");
  return asked == nullptr ? 25 : std::atoi(asked);
}

TEST(Monkey, FindsNoScreenThatBreaksItsPromisesAndSeesNearlyAllOfThem) {
  std::set<std::string> seen;
  for (int seed = 1; seed <= monkeys(); ++seed) {
    std::mt19937 numbers(static_cast<std::uint32_t>(seed));
    const doubles::Draw draw = [&numbers] {
      return std::optional<std::uint32_t>(static_cast<std::uint32_t>(numbers()));
    };
    const doubles::Life life = doubles::live_like_a_monkey(draw, 500);
    ASSERT_EQ(life.broken, "") << "seed " << seed;
    seen.insert(life.screens.begin(), life.screens.end());
  }
  EXPECT_GE(seen.size(), 15u) << testing::PrintToString(seen);
}

TEST(Invariants, NoticeALeakALostFocusAMissingControlAndAResidue) {
  doubles::Visitor visit;
  doubles::fill_in_missed_bin(visit);
  view::View leaky = visit.view();
  leaky.regions[1].children.push_back(heading_of("Zq7 in a heading"));
  EXPECT_NE(doubles::leaked(leaky, {}, "Zq7"), "");
  EXPECT_EQ(doubles::leaked(visit.view(), visit.effects(), doubles::kTypedAddress), "")
      << "it is on the glass, privately";
  const core::RecordUsage telling{
      "", "page.answered", {}, {}, "", "", "self", {}, "", "", "", {{"answer", std::string("Zq7")}}};
  EXPECT_NE(doubles::leaked(visit.view(), {{{}, telling}}, "Zq7"), "");

  view::View lost = visit.view();
  lost.focus = "gone";
  EXPECT_NE(doubles::broken_screen(visit.state(), lost), "");
  view::View bare = visit.view();
  bare.regions[0].children.clear();
  EXPECT_NE(doubles::broken_screen(visit.state(), bare), "");
  core::State left = visit.state();
  left.visit.session.clear();
  EXPECT_NE(doubles::residue(left), "");
}

}  // namespace
}  // namespace waymark
