#include "kiosk/shell/voice_wave.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/secret.h"
#include "kiosk/view/view.h"

namespace waymark::shell {
namespace {

constexpr std::size_t kRiff = 12;    // "RIFF", length, "WAVE"
constexpr std::size_t kChunk = 8;    // name, length
constexpr std::size_t kFormat = 16;  // of a "fmt " chunk, what we read of it

std::uint32_t little(const std::byte* at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value |= std::to_integer<std::uint32_t>(at[i]) << (8 * i);
  return value;
}

bool is_named(const std::byte* at, const char* name) { return std::memcmp(at, name, 4) == 0; }

tl::unexpected<base::Error> refused(const char* why) { return base::fail(base::ErrorCode::kInvalid, "wave", why); }

}  // namespace

WaveReader::~WaveReader() { base::zeroise(held_.data(), held_.size()); }

// The length of the header, 0 while it has not all come.
base::Result<std::size_t> WaveReader::read_header() {
  if (held_.size() < kRiff) return std::size_t{0};
  if (!is_named(held_.data(), "RIFF") || !is_named(held_.data() + 8, "WAVE")) return refused("is no WAVE sound");
  for (std::size_t at = kRiff; at + kChunk <= held_.size();) {
    const std::byte* const chunk = held_.data() + at;
    const std::size_t length = little(chunk + 4, 4);
    if (is_named(chunk, "data")) {
      if (rate_hz_ == 0) return refused("does not say its format");
      return at + kChunk;
    }
    if (length > kMostHeader) return refused("has a header without end");
    if (at + kChunk + length > held_.size()) break;
    if (is_named(chunk, "fmt ")) {
      if (length < kFormat) return refused("does not say its format");
      const std::byte* const format = chunk + kChunk;
      const auto rate = static_cast<int>(std::min<std::uint32_t>(little(format + 4, 4), 1'000'000));
      if (little(format, 2) != 1 || little(format + 2, 2) != 1 || little(format + 14, 2) != 16) {
        return refused("is not 16 bit PCM with one channel");
      }
      if (rate < 8'000 || rate > 48'000) return refused("has a rate beyond 8 to 48 kHz");
      rate_hz_ = rate;
    }
    at += kChunk + length + length % 2;
  }
  if (held_.size() > kMostHeader) return refused("has a header without end");
  return std::size_t{0};
}

base::Status WaveReader::take(std::span<const std::byte> bytes, std::vector<std::int16_t>& into) {
  held_.insert(held_.end(), bytes.begin(), bytes.end());
  std::size_t from = 0;
  if (!started_) {
    const auto header = read_header();
    if (!header) return tl::unexpected(header.error());
    if (*header == 0) return {};
    from = *header;
    started_ = true;
  }
  const std::size_t samples = (held_.size() - from) / 2;
  into.reserve(into.size() + samples);
  for (std::size_t i = 0; i < samples; ++i) {
    into.push_back(static_cast<std::int16_t>(little(held_.data() + from + 2 * i, 2)));
  }
  const std::size_t used = from + 2 * samples;
  const std::size_t left = held_.size() - used;
  std::memmove(held_.data(), held_.data() + used, left);
  base::zeroise(held_.data() + left, used);
  held_.resize(left);
  return {};
}

void soften(std::span<std::int16_t> samples, int volume) {
  const int below = view::Speech::kLoudest - std::clamp(volume, 1, view::Speech::kLoudest);
  if (below == 0) return;
  const float gain = std::pow(10.0F, -3.0F * static_cast<float>(below) / 20.0F);
  for (std::int16_t& sample : samples)
    sample = static_cast<std::int16_t>(std::lround(static_cast<float>(sample) * gain));
}

}  // namespace waymark::shell
