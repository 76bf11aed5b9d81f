// Criteria of WCAG 2.2 that a kiosk can show by itself, held on every screen of a visit (docs/accessibility.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "kiosk/voice/speak.h"
#include "tests/screens/places.h"

namespace waymark::screens {
namespace {

using doubles::Visitor;
using view::Node;
using view::Role;
using namespace std::chrono_literals;

// Invisible marks that keep names apart in right-to-left text are not written and not said.
std::string without_isolates(std::string text) {
  for (const std::string_view mark : {"\u2068", "\u2069"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
  }
  return text;
}

class EveryControl : public testing::TestWithParam<std::string> {};

// 2.5.3. A key of the screen is a sign ("ABC", an arrow) and is called by what it does.
TEST_P(EveryControl, IsCalledWhatIsWrittenOnIt) {
  for (const Place& place : places()) {
    const Visitor visit = brought(place, GetParam());
    view::for_each(visit.view().regions, [&](const Node& node) {
      if (!view::focusable(node) || node.role == Role::kKey) return;
      std::string said;
      for (const auto& segment :
           voice::speak_node(visit.view(), node, doubles::demo_words(), voice::Listening::kPrivately)) {
        said += segment.text + "\n";
      }
      EXPECT_FALSE(node.name.empty()) << place.screen << " " << node.id;
      EXPECT_NE(without_isolates(said).find(without_isolates(node.name)), std::string::npos)
          << place.screen << " " << node.id << ": " << said;
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryControl, testing::ValuesIn(doubles::demo_configuration().languages),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// 1.4.5. A picture says nothing that is not written beside it. A QR code is no text to anybody's eye.
TEST(EveryPicture, StandsBesideItsWords) {
  for (const Place& place : places()) {
    const Visitor visit = brought(place);
    view::for_each(visit.view().regions, [&](const Node& node) {
      EXPECT_NE(node.role, Role::kImage) << place.screen << " " << node.id;
      const bool pictured = !node.icon.empty() || node.role == Role::kQrCode || node.role == Role::kVideo;
      const bool has_words = !node.name.empty() || !node.children.empty();
      EXPECT_TRUE(!pictured || has_words) << place.screen << " " << node.id;
    });
  }
}

// 1.4.13. Hovering is no event at all; here is the focus. The keys of the screen belong to a field and come with it; in
// a call they and Send take the place of the devices' buttons. Beyond that, nothing comes or goes.
TEST(Focus, OnItsWayShowsAndHidesNothing) {
  using Ids = std::vector<std::string>;
  const auto ids_of = [](const view::View& view) {
    Ids ids;
    for (const Node& region : view.regions) {
      if (region.role != Role::kKeyboard) view::for_each({region}, [&](const Node& node) { ids.push_back(node.id); });
    }
    return ids;
  };
  for (const Place& place : places()) {
    Visitor visit = brought(place);
    std::map<bool, Ids> seen{{visit.find("keyboard") != nullptr, ids_of(visit.view())}};
    for (std::size_t stops = visit.state().focus_stops.size(); stops > 0; --stops) {
      visit.key(core::Key::kNext);
      const auto [known, fresh] = seen.emplace(visit.find("keyboard") != nullptr, ids_of(visit.view()));
      EXPECT_EQ(ids_of(visit.view()), known->second) << place.screen << " at " << visit.focus();
      const bool at_a_field = visit.focus().starts_with("field.");
      EXPECT_TRUE(!fresh || at_a_field) << place.screen << " at " << visit.focus();
    }
  }
}

// In any second of `watched`, at most so often.
std::size_t most_changes_a_second(Visitor visit, std::chrono::milliseconds watched) {
  constexpr auto kStep = 50ms;
  std::vector<std::chrono::milliseconds> changes;
  view::View before = visit.view();
  std::size_t most = 0;
  for (auto at = kStep; at <= watched; at += kStep) {
    visit.wait(kStep);
    if (visit.view() == before) continue;
    before = visit.view();
    changes.push_back(at);
    std::erase_if(changes, [at](auto earlier) { return earlier <= at - 1s; });
    most = std::max(most, changes.size());
  }
  return most;
}

// 2.3.1. Whoever only looks sees no screen change more than three times a second.
TEST(EveryScreenLeftAlone, ChangesAtMostThreeTimesASecond) {
  for (const Place& place : places()) {
    EXPECT_LE(most_changes_a_second(brought(place), 5s), 3U) << place.screen;
  }
}

TEST(EveryScreenLeftAlone, ChangesAtMostThreeTimesASecondWhileItCountsDownAndAtRest) {
  Visitor visit;
  visit.begin();
  visit.wait(89s);
  const std::size_t counting = most_changes_a_second(visit, 40s);
  EXPECT_GE(counting, 1U) << "nothing counts down: this would show nothing";
  EXPECT_LE(counting, 3U);
  EXPECT_LE(most_changes_a_second(Visitor{}, 30s), 3U);
}

}  // namespace
}  // namespace waymark::screens
