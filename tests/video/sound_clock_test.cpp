// When sound was made, from when it arrived.
#include "video/controller/sound_clock.h"

#include <gtest/gtest.h>

#include <random>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using Time = SoundClock::Time;

constexpr std::size_t kPiece = 480;  // 10 ms

// Pieces made one after the other from 1 h on, each said to have come so much after its last sample.
struct Device {
  SoundClock clock;
  Time made = 1h;

  // How much later than it was made the next piece is said to have been.
  Time wrong(Time late) {
    const Time said = clock.made(kPiece, made + 10ms + late);
    const Time by = said - made;
    made += 10ms;
    return by;
  }
};

TEST(SoundClock, APunctualPieceWasMadeJustBefore) {
  Device device;
  EXPECT_EQ(device.wrong(0ms), 0ms);
  EXPECT_EQ(device.wrong(0ms), 0ms);
}

TEST(SoundClock, PiecesThatComeLateWereNotMadeLater) {
  Device device;
  std::mt19937 random{3};
  std::uniform_int_distribution<int> late{0, 60};
  for (int at = 0; at < 100; ++at) static_cast<void>(device.wrong(std::chrono::milliseconds{late(random)}));
  for (int at = 0; at < 3000; ++at) {
    const Time wrong = device.wrong(std::chrono::milliseconds{late(random)});
    EXPECT_LE(wrong, 15ms) << at;
    EXPECT_GE(wrong, 0ms) << at;
  }
}

TEST(SoundClock, ABurstAtTheBeginningIsPutRight) {
  Device device;
  for (int at = 0; at < 6; ++at) static_cast<void>(device.wrong((60 - at * 10) * 1ms));  // six at once
  for (int at = 0; at < 100; ++at) EXPECT_LE(device.wrong(0ms), 15ms);
}

TEST(SoundClock, ADeviceThatRunsSlowerIsFollowed) {
  SoundClock clock;
  Time made = 1h;
  for (int at = 0; at < 60'000; ++at) {
    made += 10ms + 3us;  // 300 parts in a million
    const Time said = clock.made(kPiece, made);
    EXPECT_LE(made - 10ms - said, 21ms);
    EXPECT_LE(said, made);
  }
}

TEST(SoundClock, ADeviceThatRunsFasterIsFollowed) {
  SoundClock clock;
  Time made = 1h;
  for (int at = 0; at < 60'000; ++at) {
    made += 10ms - 3us;
    EXPECT_LE(clock.made(kPiece, made) - (made - 10ms), 16ms);
  }
}

TEST(SoundClock, AfterSoundThatWasLeftOutItBeginsAnew) {
  Device device;
  for (int at = 0; at < 10; ++at) static_cast<void>(device.wrong(0ms));
  device.made += 2s;
  EXPECT_EQ(device.wrong(0ms), 0ms);
}

}  // namespace
}  // namespace waymark::video
