// Size goes before frame rate, and neither swings.
#include "video/controller/picture_size.h"

#include <gtest/gtest.h>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

TEST(PictureSize, IsFullWhenThereAreBitsEnough) {
  PictureSize size{{1280, 720, 30}};
  EXPECT_EQ(size.choose(1500, 1500, 0ms), (Picture{1280, 720, 30}));
}

TEST(PictureSize, ShrinksBeforeItSlows) {
  PictureSize size{{1280, 720, 30}};
  for (int kbits = 1500; kbits >= 30; kbits -= 10) {
    const Picture now = size.choose(kbits, kbits, 0ms);
    if (now.width * now.height > 320 * 240) {
      EXPECT_GE(now.frames_per_second, 20) << kbits;
    }
  }
  EXPECT_EQ(size.choose(10, 10, 0ms), (Picture{320, 180, 10}));
}

TEST(PictureSize, OfASmallPictureOnlyTheRateGoesDown) {
  PictureSize size{{320, 240, 30}};
  EXPECT_EQ(size.choose(60, 60, 0ms), (Picture{320, 240, 15}));
}

TEST(PictureSize, GoesDownAtOnce) {
  PictureSize size{{640, 480, 30}};
  EXPECT_EQ(size.choose(150, 150, 1ms), (Picture{320, 240, 30}));
}

TEST(PictureSize, GoesUpStepByStepAndSlowly) {
  PictureSize size{{640, 480, 30}};
  static_cast<void>(size.choose(150, 150, 1000ms));
  EXPECT_EQ(size.choose(1500, 1500, 2000ms), (Picture{320, 240, 30}));
  EXPECT_EQ(size.choose(1500, 1500, 6000ms), (Picture{480, 360, 30}));
  EXPECT_EQ(size.choose(1500, 1500, 7000ms), (Picture{480, 360, 30}));
  EXPECT_EQ(size.choose(1500, 1500, 11000ms), (Picture{640, 480, 30}));
}

TEST(PictureSize, StaysWhereBitsAreNeitherFewNorMany) {
  PictureSize size{{640, 480, 30}};
  const Picture down = size.choose(400, 400, 0ms);
  EXPECT_EQ(down, (Picture{480, 360, 30}));
  EXPECT_EQ(size.choose(500, 500, 60s), down);
}

TEST(PictureSize, ASmallPictureThatIsAsGoodAsItGetsBecomesLargerSooner) {
  PictureSize size{{640, 480, 30}};
  ASSERT_EQ(size.choose(150, 150, 0ms), (Picture{320, 240, 30}));
  EXPECT_EQ(size.choose(315, 300, 10s), (Picture{320, 240, 30}));
  EXPECT_EQ(size.choose(315, 210, 10900ms), (Picture{320, 240, 30}));
  EXPECT_EQ(size.choose(315, 210, 11s), (Picture{480, 360, 30}));
  EXPECT_EQ(size.choose(315, 210, 20s), (Picture{480, 360, 30}));
}

// When the picture is larger for the first time after `from`, looking every 100 ms, and is at once too much.
std::chrono::milliseconds next_try(PictureSize& size, std::chrono::milliseconds from) {
  for (auto now = from;; now += 100ms) {
    if (size.choose(1500, 1500, now) == Picture{320, 240, 30}) continue;
    static_cast<void>(size.choose(150, 150, now));
    return now;
  }
}

TEST(PictureSize, WaitsTwiceAsLongEachTimeThatALargerPictureWasTooMuch) {
  PictureSize size{{640, 480, 30}};
  static_cast<void>(size.choose(150, 150, 0ms));
  std::chrono::milliseconds last{};
  for (const auto wait : {3s, 6s, 12s, 24s, 30s, 30s}) {
    const auto now = next_try(size, last);
    EXPECT_EQ(now - last, wait);
    last = now;
  }
}

TEST(PictureSize, WaitsAsAtFirstAfterALargerPictureHasProvedItself) {
  PictureSize size{{640, 480, 30}};
  static_cast<void>(size.choose(150, 150, 0ms));
  const auto failed = next_try(size, next_try(size, 0ms));
  ASSERT_EQ(size.choose(315, 210, failed + 12s), (Picture{480, 360, 30}));
  ASSERT_EQ(size.choose(150, 150, failed + 23s), (Picture{320, 240, 30}));
  EXPECT_EQ(next_try(size, failed + 23s) - failed, 26s);
}

TEST(PictureSize, EverySizeIsEven) {
  for (int step = 0; step < 10; ++step) {
    const Picture picture = picture_at_step({854, 482, 30}, step);
    EXPECT_EQ(picture.width % 2, 0);
    EXPECT_EQ(picture.height % 2, 0);
  }
}

}  // namespace
}  // namespace waymark::video
