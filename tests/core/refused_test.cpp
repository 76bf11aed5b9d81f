// Input that a kiosk has no use for, and the calm screen.
#include <gtest/gtest.h>

#include "kiosk/core/node_ids.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

void try_to_get_out(Visitor& visit, int times, std::chrono::milliseconds apart = 0ms) {
  for (int i = 0; i < times; ++i) {
    visit.send(core::Incident{"chord"});
    visit.wait(apart);
  }
}

Visitor at_the_address() {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  return visit;
}

TEST(Incident, IsCountedByItsKindAndWithNothingOfTheVisit) {
  Visitor visit = at_the_address();
  visit.send(core::Incident{"button"});
  const auto counted = visit.usage("incident.escape");
  ASSERT_EQ(counted.size(), 1U);
  EXPECT_EQ(counted[0].fields, (std::vector<core::UsageField>{{"kind", std::string("button")}}));
  EXPECT_EQ(counted[0].session, "");
  EXPECT_EQ(counted[0].journey, "");
}

TEST(Incident, AHammeredChordIsOneASecond) {
  Visitor visit;
  try_to_get_out(visit, 10, 100ms);
  EXPECT_EQ(visit.usage("incident.escape").size(), 1U);
  try_to_get_out(visit, 1);
  EXPECT_EQ(visit.usage("incident.escape").size(), 2U);
}

TEST(Incident, IsNeitherAnActNorPresence) {
  Visitor visit;
  visit.send(core::Incident{"chord"});
  EXPECT_EQ(visit.screen(), "attract");
  Visitor quiet = at_the_address();
  for (int i = 0; i < 11; ++i) {
    quiet.wait(10s);
    quiet.send(core::Incident{"chord"});
  }
  EXPECT_NE(quiet.find("still-there"), nullptr);
}

TEST(Incident, ThatHappensToAnInnocentHandIsCountedAndBringsNoCalmScreen) {
  Visitor visit = at_the_address();
  for (int i = 0; i < 30; ++i) {
    visit.send(core::Incident{"finger"});
    visit.wait(100ms);
  }
  EXPECT_EQ(visit.usage("incident.escape").size(), 3U);
  EXPECT_EQ(visit.screen(), "question");
  try_to_get_out(visit, 11);
  EXPECT_EQ(visit.screen(), "question");
}

TEST(Incident, TextThatBelongsInNoAnswerIsCountedAndOtherTextIsNot) {
  Visitor visit = at_the_address();
  const std::string before = visit.at("field.town").value;
  for (const char* text : {"\u202E", "\uFEFF", "\x1B", "\n"}) {
    visit.send(core::TextTyped{base::Secret{text}});
    visit.wait(1s);
  }
  const auto counted = visit.usage("incident.escape");
  ASSERT_EQ(counted.size(), 4U);
  EXPECT_EQ(counted[0].fields, (std::vector<core::UsageField>{{"kind", std::string("text")}}));
  EXPECT_EQ(visit.at("field.town").value, before);
  visit.type("Ardwell");
  EXPECT_EQ(visit.usage("incident.escape").size(), 4U);
}

TEST(CalmScreen, ComesAfterTwelveAttemptsWithinTwentySeconds) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 11);
  EXPECT_EQ(visit.screen(), "question");
  try_to_get_out(visit, 1);
  EXPECT_EQ(visit.screen(), "pause");
  EXPECT_EQ(visit.usage("incident.calm_screen").size(), 1U);
}

TEST(CalmScreen, DoesNotComeForAttemptsFarApart) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 20, 2s);
  EXPECT_EQ(visit.screen(), "question");
}

TEST(CalmScreen, GoesByItselfAndNothingIsLost) {
  Visitor visit = at_the_address();
  const std::string focus = visit.focus();
  try_to_get_out(visit, 12);
  visit.wait(29s);
  EXPECT_EQ(visit.screen(), "pause");
  visit.wait(2s);
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.focus(), focus);
  EXPECT_EQ(visit.at("field.town").value, "Ardwell");
}

TEST(CalmScreen, ShowsNothingOfWhatIsBehindIt) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  EXPECT_FALSE(visit.sees("Harbour Row"));
  EXPECT_EQ(visit.find("field.town"), nullptr);
}

TEST(CalmScreen, TakesNothingForWhatIsBehindIt) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  visit.type("x");
  for (const core::Key key : {core::Key::kDeleteBack, core::Key::kSelect, core::Key::kDown, core::Key::kBack}) {
    visit.key(key);
    EXPECT_EQ(visit.screen(), "pause");
  }
  visit.send(core::Activate{"continue"});
  visit.wait(31s);
  EXPECT_EQ(visit.at("field.town").value, "Ardwell");
}

TEST(CalmScreen, APersonCanBeAskedForByTouchOrByKeyAndTheAnswerIsReadThere) {
  for (const bool by_key : {false, true}) {
    Visitor visit = at_the_address();
    try_to_get_out(visit, 12);
    by_key ? visit.key(core::Key::kHelp) : visit.press_id(core::ids::kHelp);
    ASSERT_EQ(visit.count<core::RaiseHelp>(), 1U);
    EXPECT_EQ(visit.screen(), "pause");
    EXPECT_TRUE(visit.sees("We are asking staff to come to you"));
    visit.wait(31s);
    EXPECT_EQ(visit.screen(), "question");
    EXPECT_NE(visit.find("help-line"), nullptr);
  }
}

TEST(CalmScreen, BeginsAtGetHelpAndKeysReachEveryControlOfIt) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  EXPECT_EQ(visit.focus(), core::ids::kHelp);
  visit.wait(3s);
  for (int i = 0; i < 20 && visit.focus() != core::ids::kContrast; ++i) visit.key(core::Key::kNext);
  visit.key(core::Key::kSelect);
  EXPECT_EQ(visit.screen(), "pause");
  EXPECT_EQ(visit.view().presentation.contrast, view::Contrast::kLightOnDark);
}

TEST(CalmScreen, AHammeredSelectKeyPressesNothing) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  for (int i = 0; i < 15; ++i) {
    visit.key(core::Key::kSelect);
    visit.wait(100ms);
  }
  EXPECT_EQ(visit.count<core::RaiseHelp>(), 0U);
}

TEST(CalmScreen, HasNoControlThatLeadsToAPage) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  EXPECT_EQ(visit.find("control.language"), nullptr);
  EXPECT_EQ(visit.find("control.moment"), nullptr);
}

TEST(CalmScreen, CanBeLeftAtOnceByTouchingStartAgain) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  visit.press_id(core::ids::kStartAgain);
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(CalmScreen, CanBeLeftByTheSelectKeyOnceNobodyIsHammeringOnIt) {
  Visitor visit = at_the_address();
  try_to_get_out(visit, 12);
  visit.wait(2s);
  for (int i = 0; i < 20 && visit.focus() != core::ids::kStartAgain; ++i) visit.key(core::Key::kNext);
  visit.key(core::Key::kSelect);
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(CalmScreen, TakesNoTimeFromTheCustomer) {
  Visitor visit = at_the_address();
  visit.wait(80s);
  try_to_get_out(visit, 12);
  visit.wait(31s);
  EXPECT_EQ(visit.find("still-there"), nullptr);
  visit.wait(10s);
  EXPECT_NE(visit.find("still-there"), nullptr);
}

TEST(CalmScreen, AStuckKeypadDoesNotHoldAVisitOpenForEver) {
  Visitor visit = at_the_address();
  for (int i = 0; i < 300 && visit.screen() != "goodbye"; ++i) try_to_get_out(visit, 1, 1s);
  EXPECT_EQ(visit.screen(), "goodbye");
}

TEST(CalmScreen, WaitsAtTheAttractScreenTooAndNobodyBegins) {
  Visitor visit;
  try_to_get_out(visit, 12);
  EXPECT_EQ(visit.screen(), "pause");
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "pause");
  visit.wait(31s);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(CalmScreen, WhatIsSentBehindItIsConfirmedAfterIt) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  try_to_get_out(visit, 12);
  visit.answer_stored();
  EXPECT_EQ(visit.screen(), "pause");
  visit.wait(31s);
  EXPECT_EQ(visit.screen(), "confirmation");
}

}  // namespace
}  // namespace waymark
