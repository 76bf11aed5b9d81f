#include "video/test_source/tone.h"

#include <cmath>
#include <numbers>

namespace waymark::video {
namespace {

constexpr int kDecimation = 4;
constexpr int kRate = kSamplesASecond / kDecimation;
constexpr std::size_t kPiece = kRate / 5;
constexpr int kLeastHertz = 100;
constexpr int kMostHertz = 4000;
constexpr int kStepHertz = 20;
constexpr double kSilence = 0.01 * 0.01;
// A tone stands out when it has more than a third of the power of the whole piece.
constexpr double kStandsOut = 1.0 / 3;

// The mean power of one frequency (Goertzel's algorithm).
double power_at(const std::vector<float>& piece, int hertz) {
  const double turn = 2 * std::numbers::pi * hertz / kRate;
  const double factor = 2 * std::cos(turn);
  double last = 0;
  double before = 0;
  for (const float sample : piece) {
    const double next = sample + factor * last - before;
    before = last;
    last = next;
  }
  const double size = static_cast<double>(piece.size());
  return 2 * (last * last + before * before - factor * last * before) / (size * size);
}

int loudest_tone(const std::vector<float>& piece) {
  double power = 0;
  for (const float sample : piece) power += static_cast<double>(sample) * sample;
  power /= static_cast<double>(piece.size());
  if (power < kSilence) return 0;
  int loudest = 0;
  double most = power * kStandsOut;
  for (int hertz = kLeastHertz; hertz <= kMostHertz; hertz += kStepHertz) {
    const double here = power_at(piece, hertz);
    if (here <= most) continue;
    most = here;
    loudest = hertz;
  }
  return loudest;
}

}  // namespace

std::vector<int> ToneFinder::hear(std::span<const std::int16_t> samples) {
  std::vector<int> tones;
  for (const std::int16_t sample : samples) {
    sum_ += sample;
    if (++summed_ < kDecimation) continue;
    piece_.push_back(static_cast<float>(sum_) / (kDecimation * 32768.0F));
    sum_ = 0;
    summed_ = 0;
    if (piece_.size() < kPiece) continue;
    tones.push_back(loudest_tone(piece_));
    piece_.clear();
  }
  return tones;
}

}  // namespace waymark::video
