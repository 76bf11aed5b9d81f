// Marks in pictures and sound that tests recognise.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "video/test_source/stamp.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

// A grey picture, drawn into.
struct Drawn {
  Drawn(int wide, int high, const Stamp& stamp)
      : width(wide), height(high), bytes(static_cast<std::size_t>(width * height * 3 / 2), 100) {
    std::uint8_t* u = bytes.data() + width * height;
    draw_stamp({bytes.data(), u, u + width * height / 4, width, width / 2, width, height}, stamp);
  }
  [[nodiscard]] std::optional<Stamp> read() const { return read_stamp(bytes.data(), width, width, height); }
  int width;
  int height;
  std::vector<std::uint8_t> bytes;
};

TEST(Stamp, IsReadAsItWasDrawnInAnySize) {
  const Stamp stamp{54'321, 0xdeadbeef};
  for (const auto& [width, height] : {std::pair{320, 240}, {1280, 720}, {426, 240}, {64, 32}}) {
    EXPECT_EQ(Drawn(width, height, stamp).read(), stamp) << width;
  }
}

TEST(Stamp, IsBlackAndWhiteOnly) {
  const Drawn drawn{320, 240, {1, 2}};
  for (int at = 0; at < 160 * 15; ++at) EXPECT_EQ(drawn.bytes[static_cast<std::size_t>(320 * 240 + at)], 128);
  EXPECT_EQ(drawn.bytes[320 * 240 + 160 * 15], 100);
}

TEST(Stamp, IsNoneInAPictureWithoutOne) {
  for (const int value : {0, 128, 255}) {
    const std::vector<std::uint8_t> luma(320 * 240, static_cast<std::uint8_t>(value));
    EXPECT_EQ(read_stamp(luma.data(), 320, 320, 240), std::nullopt);
  }
}

TEST(Stamp, WithOneWrongBlockIsNone) {
  Drawn drawn{320, 240, {7, 1000}};
  for (int y = 15; y < 30; ++y) drawn.bytes[static_cast<std::size_t>(y * 320 + 315)] ^= 0xff;
  EXPECT_EQ(drawn.read(), std::nullopt);
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
