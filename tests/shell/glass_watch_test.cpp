#include "kiosk/shell/glass_watch.h"

#include "tests/shell/a_kiosk.h"

namespace waymark::shell {
namespace {

using namespace std::chrono_literals;

class GlassWatchTest : public testing::Test {
 protected:
  std::optional<int> looks_after(std::chrono::milliseconds time) { return watch_.look(now_ += time); }

  FakeGlass glass_;
  GlassWatch watch_{glass_};
  base::MonoTime now_{1h};
};

TEST_F(GlassWatchTest, AWindowThatCannotBeSeenIsLostAtOnce) {
  EXPECT_FALSE(looks_after(0s));
  glass_.there = false;
  EXPECT_EQ(looks_after(1ms), kExitLostWindow);
}

TEST_F(GlassWatchTest, ABlankPictureIsDrawnAgain_AndThatMayHelp) {
  glass_.blank_now = glass_.redrawing_helps = true;
  EXPECT_FALSE(looks_after(0s));
  EXPECT_EQ(glass_.redrawn, 1);
  EXPECT_FALSE(looks_after(2s));
  EXPECT_EQ(glass_.redrawn, 1);
}

TEST_F(GlassWatchTest, LooksEveryTwoSecondsHoweverOftenItIsAsked) {
  EXPECT_FALSE(looks_after(0s));
  glass_.blank_now = true;
  EXPECT_FALSE(looks_after(1'999ms));
  EXPECT_EQ(glass_.redrawn, 0);
  EXPECT_FALSE(looks_after(1ms));
  EXPECT_EQ(glass_.redrawn, 1);
}

TEST_F(GlassWatchTest, OneThatStaysBlankEndsTheProcessWithinFourSeconds) {
  EXPECT_FALSE(looks_after(0s));
  glass_.blank_now = true;
  EXPECT_FALSE(looks_after(2s));
  EXPECT_EQ(looks_after(2s), kExitBlankGlass);
}

TEST_F(GlassWatchTest, OneThatWasBlankOnceBeforeIsDrawnAgainFirst) {
  glass_.blank_now = glass_.redrawing_helps = true;
  EXPECT_FALSE(looks_after(0s));
  EXPECT_FALSE(looks_after(2s));
  glass_.blank_now = true;
  EXPECT_FALSE(looks_after(2s));
  EXPECT_EQ(glass_.redrawn, 2);
}

}  // namespace
}  // namespace waymark::shell
