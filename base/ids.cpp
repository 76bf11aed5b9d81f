#include "base/ids.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace waymark::base {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";  // the last five only check
constexpr std::size_t kReferenceSymbols = 8;

std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::uint64_t read_u64(const std::array<std::uint8_t, 16>& bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = (value << 8U) | bytes[at + i];
  return value;
}

std::string with_hyphens(const std::string& symbols) {
  return symbols.substr(0, 4) + "-" + symbols.substr(4, 4) + "-" + symbols.substr(kReferenceSymbols);
}

}  // namespace

std::string make_uuid_v7(WallTime wall, const std::array<std::uint8_t, 16>& random) {
  auto bytes = random;
  const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(0, wall.time_since_epoch().count()));
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x70U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kHex[bytes[i] >> 4U];
    out += kHex[bytes[i] & 0x0FU];
  }
  return out;
}

bool is_uuid_v7(std::string_view text) {
  if (text.size() != 36 || text[14] != '7') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (c != '-') return false;
    } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      return false;
    }
  }
  return text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b';
}

std::array<std::uint8_t, 16> derive_random(const std::array<std::uint8_t, 16>& random, std::uint64_t purpose) {
  std::uint64_t state = read_u64(random, 0) ^ (purpose * 0xD1342543DE82EF95ULL);
  std::uint64_t low = splitmix(state);
  state ^= read_u64(random, 8);
  std::uint64_t high = splitmix(state);
  low ^= splitmix(state);
  std::array<std::uint8_t, 16> out{};
  for (std::size_t i = 0; i < 8; ++i) {
    out[i] = static_cast<std::uint8_t>(low >> (8 * i));
    out[8 + i] = static_cast<std::uint8_t>(high >> (8 * i));
  }
  return out;
}

std::string make_reference(const std::array<std::uint8_t, 16>& random) {
  std::uint64_t value = read_u64(random, 8) & ((1ULL << 40U) - 1);
  const char check = kCrockford[value % 37];
  std::string symbols(kReferenceSymbols, '0');
  for (std::size_t i = kReferenceSymbols; i-- > 0; value >>= 5U) symbols[i] = kCrockford[value & 31U];
  return with_hyphens(symbols + check);
}

std::optional<std::string> read_reference(std::string_view text) {
  std::uint64_t value = 0;
  std::string symbols;
  for (const char each : text) {
    if (each == '-' || each == ' ') continue;
    char c = static_cast<char>(std::toupper(static_cast<unsigned char>(each)));
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto at = kCrockford.find(c);
    const bool checks = symbols.size() == kReferenceSymbols;
    if (at == std::string_view::npos || symbols.size() > kReferenceSymbols) return std::nullopt;
    if (checks ? value % 37 != at : at >= 32) return std::nullopt;
    if (!checks) value = (value << 5U) | at;
    symbols += c;
  }
  if (symbols.size() != kReferenceSymbols + 1) return std::nullopt;
  return with_hyphens(symbols);
}

}  // namespace waymark::base
