// The sound that a program sends: a WAVE header (RIFF, 16 bit PCM, one channel, 8 to 48 kHz), then samples without end.
// The lengths in the header mean nothing, because who writes to a pipe does not know them. What is not of this form is
// refused. Pure; the samples of a customer's words are zeroed as soon as they are handed on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace waymark::shell {

class WaveReader {
 public:
  static constexpr std::size_t kMostHeader = 4'096;

  WaveReader() = default;
  WaveReader(const WaveReader&) = delete;
  WaveReader& operator=(const WaveReader&) = delete;
  ~WaveReader();

  // Appends the samples in these bytes to `into`. An error is final.
  [[nodiscard]] base::Status take(std::span<const std::byte> bytes, std::vector<std::int16_t>& into);

  [[nodiscard]] int rate_hz() const { return rate_hz_; }  // 0 until the header has been read

 private:
  [[nodiscard]] base::Result<std::size_t> read_header();

  std::vector<std::byte> held_;  // the header so far, later at most half a sample
  int rate_hz_ = 0;
  bool started_ = false;  // the header has been read
};

// The samples, softer: 1 to view::Speech::kLoudest, 3 dB a step. The loudest is as the program speaks.
void soften(std::span<std::int16_t> samples, int volume);

}  // namespace waymark::shell
