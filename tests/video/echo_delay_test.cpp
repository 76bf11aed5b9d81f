// How late an echo comes, found in sound that was made of arithmetic.
#include "video/controller/echo_delay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;

using Sound = std::vector<std::int16_t>;

// Noise in pieces of 50 to 250 ms, each as loud as it happens to be.
Sound babble(unsigned seed, std::chrono::milliseconds length) {
  std::mt19937 random{seed};
  std::normal_distribution<double> noise{0, 1};
  std::uniform_int_distribution<std::size_t> piece{48 * 50, 48 * 250};
  std::uniform_real_distribution<double> loud{0, 1};
  Sound sound;
  while (sound.size() < static_cast<std::size_t>(length.count()) * 48) {
    const double level = 6000 * std::pow(loud(random), 3);
    for (std::size_t left = piece(random); left > 0; --left) {
      sound.push_back(static_cast<std::int16_t>(std::clamp(level * noise(random), -32000.0, 32000.0)));
    }
  }
  return sound;
}

Sound later(const Sound& sound, std::chrono::milliseconds delay) {
  Sound out(sound.size());
  const auto behind = static_cast<std::size_t>(delay.count()) * 48;
  for (std::size_t at = behind; at < out.size(); ++at) out[at] = static_cast<std::int16_t>(sound[at - behind] / 3);
  return out;
}

TEST(EchoDelay, IsFoundToEightMilliseconds) {
  const Sound played = babble(1, 6s);
  for (const auto delay : {0ms, 30ms, 90ms, 180ms, 240ms}) {
    EchoDelay echo;
    echo.compare(played, later(played, delay));
    EXPECT_NEAR(static_cast<double>(echo.delay().count()), static_cast<double>(delay.count()), 8);
  }
}

TEST(EchoDelay, IsNothingWhereNothingComesBack) {
  EchoDelay echo;
  echo.compare(babble(1, 10s), babble(2, 10s));
  EXPECT_EQ(echo.delay(), 0ms);
  echo.compare(babble(3, 10s), Sound(480'000));
  EXPECT_EQ(echo.delay(), 0ms);
}

TEST(EchoDelay, IsFollowedWhenItBecomesAnother) {
  const Sound played = babble(1, 20s);
  EchoDelay echo;
  echo.compare(played, later(played, 30ms));
  echo.compare(played, later(played, 120ms));
  EXPECT_NEAR(static_cast<double>(echo.delay().count()), 120, 8);
}

}  // namespace
}  // namespace waymark::video
