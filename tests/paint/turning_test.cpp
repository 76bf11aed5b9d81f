#include "kiosk/paint/turning.h"

#include <gtest/gtest.h>

#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using samples::Language;
using namespace std::chrono_literals;

const Turning::Clock::time_point kStart{10s};

view::View home() { return samples::home(Language::kEnglish); }
view::View choice() { return samples::choice(Language::kEnglish); }

TEST(Turning, LiftsAVeilWithinASixthOfASecond) {
  Turning turning;
  turning.show(home(), choice(), kStart);
  EXPECT_GT(turning.veil(kStart), 150);
  EXPECT_GT(turning.veil(kStart), turning.veil(kStart + 50ms));
  EXPECT_EQ(turning.veil(kStart + 150ms), 0);
  turning.shown(kStart + 150ms);
  EXPECT_EQ(turning.next_picture(kStart + 150ms), std::nullopt) << "then all is still";
}

TEST(Turning, NeverHidesTheNewPageQuite) {
  Turning turning;
  turning.show(home(), choice(), kStart);
  EXPECT_LT(turning.veil(kStart), 200);
}

TEST(Turning, AsksForPicturesOnlyWhileItRuns) {
  Turning turning;
  EXPECT_EQ(turning.next_picture(kStart), std::nullopt);
  turning.show(home(), choice(), kStart);
  turning.shown(kStart);
  EXPECT_EQ(turning.next_picture(kStart), Turning::kFrame);
  EXPECT_EQ(turning.next_picture(kStart + 1s), 0ms);
}

TEST(Turning, IsNotForTypingFocusTogglesOrDialogs) {
  Turning turning;
  view::View before = samples::question(Language::kEnglish);
  view::View after = before;
  after.regions[1].children.back().value = "Morag";
  after.focus = "continue";
  after.presentation.low_reach = true;
  turning.show(before, after, kStart);
  EXPECT_EQ(turning.veil(kStart), 0);
  turning.show(home(), samples::still_there(Language::kEnglish), kStart);
  EXPECT_EQ(turning.veil(kStart), 0);
}

TEST(Turning, IsNotForAnAttractScreenThatSpeaksAnotherLanguage) {
  Turning turning;
  turning.show(samples::attract(Language::kEnglish), samples::attract(Language::kArabic), kStart);
  EXPECT_EQ(turning.veil(kStart), 0);
}

TEST(Turning, IsOffWhereMotionIsOrContrastWasChosen) {
  Turning turning;
  view::View after = choice();
  after.presentation.motion = false;
  turning.show(home(), after, kStart);
  EXPECT_EQ(turning.veil(kStart), 0);
  after.presentation.motion = true;
  after.presentation.contrast = view::Contrast::kLightOnDark;
  turning.show(home(), after, kStart + 10s);
  EXPECT_EQ(turning.veil(kStart + 10s), 0);
}

TEST(Turning, StopsWhilePagesFollowEachOtherFast) {
  Turning turning;
  turning.show(home(), choice(), kStart);
  turning.show(choice(), home(), kStart + 60ms);
  EXPECT_EQ(turning.veil(kStart + 60ms), 0);
  turning.show(home(), choice(), kStart + 2s);
  EXPECT_GT(turning.veil(kStart + 2s), 0);
}

}  // namespace
}  // namespace waymark::paint
