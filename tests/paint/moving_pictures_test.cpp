// Frames of a call, brought to the size and colours of their place on the glass.
#include "kiosk/paint/moving_pictures.h"

#include <gtest/gtest.h>

#include "kiosk/paint/overlay.h"

namespace waymark::paint {
namespace {

// Black on the left, white on the right, no colour.
struct HalfAndHalf {
  HalfAndHalf(int width, int height)
      : luma(static_cast<std::size_t>(width * height), 16), grey(static_cast<std::size_t>(width * height / 4), 128) {
    for (int y = 0; y < height; ++y) {
      for (int x = width / 2; x < width; ++x) luma[static_cast<std::size_t>(y * width + x)] = 235;
    }
    frame = {width, height, luma.data(), grey.data(), grey.data(), width, width / 2, width / 2};
  }
  std::vector<std::uint8_t> luma;
  std::vector<std::uint8_t> grey;
  I420 frame;
};

std::uint32_t pixel(const Picture& picture, int x, int y) {
  return picture.pixels[static_cast<std::size_t>(y * picture.width + x)] & 0xFFFFFF;
}

TEST(MovingPictures, KeepTheirSidesAndTheSelfViewIsAMirror) {
  const HalfAndHalf source(64, 36);
  std::vector<std::uint8_t> scratch;
  Picture as_it_is{32, 18, {}};
  ASSERT_TRUE(to_colour(source.frame, as_it_is, false, scratch));
  EXPECT_EQ(pixel(as_it_is, 2, 9), 0x000000U);
  EXPECT_EQ(pixel(as_it_is, 29, 9), 0xFFFFFFU);
  Picture mirrored{32, 18, {}};
  ASSERT_TRUE(to_colour(source.frame, mirrored, true, scratch));
  EXPECT_EQ(pixel(mirrored, 2, 9), 0xFFFFFFU);
}

TEST(MovingPictures, AreNeitherCutNorStretched) {
  MovingPictures pictures;
  const HalfAndHalf square(64, 64);
  pictures.show({{"remote", 64, 36}});
  ASSERT_TRUE(pictures.take("remote", square.frame));
  const auto picture = pictures.newest("remote");
  EXPECT_EQ(picture->width, 36);
  EXPECT_EQ(picture->height, 36);
  EXPECT_EQ(pixel(*picture, 2, 2), 0x000000U);
  EXPECT_EQ(pixel(*picture, 33, 33), 0xFFFFFFU);
}

TEST(MovingPictures, AFrameThatCannotBeIsNone) {
  std::vector<std::uint8_t> scratch;
  Picture picture{16, 9, {}};
  EXPECT_FALSE(to_colour({}, picture, false, scratch));
  const HalfAndHalf source(64, 36);
  I420 hostile = source.frame;
  hostile.width = 1'000'000;
  EXPECT_FALSE(to_colour(hostile, picture, false, scratch));
}

TEST(MovingPictures, TheNewestIsShownAndOnlyWhereThereIsAPlace) {
  MovingPictures pictures;
  const HalfAndHalf source(64, 36);
  EXPECT_FALSE(pictures.take("remote", source.frame)) << "nowhere on the glass";
  pictures.show({{"remote", 32, 18}});
  EXPECT_EQ(pictures.newest("remote"), nullptr);
  ASSERT_TRUE(pictures.take("remote", source.frame));
  const auto first = pictures.newest("remote");
  ASSERT_NE(first, nullptr);
  ASSERT_TRUE(pictures.take("remote", source.frame));
  EXPECT_NE(pictures.newest("remote"), first);
  EXPECT_FALSE(pictures.take("paper", source.frame));
  pictures.show({{"remote", 64, 36}});
  EXPECT_EQ(pictures.newest("remote"), nullptr) << "it was of another size";
}

TEST(MovingPictures, AreZeroedWhenTheyAreForgotten) {
  MovingPictures pictures;
  const HalfAndHalf source(64, 36);
  pictures.show({{"self", 32, 18}});
  ASSERT_TRUE(pictures.take("self", source.frame));
  const auto held = pictures.newest("self");
  EXPECT_GE(pictures.forget(), 32U * 18U * 4U + 32U * 18U * 3U / 2U) << "pixels, and what they were made from";
  for (const std::uint32_t each : held->pixels) ASSERT_EQ(each, 0U);
  EXPECT_EQ(pictures.newest("self"), nullptr);
}

TEST(Overlay, LeavesItsCornersAndWhatIsClippedToThePage) {
  auto picture = std::make_shared<Picture>(Picture{20, 20, std::vector<std::uint32_t>(400, 0xFFFFFFFF)});
  std::vector<std::uint32_t> pixels(40 * 40, 0);
  const Target target{pixels.data(), 40, 40, 40};
  const PixelRect drawn = copy_overlay({{10, 10, 20, 20}, {0, 0, 40, 25}, 6, picture}, target);
  EXPECT_EQ(drawn.height, 15);
  EXPECT_EQ(pixels[10 * 40 + 10], 0U) << "the corner";
  EXPECT_EQ(pixels[20 * 40 + 10], 0xFFFFFFFFU);
  EXPECT_EQ(pixels[26 * 40 + 20], 0U) << "below the clip";
}

TEST(Overlay, OfAnotherSizeThanItsPlaceIsNotDrawn) {
  auto picture = std::make_shared<Picture>(Picture{4, 4, std::vector<std::uint32_t>(16, 0xFFFFFFFF)});
  std::vector<std::uint32_t> pixels(40 * 40, 0);
  const PixelRect drawn = copy_overlay({{0, 0, 20, 20}, {0, 0, 40, 40}, 0, picture}, {pixels.data(), 40, 40, 40});
  EXPECT_EQ(drawn.width, 0);
}

}  // namespace
}  // namespace waymark::paint
