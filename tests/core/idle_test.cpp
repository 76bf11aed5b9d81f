#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

bool asks(const Visitor& visit) { return visit.sees(Role::kHeading, "Are you still there?"); }

TEST(IdleCountdown, ComesAfterQuietTimeAndNotBefore) {
  Visitor visit;
  visit.begin();
  visit.wait(89s);
  EXPECT_FALSE(asks(visit));
  visit.wait(1s);
  EXPECT_TRUE(asks(visit));
  EXPECT_EQ(visit.at("still-there.timer").value, "30");
  EXPECT_EQ(visit.focus(), "still-there.more-time");
}

TEST(IdleCountdown, CountsEverySecond) {
  Visitor visit;
  visit.begin();
  visit.wait(90s);
  for (int left = 30; left >= 1; --left) {
    EXPECT_EQ(visit.at("still-there.timer").value, std::to_string(left));
    visit.wait(1s);
  }
  EXPECT_EQ(visit.screen(), "goodbye");
}

TEST(IdleCountdown, GivesMoreTimeAsOftenAsWanted) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  for (int i = 0; i < 10; ++i) {
    visit.wait(100s);
    ASSERT_TRUE(asks(visit));
    visit.press("I need more time");
    EXPECT_FALSE(asks(visit));
  }
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
  EXPECT_EQ(visit.focus(), "field.which-bin.food") << "back where it was";
}

TEST(IdleCountdown, AnythingThatShowsPresenceCounts) {
  const std::vector<core::Event> signs{core::Presence{}, core::TextTyped{base::Secret{"a"}}, core::Activate{"continue"},
                                       core::NavKey{core::Key::kEscape}, core::CardInserted{"hash"}};
  for (const core::Event& sign : signs) {
    Visitor visit;
    visit.begin();
    visit.wait(95s);
    ASSERT_TRUE(asks(visit));
    visit.send(sign);
    EXPECT_FALSE(asks(visit)) << sign.index();
    EXPECT_EQ(visit.screen(), "home") << "the touch that says I am here presses nothing under the dialog";
  }
}

TEST(IdleCountdown, TypingOnTheScreenKeyboardCountsAsPresence) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  for (int i = 0; i < 5; ++i) {
    visit.wait(60s);
    visit.type_on_glass("a");
  }
  EXPECT_FALSE(asks(visit));
}

TEST(IdleCountdown, KeysReachAllItsButtons) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  visit.key(core::Key::kDown);
  EXPECT_TRUE(asks(visit));
  EXPECT_EQ(visit.focus(), "still-there.moment");
  visit.key(core::Key::kDown);
  EXPECT_EQ(visit.focus(), "still-there.help");
  visit.key(core::Key::kDown);
  EXPECT_EQ(visit.focus(), "still-there.start-again");
  visit.key(core::Key::kSelect);
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(IdleCountdown, OffersHelpToo) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  visit.press_id("still-there.help");
  EXPECT_EQ(visit.screen(), "help");
  EXPECT_FALSE(asks(visit));
}

TEST(IdleCountdown, TheHelpKeyCallsForHelp) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  visit.key(core::Key::kHelp);
  EXPECT_EQ(visit.count<core::RaiseHelp>(), 1u);
}

TEST(IdleCountdown, SaysMoreToWhoListens) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.wait(95s);
  EXPECT_TRUE(visit.sees("Press any key, or touch the screen, and nothing is lost."));
}

TEST(IdleCountdown, QuietTimeBeginsWhenWhatWasWaitedForHasCome) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.wait(14s);
  visit.answer_ticket("H001");
  visit.wait(80s);
  EXPECT_FALSE(asks(visit));
  visit.wait(10s);
  EXPECT_TRUE(asks(visit));
}

TEST(IdleCountdown, RunsOutIntoTheWipe) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.wait(120s);
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_EQ(visit.last<core::Wipe>()->reason, core::WipeReason::kTimeout);
  EXPECT_TRUE(visit.sees("We ended this visit because no one was there"));
}

TEST(IdleCountdown, ALoopThatSleptTooLongEndsTheVisitAtOnce) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  core::State state = visit.state();
  base::Envelope late;
  late.mono = state.clock.mono + 1h;
  const auto step = core::update(state, core::Activate{"send"}, late);
  EXPECT_EQ(step.state.screen, core::Screen::kGoodbye) << "whoever presses now is somebody else";
}

TEST(IdleCountdown, AnActAtTheVeryEndOfQuietTimeIsStillDone) {
  Visitor visit;
  visit.begin();
  core::State state = visit.state();
  base::Envelope late;
  late.mono = state.clock.mono + 91s;
  const auto step = core::update(state, core::Activate{"home.talk"}, late);
  EXPECT_EQ(step.state.screen, core::Screen::kTalk);
  EXPECT_FALSE(step.state.visit.countdown_until.has_value());
}

TEST(IdleCountdown, ACardInTheReaderHoldsTheVisitButNotAllDay) {
  Visitor visit;
  visit.send(core::CardInserted{"hash"});
  visit.press_id("language.en-GB");
  visit.wait(9min);
  EXPECT_FALSE(asks(visit));
  visit.wait(2min);
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_TRUE(visit.sees("Take your card"));
}

TEST(IdleCountdown, ACardPutInMeanwhileHoldsTheVisitToo) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  ASSERT_TRUE(asks(visit));
  visit.send(core::CardInserted{"hash"});
  visit.wait(9min);
  EXPECT_FALSE(asks(visit));
  visit.wait(2min);
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_TRUE(visit.sees("Take your card"));
}

TEST(IdleCountdown, ACardTakenOutMeanwhileHoldsNothingAnyMore) {
  Visitor visit;
  visit.send(core::CardInserted{"hash"});
  visit.press_id("language.en-GB");
  visit.wait(10min + 5s);
  ASSERT_TRUE(asks(visit));
  visit.send(core::CardRemoved{});
  EXPECT_FALSE(asks(visit));
  visit.wait(90s);
  EXPECT_TRUE(asks(visit));
  visit.wait(30s);
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_FALSE(visit.sees("Take your card"));
}

TEST(IdleCountdown, AClockThatJumpsChangesNothing) {
  Visitor visit;
  visit.begin();
  visit.wait(80s);
  visit.set_wall(base::WallTime{std::chrono::milliseconds{0}});
  visit.send(core::ClockJumped{});
  visit.wait(9s);
  EXPECT_FALSE(asks(visit));
  visit.wait(1s);
  EXPECT_TRUE(asks(visit));
}

}  // namespace
}  // namespace waymark
