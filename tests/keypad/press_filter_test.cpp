#include "kiosk/keypad/press_filter.h"

#include <gtest/gtest.h>

namespace waymark::keypad {
namespace {

constexpr UsbKey kEnter = 40;
constexpr UsbKey kLetterL = 15;

TEST(DoubleTap, OfOneControlIsOnePress) {
  PressFilter filter{{}};
  EXPECT_TRUE(filter.takes_tap("continue", 100, 100, Pace::kControl, 1'000));
  EXPECT_FALSE(filter.takes_tap("continue", 100, 100, Pace::kControl, 1'299));
  EXPECT_TRUE(filter.takes_tap("continue", 100, 100, Pace::kControl, 1'300));
}

TEST(DoubleTap, DoesNotFallOnWhatTheFirstTapBrought) {
  PressFilter filter{{}};
  EXPECT_TRUE(filter.takes_tap("home.do-it-here", 400, 300, Pace::kControl, 1'000));
  EXPECT_FALSE(filter.takes_tap("service.missed-bin", 410, 305, Pace::kControl, 1'180));
}

TEST(DoubleTap, OfTwoControlsFarApartIsTwoPresses) {
  PressFilter filter{{}};
  EXPECT_TRUE(filter.takes_tap("option.yes", 400, 300, Pace::kControl, 1'000));
  EXPECT_TRUE(filter.takes_tap("continue", 400, 800, Pace::kControl, 1'150));
}

TEST(DoubleTap, WhoHammersIsHeardAgainAndAgain) {
  PressFilter filter{{}};
  int heard = 0;
  for (std::uint64_t now = 1'000; now < 4'000; now += 50) heard += filter.takes_tap("a", 1, 1, Pace::kControl, now);
  EXPECT_EQ(heard, 10);
}

TEST(DoubleTap, OfALetterOnTheScreenIsTwoLettersUnlessThePanelChatters) {
  PressFilter filter{{}};
  EXPECT_TRUE(filter.takes_tap("key.l", 500, 900, Pace::kFast, 1'000));
  EXPECT_FALSE(filter.takes_tap("key.l", 500, 900, Pace::kFast, 1'030));
  EXPECT_TRUE(filter.takes_tap("key.l", 500, 900, Pace::kFast, 1'090));
  EXPECT_TRUE(filter.takes_tap("key.k", 480, 900, Pace::kFast, 1'095));
}

TEST(SelectKey, PressedTwiceIsOnePress) {
  PressFilter filter{{}};
  EXPECT_TRUE(filter.takes_key(kEnter, Pace::kControl, 1'000));
  EXPECT_FALSE(filter.takes_key(kEnter, Pace::kControl, 1'200));
  EXPECT_TRUE(filter.takes_key(kEnter, Pace::kControl, 1'400));
}

TEST(Letters, OfARealKeyboardAreAsFastAsACardReaderTypesThem) {
  PressFilter filter{{}};
  for (std::uint64_t now = 1'000; now < 1'020; ++now) EXPECT_TRUE(filter.takes_key(kLetterL, Pace::kLetter, now));
}

TEST(Letters, CanBeFilteredForAHandThatShakes) {
  Timing timing;
  timing.same_letter = std::chrono::milliseconds{500};
  PressFilter filter{timing};
  EXPECT_TRUE(filter.takes_key(kLetterL, Pace::kLetter, 1'000));
  EXPECT_FALSE(filter.takes_key(kLetterL, Pace::kLetter, 1'400));
}

TEST(SlowKeys, AreOffUntilSomebodyAsksForThem) {
  EXPECT_EQ(PressFilter{{}}.held_until(1'000), std::nullopt);
  Timing timing;
  timing.slow_keys = std::chrono::milliseconds{400};
  EXPECT_EQ(PressFilter{timing}.held_until(1'000), 1'400U);
}

}  // namespace
}  // namespace waymark::keypad
