#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;

std::vector<std::string> tiles(const Visitor& visit) {
  std::vector<std::string> found;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (node.role == Role::kTile) found.push_back(node.id);
  });
  return found;
}

Visitor searching(std::string_view words, std::string_view language = "en-GB") {
  Visitor visit;
  visit.begin(language);
  visit.press_id("home.do-it-here");
  visit.press_id("field.@search");
  visit.type(words);
  return visit;
}

std::vector<std::string> services(const Visitor& visit) {
  auto found = tiles(visit);
  std::erase_if(found, [](const std::string& id) { return !id.starts_with("service."); });
  return found;
}

TEST(Services, ShowTheSitesFavouritesFirst) {
  Visitor visit;
  visit.begin();
  visit.press("Do it here");
  EXPECT_EQ(services(visit), (std::vector<std::string>{"service.bins", "service.housing", "service.parking",
                                                       "service.moving", "service.council-tax"}));
}

TEST(Services, HaveTheWaysBesideThemInSightUntilSomethingIsSearched) {
  Visitor visit;
  visit.begin();
  visit.press("Do it here");
  EXPECT_EQ(visit.at("also").emphasis, view::Emphasis::kQuiet);
  EXPECT_FALSE(tiles(visit).front().starts_with("service."));
  visit.press_id("field.@search");
  visit.type("bin");
  EXPECT_EQ(tiles(visit).front(), "service.bins");
  EXPECT_FALSE(tiles(visit).back().starts_with("service."));
}

TEST(Services, AreFoundByTheCustomersOwnWords) {
  EXPECT_EQ(services(searching("rubbish")), std::vector<std::string>{"service.bins"});
  EXPECT_EQ(tiles(searching("I want to pay a bill")).front(), "service.council-tax");
  EXPECT_TRUE(searching("rubbish").sees(Role::kStatus, "1 result found"));
}

TEST(Services, AreFoundInTheirLanguageAndInEnglish) {
  EXPECT_EQ(services(searching("sgudal", "gd")), std::vector<std::string>{"service.bins"});
  EXPECT_EQ(services(searching("rubbish", "gd")), std::vector<std::string>{"service.bins"});
  EXPECT_EQ(services(searching("إيجار", "ar")), std::vector<std::string>{"service.housing"});
}

// Nobody can type Chinese characters on the glass: each service has words in the letters that they can.
TEST(Services, AreFoundInPinyinWithOrWithoutTones) {
  for (const char* typed : {"lajitong", "LAJI", "lā jī"}) {
    EXPECT_EQ(services(searching(typed, "zh-Hans")), std::vector<std::string>{"service.bins"}) << typed;
  }
  EXPECT_EQ(services(searching("tingche", "zh-Hans")), std::vector<std::string>{"service.parking"});
  EXPECT_EQ(services(searching("bān jiā", "zh-Hans")), std::vector<std::string>{"service.moving"});
  EXPECT_EQ(services(searching("zhang dan", "zh-Hans")), std::vector<std::string>{"service.council-tax"});
  EXPECT_EQ(services(searching("fangzu", "zh-Hans")), std::vector<std::string>{"service.housing"});
}

TEST(Services, AreFoundInPinyinTypedOnTheGlass) {
  Visitor visit = searching("", "zh-Hans");
  visit.type_on_glass("L");
  visit.type_on_glass("aji");
  EXPECT_EQ(services(visit), std::vector<std::string>{"service.bins"});
}

TEST(Services, WhatCanBeDoneIsFoundBeforeALeafletThatFitsAsWell) {
  const Visitor visit = searching("council tax");
  const auto found = tiles(visit);
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0], "service.council-tax");
  EXPECT_EQ(found[1], "leaflet.help-with-council-tax");
}

TEST(Leaflets, ComeFirstWhenNoServiceHasAllTheWords) {
  EXPECT_EQ(tiles(searching("help pay")).front(), "leaflet.help-with-council-tax");
}

TEST(Leaflets, AreFoundByTheirHeadingsAndOpenFromThere) {
  Visitor visit = searching("Blue bin");
  EXPECT_EQ(tiles(visit).front(), "leaflet.your-bins");
  EXPECT_EQ(visit.at("leaflet.your-bins").icon, "leaflet");
  EXPECT_EQ(visit.at("leaflet.your-bins").description, "Leaflet. What to put in each bin");
  visit.press_id("leaflet.your-bins");
  EXPECT_EQ(visit.screen(), "reading");
  visit.press("Close");
  EXPECT_EQ(visit.screen(), "services");
  EXPECT_EQ(tiles(visit).front(), "leaflet.your-bins");
}

TEST(Services, ASearchThatFindsNothingIsNoDeadEnd) {
  Visitor visit = searching("xylophone");
  EXPECT_TRUE(visit.sees("We found nothing for these words."));
  EXPECT_EQ(tiles(visit), (std::vector<std::string>{"services.all", "home.get-a-number", "home.talk", "requests",
                                                    "triage", "leaflets"}));
  visit.press("Show all services");
  EXPECT_EQ(services(visit).size(), 5u);
}

TEST(Services, WhatWasSearchedForIsPrivateAndGoneOnceOneIsOpened) {
  Visitor visit = searching("homeless");
  EXPECT_EQ(visit.at("field.@search").privacy, view::Privacy::kPrivate);
  visit.press("Housing");
  EXPECT_FALSE(visit.state().visit.journey.entries.answered("@search"));
}

TEST(Services, SearchCanBeTypedOnTheGlass) {
  Visitor visit = searching("");
  visit.type_on_glass("R");
  visit.type_on_glass("ent");
  EXPECT_EQ(services(visit), std::vector<std::string>{"service.housing"});
}

Visitor at_a_service_with_two_ways() {
  auto council = doubles::demo_configuration();
  for (auto& service : council.services) {
    if (service.id == "parking") service.queue = "general";
  }
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  visit.begin();
  visit.press("Do it here");
  visit.press("Apply for a parking permit");
  return visit;
}

TEST(AServiceWithTwoWays, RecommendsOneAndBlocksNone) {
  Visitor visit = at_a_service_with_two_ways();
  EXPECT_EQ(visit.screen(), "service");
  EXPECT_EQ(tiles(visit), (std::vector<std::string>{"home.do-it-here", "home.get-a-number", "home.talk"}));
  EXPECT_TRUE(visit.sees("We recommend this: there is no wait"));
  visit.press("Do it here");
  EXPECT_EQ(visit.screen(), "question");
}

TEST(AServiceWithTwoWays, GivesANumberOfItsOwnQueueAtOnce) {
  Visitor visit = at_a_service_with_two_ways();
  visit.press("Get a number");
  EXPECT_EQ(visit.last<core::IssueTicket>()->service, "general");
}

TEST(ANumber, IsNeverMoreThanThreeTouchesFromTheFirstScreen) {
  Visitor visit;
  visit.begin();
  int touches = 0;
  for (const char* id : {"home.get-a-number", "queue.general"}) {
    visit.press_id(id);
    ++touches;
  }
  visit.answer_ticket("G001");
  EXPECT_EQ(visit.at("ticket").value, "G001");
  EXPECT_LE(touches, 3);
}

}  // namespace
}  // namespace waymark
