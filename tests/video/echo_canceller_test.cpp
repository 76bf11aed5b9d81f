// The echo of a loudspeaker in a microphone, made of arithmetic: what is played comes back later and quieter.
#include "video/engine/echo_canceller.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "video/engine/plugins.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kPacket = 480;  // 10 ms
constexpr std::size_t kPackets = 1200;

using Sound = std::vector<std::int16_t>;

// Syllables of a voice: a pitch with its overtones for a fifth of a second, louder and quieter, and pauses between
// them.
Sound speech(unsigned seed) {
  std::mt19937 random{seed};
  std::uniform_real_distribution<double> chance{0, 1};
  Sound sound(kPacket * kPackets);
  for (std::size_t begins = 0; begins < sound.size();) {
    const double pitch = 100 + 120 * chance(random);
    const double loud = 1500 + 4500 * chance(random);
    const auto length = static_cast<std::size_t>(kSamplesASecond * (0.12 + 0.15 * chance(random)));
    std::array<double, 24> overtones{};
    for (double& each : overtones) each = chance(random);
    for (std::size_t at = 0; at < length && begins + at < sound.size(); ++at) {
      const double turn = 2 * std::numbers::pi * pitch * static_cast<double>(at) / kSamplesASecond;
      const double swell = std::sin(std::numbers::pi * static_cast<double>(at) / static_cast<double>(length));
      double value = 0;
      for (std::size_t tone = 0; tone < overtones.size(); ++tone) {
        value +=
            overtones[tone] * std::sin(turn * static_cast<double>(tone + 1)) / std::sqrt(static_cast<double>(tone + 1));
      }
      sound[begins + at] = static_cast<std::int16_t>(std::clamp(loud * swell * value, -30000.0, 30000.0));
    }
    begins += length + static_cast<std::size_t>(kSamplesASecond * (0.05 + 0.25 * chance(random)));
  }
  return sound;
}

Sound echo_of(const Sound& played, std::chrono::milliseconds delay, double share) {
  Sound echo(played.size());
  const auto behind = static_cast<std::size_t>(delay.count()) * kSamplesASecond / 1000;
  for (std::size_t at = behind; at < echo.size(); ++at) {
    echo[at] = static_cast<std::int16_t>(played[at - behind] * share);
  }
  return echo;
}

std::chrono::nanoseconds length_of(std::size_t samples) {
  return std::chrono::nanoseconds{samples * std::nano::den / kSamplesASecond};
}

// Of the last two seconds, when it has learnt the room.
double decibels(const Sound& sound) {
  const std::size_t two_seconds = 2 * kSamplesASecond;
  if (sound.size() < two_seconds) return 0;
  double power = 0;
  for (std::size_t at = sound.size() - two_seconds; at < sound.size(); ++at) {
    power += static_cast<double>(sound[at]) * sound[at];
  }
  return 10 * std::log10(power / two_seconds + 1e-9);
}

class EchoOfARoom : public testing::Test {
 protected:
  static void SetUpTestSuite() { ASSERT_TRUE(load_gstreamer()); }

  // What is sent of `heard` while `played` sounds.
  Sound sent(const Sound& played, const Sound& heard, bool in_use = true) {
    Sound out;
    EchoCanceller echo{[&](std::span<const std::int16_t> samples, EchoCanceller::Time at) {
      EXPECT_NEAR(static_cast<double>((at - 1h).count()), static_cast<double>(length_of(out.size()).count()), 1e6);
      out.insert(out.end(), samples.begin(), samples.end());
    }};
    echo.use(in_use);
    const auto packet_of = [](const Sound& sound, std::size_t at) {
      return std::span<const std::int16_t>{sound}.subspan(at * kPacket, kPacket);
    };
    constexpr std::size_t kAhead = 6;  // a loudspeaker is given its sound before it plays it
    for (std::size_t at = 0; at < kPackets; ++at) {
      const auto time = 1h + at * 10ms;
      for (std::size_t early = at == 0 ? 0 : kAhead; early <= kAhead && at + early < kPackets; ++early) {
        echo.played(packet_of(played, at + early), time + early * 10ms);
      }
      echo.heard(packet_of(heard, at), time);
    }
    return out;
  }
};

TEST_F(EchoOfARoom, IsAtLeastTwentyDecibelsWeakerInWhatIsSent) {
  const Sound played = speech(5);
  for (const auto delay : {15ms, 40ms, 90ms, 180ms}) {
    const Sound echo = echo_of(played, delay, 0.5);
    EXPECT_LT(decibels(sent(played, echo)), decibels(echo) - 20) << delay.count() << " ms";
  }
}

TEST_F(EchoOfARoom, LeavesAVoiceAsLoudAsItIs) {
  const Sound voice = speech(5);
  EXPECT_NEAR(decibels(sent(Sound(voice.size()), voice)), decibels(voice), 3);
}

TEST_F(EchoOfARoom, IsLeftAloneWhenThereIsNone) {
  const Sound played = speech(5);
  const Sound echo = echo_of(played, 40ms, 0.5);
  EXPECT_EQ(sent(played, echo, false), echo);
}

}  // namespace
}  // namespace waymark::video
