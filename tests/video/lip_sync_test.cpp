// How long pictures are held back for a voice.
#include "video/controller/lip_sync.h"

#include <gtest/gtest.h>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using Time = LipSync::Time;

// The last of so many pictures of 30 a second, shown so long after it came.
Time held(LipSync& lips, int pictures, Time voice_late) {
  Time after{};
  for (int at = 0; at < pictures; ++at) after = lips.show(at * 33ms, voice_late, at * 33ms) - at * 33ms;
  return after;
}

TEST(LipSync, PicturesAreNotHeldBackForAVoiceThatIsHardlyLate) {
  LipSync lips;
  EXPECT_EQ(held(lips, 100, 0ms), 0ms);
  EXPECT_EQ(held(lips, 100, 80ms), 0ms);
}

TEST(LipSync, TheyWaitForALateOne) {
  LipSync lips;
  EXPECT_NEAR(static_cast<double>((held(lips, 150, 200ms)).count()), 120e6, 2e6);
}

TEST(LipSync, ForAQuarterOfASecondAtMost) {
  LipSync lips;
  EXPECT_LE(held(lips, 500, 2s), 250ms);
}

TEST(LipSync, NoPictureIsHeldMuchLongerThanTheOneBefore) {
  LipSync lips;
  Time before{};
  for (int at = 0; at < 200; ++at) {
    const Time after = lips.show(1h, at < 100 ? 300ms : 0ms, 1h) - 1h;
    EXPECT_LT(after - before, 12ms);
    EXPECT_GT(after - before, -12ms);
    before = after;
  }
}

TEST(LipSync, APictureThatTookLongItselfIsShownAtOnce) {
  LipSync lips;
  static_cast<void>(held(lips, 200, 180ms));
  EXPECT_EQ(lips.show(10s, 180ms, 10s + 150ms), 10s + 150ms);
}

}  // namespace
}  // namespace waymark::video
