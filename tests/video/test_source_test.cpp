// Marks in pictures and sound that tests recognise.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "video/test_source/stamp.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

TEST(Stamp, IsReadAsItWasDrawnInAnySize) {
  const Stamp stamp{54'321, 0xdeadbeef};
  for (const auto& [width, height] : {std::pair{320, 240}, {1280, 720}, {426, 240}, {64, 32}}) {
    std::vector<std::uint8_t> luma(static_cast<std::size_t>(width * height), 128);
    draw_stamp(luma.data(), width, width, height, stamp);
    EXPECT_EQ(read_stamp(luma.data(), width, width, height), stamp) << width;
  }
}

TEST(Stamp, IsNoneInAPictureWithoutOne) {
  for (const int value : {0, 128, 255}) {
    const std::vector<std::uint8_t> luma(320 * 240, static_cast<std::uint8_t>(value));
    EXPECT_EQ(read_stamp(luma.data(), 320, 320, 240), std::nullopt);
  }
}

TEST(Stamp, WithOneWrongBlockIsNone) {
  std::vector<std::uint8_t> luma(320 * 240, 128);
  draw_stamp(luma.data(), 320, 320, 240, {7, 1000});
  for (int y = 15; y < 30; ++y) luma[static_cast<std::size_t>(y * 320 + 315)] ^= 0xff;
  EXPECT_EQ(read_stamp(luma.data(), 320, 320, 240), std::nullopt);
}

std::vector<std::int16_t> sound_of(double hertz, double loudness, int samples) {
  std::vector<std::int16_t> sound;
  for (int at = 0; at < samples; ++at) {
    sound.push_back(static_cast<std::int16_t>(32767 * loudness * std::sin(2 * std::numbers::pi * hertz * at / 48'000)));
  }
  return sound;
}

TEST(ToneFinder, HearsTheToneInEveryPiece) {
  for (const int hertz : {440, 880, 1000}) {
    EXPECT_EQ(ToneFinder{}.hear(sound_of(hertz, 0.3, 48'000)), std::vector<int>(5, hertz));
  }
}

TEST(ToneFinder, HearsTheLouderOfTwo) {
  auto sound = sound_of(440, 0.2, 9600);
  const auto other = sound_of(880, 0.3, 9600);
  for (std::size_t at = 0; at < sound.size(); ++at) sound[at] = static_cast<std::int16_t>(sound[at] + other[at]);
  EXPECT_EQ(ToneFinder{}.hear(sound), std::vector<int>{880});
}

TEST(ToneFinder, CallsSilenceSilence) {
  EXPECT_EQ(ToneFinder{}.hear(std::vector<std::int16_t>(9600)), std::vector<int>{0});
  EXPECT_EQ(ToneFinder{}.hear(sound_of(440, 0.001, 9600)), std::vector<int>{0});
}

TEST(ToneFinder, TakesSoundInPiecesOfAnySize) {
  ToneFinder finder;
  const auto sound = sound_of(660, 0.3, 9600);
  std::vector<int> tones;
  for (std::size_t at = 0; at < sound.size(); at += 7) {
    const auto end = std::min(at + 7, sound.size());
    for (const int tone : finder.hear({sound.data() + at, end - at})) tones.push_back(tone);
  }
  EXPECT_EQ(tones, std::vector<int>{660});
}

}  // namespace
}  // namespace waymark::video
