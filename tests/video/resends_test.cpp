// Which lost packets are sent again.
#include "video/controller/resends.h"

#include <gtest/gtest.h>

#include <vector>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

bool sent_again(Resends& resends, std::uint16_t number, milliseconds now) {
  return resends.asked(number, now) == Resends::Answer::kSendAgain;
}

TEST(Resends, APacketIsSentAgainOnceInARoundTrip) {
  Resends resends{1000};
  resends.set_line(1000, 100ms);
  EXPECT_TRUE(sent_again(resends, 7, 0ms));
  EXPECT_FALSE(sent_again(resends, 7, 50ms));
  EXPECT_FALSE(sent_again(resends, 7, 99ms));
  EXPECT_TRUE(sent_again(resends, 7, 100ms));
}

TEST(Resends, AtMostEveryFortyMillisecondsOnAShortLine) {
  Resends resends{1000};
  resends.set_line(1000, 2ms);
  EXPECT_TRUE(sent_again(resends, 7, 0ms));
  EXPECT_FALSE(sent_again(resends, 7, 39ms));
  EXPECT_TRUE(sent_again(resends, 7, 40ms));
}

TEST(Resends, SixAtOnceThoughTheLineIsNarrow) {
  Resends resends{100};
  int sent = 0;
  for (std::uint16_t number = 0; number < 20; ++number) sent += sent_again(resends, number, 0ms) ? 1 : 0;
  EXPECT_EQ(sent, 6);
}

TEST(Resends, AStormOfQuestionsTakesAQuarterOfTheLine) {
  Resends resends{250};
  resends.set_line(250, 56ms);
  int sent = 0;
  for (milliseconds now = 0ms; now < 20s; now += 50ms) {
    for (std::uint16_t number = 0; number < 40; ++number) {
      sent += sent_again(resends, static_cast<std::uint16_t>(now / 200ms * 4 + number), now) ? 1 : 0;
    }
  }
  EXPECT_LE(sent * 1200 * 8 / 20'000, 250 / 4 + 5);
  EXPECT_GT(sent, 100);
}

TEST(Resends, WhatIsTooMuchToMendIsOneKeyPictureAndNothingOlder) {
  Resends resends{100};
  for (std::uint16_t number = 0; number < 6; ++number) EXPECT_TRUE(sent_again(resends, number, 0ms));
  EXPECT_EQ(resends.asked(6, 0ms), Resends::Answer::kKeyPicture);
  EXPECT_EQ(resends.asked(7, 0ms), Resends::Answer::kNothing);
  EXPECT_EQ(resends.asked(5, 2s), Resends::Answer::kNothing);
  EXPECT_EQ(resends.asked(8, 2s), Resends::Answer::kSendAgain);
}

TEST(Resends, KeyPicturesAreThreeSecondsApart) {
  Resends resends{100};
  std::vector<milliseconds> keys;
  std::uint16_t number = 65'000;  // and round
  for (milliseconds now = 0ms; now < 10s; now += 10ms) {
    if (resends.asked(++number, now) == Resends::Answer::kKeyPicture) keys.push_back(now);
  }
  ASSERT_GE(keys.size(), 3U);
  for (std::size_t at = 1; at < keys.size(); ++at) EXPECT_GE(keys[at] - keys[at - 1], 3s);
}

TEST(Resends, EveryTwentiethPacketOfAWideLineIsSentAgain) {
  Resends resends{1000};
  resends.set_line(1000, 50ms);
  for (std::uint16_t number = 0; number < 2000; number += 20) {
    EXPECT_TRUE(sent_again(resends, number, milliseconds{number * 9})) << number;
  }
}

TEST(Resends, ANumberThatComesRoundAgainIsAnotherPacket) {
  Resends resends{10'000};
  resends.set_line(10'000, 10s);
  EXPECT_TRUE(sent_again(resends, 5, 0ms));
  EXPECT_TRUE(sent_again(resends, 5 + 512, 1ms));
  EXPECT_TRUE(sent_again(resends, 5, 2ms));
}

}  // namespace
}  // namespace waymark::video
