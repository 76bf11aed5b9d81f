// A voice made shorter without a click.
#include "video/controller/shorten.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace waymark::video {
namespace {

constexpr double kLoud = 10'000;

std::vector<std::int16_t> tone(double hertz, std::size_t samples) {
  std::vector<std::int16_t> sound(samples);
  for (std::size_t at = 0; at < samples; ++at) {
    sound[at] =
        static_cast<std::int16_t>(kLoud * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(at) / 48'000));
  }
  return sound;
}

// The largest step from one sample to the next.
int largest_step(const std::vector<std::int16_t>& sound) {
  int largest = 0;
  for (std::size_t at = 1; at < sound.size(); ++at) largest = std::max(largest, std::abs(sound[at] - sound[at - 1]));
  return largest;
}

TEST(Shorten, TakesWholeTurnsOfAPitch) {
  auto sound = tone(200, 960);  // 240 samples a turn
  EXPECT_EQ(shorten(sound, 400), 240U);
  EXPECT_EQ(sound.size(), 720U);
  const auto whole = tone(200, 720);
  for (std::size_t at = 0; at < whole.size(); ++at) EXPECT_NEAR(sound[at], whole[at], 3) << at;
}

TEST(Shorten, MakesNoClick) {
  for (const double hertz : {110.0, 233.0, 397.0}) {
    auto sound = tone(hertz, 960);
    const int before = largest_step(sound);
    EXPECT_GT(shorten(sound, 480), 0U) << hertz;
    EXPECT_LT(largest_step(sound), before * 3 / 2) << hertz;
  }
}

TEST(Shorten, NeverByMoreThanWasAsked) {
  auto sound = tone(100, 960);
  EXPECT_LE(shorten(sound, 300), 300U);
}

TEST(Shorten, LeavesAPieceAloneThatIsTooShort) {
  auto sound = tone(200, 300);
  EXPECT_EQ(shorten(sound, 240), 0U);
  EXPECT_EQ(sound.size(), 300U);
}

TEST(Shorten, LeavesItAloneForNextToNothing) {
  auto sound = tone(200, 960);
  EXPECT_EQ(shorten(sound, 100), 0U);
}

TEST(Shorten, SilenceStaysSilent) {
  std::vector<std::int16_t> sound(960);
  EXPECT_GT(shorten(sound, 480), 0U);
  EXPECT_EQ(largest_step(sound), 0);
}

}  // namespace
}  // namespace waymark::video
