// The camera notices that somebody stands there: greeted, told to staff after a while, and only where a council wants
// it.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

std::shared_ptr<const core::Configuration> council(bool on, std::chrono::seconds tell_staff = 0s) {
  auto configuration = std::make_shared<core::Configuration>(*doubles::demo_council());
  configuration->presence = {on, tell_staff};
  return configuration;
}

TEST(Presence, IsOffUnlessTheCouncilWantsIt) {
  Visitor visit;
  EXPECT_EQ(visit.last<core::WatchPresence>(), nullptr);
  visit.send(core::PresenceChanged{true, true});
  EXPECT_FALSE(visit.sees("Hello. Touch the screen to start"));
}

struct Watched : testing::Test {
  Watched() : visit(council(true, 30s)) {
    visit.online();
    visit.send(core::DeadlineReached{});
  }
  Visitor visit;
};

TEST_F(Watched, TheScreenSaysThatTheCameraIsOn) {
  const std::string words = "The camera is on. It only notices if someone is here. No picture is kept";
  ASSERT_NE(visit.last<core::WatchPresence>(), nullptr);
  EXPECT_TRUE(visit.last<core::WatchPresence>()->on);
  EXPECT_FALSE(visit.sees(words)) << "it is not open yet";
  visit.send(core::PresenceChanged{true, false});
  EXPECT_TRUE(visit.sees(words));
  visit.send(core::PresenceChanged{});
  EXPECT_FALSE(visit.sees(words)) << "it was lost";
}

TEST_F(Watched, WhoComesIsGreetedAndWhoGoesIsNot) {
  visit.send(core::PresenceChanged{true, true});
  EXPECT_TRUE(visit.sees("Hello. Touch the screen to start"));
  visit.send(core::PresenceChanged{true, false});
  EXPECT_FALSE(visit.sees("Hello. Touch the screen to start"));
}

// A page at rest is not scrolled: what must be read stands beside it.
TEST(Presence, InLargeTextTheCameraLightIsInTheFooterAndTheGreetingAboveTheButton) {
  auto large = std::make_shared<core::Configuration>(*council(true));
  large->default_text_percent = 125;
  Visitor visit(large);
  visit.online();
  visit.send(core::PresenceChanged{true, true});
  const auto holds = [&](view::Role region, std::string_view name) {
    const auto& regions = visit.view().regions;
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&](const auto& one) { return one.role == region; });
    return found != regions.end() && std::any_of(found->children.begin(), found->children.end(),
                                                 [&](const auto& node) { return node.name == name; });
  };
  EXPECT_TRUE(holds(view::Role::kFooter, "The camera is on"));
  EXPECT_TRUE(holds(view::Role::kMain, "Hello. Touch the screen to start"));
}

TEST_F(Watched, StaffAreToldWhenSomebodyWaits) {
  visit.send(core::PresenceChanged{true, true});
  visit.wait(29s);
  EXPECT_EQ(visit.last<core::RaiseHelp>(), nullptr);
  visit.wait(2s);
  ASSERT_NE(visit.last<core::RaiseHelp>(), nullptr);
  EXPECT_EQ(visit.last<core::RaiseHelp>()->page, "someone_waiting");
}

TEST_F(Watched, TheNoteToStaffIsTakenBackWhenNobodyWaitsAnyMore) {
  visit.send(core::PresenceChanged{true, true});
  visit.wait(31s);
  const std::string note = visit.last<core::RaiseHelp>()->request_id;
  visit.send(core::PresenceChanged{true, false});
  ASSERT_NE(visit.last<core::CancelHelp>(), nullptr);
  EXPECT_EQ(visit.last<core::CancelHelp>()->request_id, note);
}

TEST_F(Watched, TheNoteIsTakenBackWhenTheCameraIsLost) {
  visit.send(core::PresenceChanged{true, true});
  visit.wait(31s);
  visit.send(core::PresenceChanged{});
  EXPECT_NE(visit.last<core::CancelHelp>(), nullptr);
}

TEST_F(Watched, NothingOfThePictureIsKnownButThatSomebodyIsThere) {
  static_assert(sizeof(core::PresenceChanged) == 2 * sizeof(bool));
  visit.send(core::PresenceChanged{true, true});
  visit.begin();
  EXPECT_TRUE(visit.usage("presence").empty());
}

TEST_F(Watched, TheCameraIsOffAsSoonAsSomebodyBegins) {
  visit.send(core::PresenceChanged{true, true});
  visit.begin();
  EXPECT_FALSE(visit.last<core::WatchPresence>()->on);
  EXPECT_FALSE(visit.state().someone);
  EXPECT_FALSE(visit.state().camera_on);
}

TEST_F(Watched, WhatTheCameraDoesIsReadFromTheFirstScreenAndFromHome) {
  visit.press_id("privacy");
  EXPECT_EQ(visit.screen(), "privacy");
  EXPECT_TRUE(visit.sees("Noticing that someone is here"));
  visit.press_id("back");
  visit.press_id("language.en-GB");
  visit.press_id("privacy");
  EXPECT_EQ(visit.screen(), "privacy");
}

TEST(Privacy, SaysOnlyWhatTheCameraIsUsedForHere) {
  Visitor visit{council(false)};
  visit.online();
  visit.begin();
  visit.press_id("privacy");
  EXPECT_TRUE(visit.sees("Talking to an adviser"));
  EXPECT_FALSE(visit.sees("Noticing that someone is here"));
}

}  // namespace
}  // namespace waymark
