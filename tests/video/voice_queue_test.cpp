// How long an adviser's voice is kept: packets of 20 ms over lines that are even, uneven, and uneven for a while.
#include "video/controller/voice_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using Time = VoiceQueue::Time;

struct Listener {
  VoiceQueue queue;
  Time now{};
  int packet = 0;
  Time until{};  // what sounds up to now
  int gaps = 0;
  Time longest{};
  Time left_out{};

  // Packets that come so much later than they should.
  void hear(int packets, const std::function<Time()>& late) {
    gaps = 0;
    longest = {};
    left_out = {};
    for (const int end = packet + packets; packet < end; ++packet) {
      now = std::max(now, packet * 20ms + late());
      const auto spare = queue.came(now);
      if (!spare) continue;
      const Time cut = std::min<Time>(*spare, 10ms);
      const Time begins = queue.put(20ms - cut, cut);
      if (begins > until) ++gaps;
      until = begins + 20ms - cut;
      longest = std::max(longest, begins - now);
      left_out += cut;
    }
  }
};

TEST(VoiceQueue, AnEvenVoiceSoundsSoonAndWhole) {
  Listener listener;
  listener.hear(500, [] { return 0ms; });
  EXPECT_LE(listener.longest, 20ms);
  EXPECT_LE(listener.gaps, 1);
  EXPECT_LE(listener.left_out, 10ms);
}

TEST(VoiceQueue, AnUnevenVoiceIsKeptAsLongAsItNeeds) {
  Listener listener;
  std::mt19937 random{5};
  std::uniform_int_distribution<int> late{0, 40};
  const auto uneven = [&] { return late(random) * 1ms; };
  listener.hear(1000, uneven);
  listener.hear(2000, uneven);
  EXPECT_LE(listener.gaps, 2);
  EXPECT_LE(listener.longest, 70ms);
}

TEST(VoiceQueue, WhatWasKeptForOneStumbleIsGoneFiveSecondsLater) {
  Listener listener;
  listener.hear(500, [] { return 0ms; });
  listener.hear(1, [] { return 150ms; });
  listener.hear(250, [] { return 0ms; });
  EXPECT_GT(listener.longest, 100ms);
  listener.hear(50, [] { return 0ms; });
  EXPECT_LE(listener.longest, 30ms);
}

TEST(VoiceQueue, AVoiceIsNeverMuchTooQuick) {
  Listener listener;
  listener.hear(500, [] { return 0ms; });
  listener.hear(1, [] { return 200ms; });
  listener.hear(150, [] { return 0ms; });
  Time most{};
  for (int second = 0; second < 5; ++second) {
    listener.hear(50, [] { return 0ms; });
    most = std::max(most, listener.left_out);
  }
  EXPECT_GT(most, 50ms);
  EXPECT_LE(most, 130ms);
}

TEST(VoiceQueue, MoreThanAQuarterOfASecondIsNeverKept) {
  Listener listener;
  listener.hear(10, [] { return 0ms; });
  listener.hear(1, [] { return 2000ms; });
  listener.hear(100, [] { return 0ms; });
  EXPECT_LE(listener.longest, 260ms);
}

}  // namespace
}  // namespace waymark::video
