// Every screen in every language: all its words are there, nothing is a dead end, and it is what the painter, the
// voice and the mirror can use.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kiosk/view/describe.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/invariants.h"
#include "tests/doubles/missed_bin.h"
#include "tests/screens/places.h"

namespace waymark::screens {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

class EveryScreen : public testing::TestWithParam<std::string> {};

int ways_on(const view::View& view) {
  int count = 0;
  for (const auto& region : view.regions) {
    if (region.role == Role::kBanner || region.role == Role::kKeyboard) continue;
    view::for_each(region.children, [&](const view::Node& node) { count += view::focusable(node) ? 1 : 0; });
  }
  return count;
}

TEST_P(EveryScreen, HasItsWordsItsControlsAndAWayOn) {
  for (const Place& place : places()) {
    const Visitor visit = brought(place, GetParam());
    ASSERT_EQ(visit.screen(), place.screen);
    EXPECT_EQ(visit.view().lang, GetParam());
    EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "") << place.screen;
    const view::Node* const paper = visit.find("ticket.paper");
    const bool waits = visit.screen() == "sending" || (paper != nullptr && paper->busy);  // for seconds
    if (!waits) {
      EXPECT_GT(ways_on(visit.view()), 0) << place.screen << " is a dead end";
    }
    const auto back = view::view_from_json(view::to_json(visit.view()));
    ASSERT_TRUE(back.has_value()) << base::to_string(back.error());
    EXPECT_EQ(*back, visit.view());
  }
}

TEST_P(EveryScreen, AtRestAndAtTheEndHasItsWordsToo) {
  Visitor visit;
  visit.begin(GetParam());
  to_ticket(visit);
  visit.press_id("ticket.written-down");
  visit.press_id("finish");
  visit.press_id("feedback.skip");
  EXPECT_EQ(visit.view().lang, GetParam()) << "goodbye is said in the language of the visit";
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
  visit.answer_wiped();
  visit.wait(8s);
  while (visit.view().lang != GetParam()) visit.wait(10s);
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
  visit.send(core::OutOfServiceOrdered{"E1"});
  while (visit.view().lang != GetParam()) visit.wait(10s);
  EXPECT_EQ(visit.screen(), "out_of_service");
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
}

int notes_on(const view::View& view) {
  int count = 0;
  view::for_each(view.regions, [&](const view::Node& node) { count += node.id == "note.keyboard" ? 1 : 0; });
  return count;
}

TEST(InChinese, EveryScreenThatAsksForWordsSaysHowToWriteThem) {
  const std::set<std::string> asking{"services", "call", "private_question", "callback"};
  for (const Place& place : places()) {
    const bool asks = asking.contains(place.screen);
    EXPECT_EQ(notes_on(brought(place, "zh-Hans").view()), asks ? 1 : 0) << place.screen;
    EXPECT_EQ(notes_on(brought(place, "en-GB").view()), 0) << place.screen;
  }
}

TEST(InChinese, APageOfThreeFieldsSaysItOnceAndADateNever) {
  const auto at = [](const char* change) {
    return notes_on(brought({"question",
                             [change](Visitor& v) {
                               to_summary(v);
                               v.press_id(change);
                             }},
                            "zh-Hans")
                        .view());
  };
  EXPECT_EQ(at("change.town"), 1);
  EXPECT_EQ(at("change.missed-on"), 0);
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryScreen, testing::ValuesIn(doubles::demo_configuration().languages),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(HomeScreen, HasAtMostFourChoicesEachWithAPicture) {
  Visitor visit;
  visit.begin();
  int tiles = 0;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (node.role != Role::kTile) return;
    ++tiles;
    EXPECT_FALSE(node.icon.empty()) << node.id;
    EXPECT_EQ(node.set_size, 4);
  });
  EXPECT_EQ(tiles, 4);
}

TEST(LanguageScreen, NamesEachLanguageInItself) {
  Visitor visit;
  visit.touch_attract();
  EXPECT_EQ(visit.at("language.gd").name, "Gàidhlig");
  EXPECT_EQ(visit.at("language.gd").lang, "gd");
  EXPECT_EQ(visit.at("language.ar").name, "العربية");
}

TEST(SecretAnswer, IsBulletsOnTheGlassAndCoveredInTheSummary) {
  auto council = doubles::demo_configuration();
  auto journey = *council.journey("report-a-missed-bin");
  for (auto& page : journey.pages) {
    for (auto& question : page.questions) {
      if (question.id == "town") question.privacy = journeys::Privacy::kSecret;
    }
  }
  council.journeys = {std::make_shared<const journeys::Definition>(journey)};
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  doubles::fill_in_missed_bin(visit);
  EXPECT_FALSE(visit.sees("Ardwell West"));
  EXPECT_EQ(visit.at("row.town").value, "••••••");
  visit.press_id("change.town");
  EXPECT_EQ(visit.at("field.town").value, "•••••••");
  EXPECT_EQ(visit.state().visit.journey.entries.reveal("town"), "Ardwell");
}

}  // namespace
}  // namespace waymark::screens
