// Which number belongs to whom. Of every thousand, the first 799 (800 to 999 left out) are given out by the hub one
// after the other; the other 200 are lent to kiosks in blocks of ten, for when the hub cannot be reached. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark::hub {

inline constexpr std::int64_t kThousand = 1000;
inline constexpr std::int64_t kDensePerThousand = 799;
inline constexpr std::int64_t kFirstLeased = 800;
inline constexpr std::int64_t kBlockSize = 10;
inline constexpr std::int64_t kBlocksPerThousand = (kThousand - kFirstLeased) / kBlockSize;

// The n-th number that the hub gives out itself, n from 1: 1, 2 ... 799, 1001 ...
[[nodiscard]] constexpr std::int64_t dense_number(std::int64_t n) {
  return (n - 1) / kDensePerThousand * kThousand + (n - 1) % kDensePerThousand + 1;
}
// The other way round: how many dense numbers there are up to and with this one.
[[nodiscard]] constexpr std::int64_t dense_index(std::int64_t number) {
  return number / kThousand * kDensePerThousand + number % kThousand;
}

struct NumberBlock {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
// The block-th lent block, from 0: 800 to 809, 810 to 819 ...
[[nodiscard]] constexpr NumberBlock leased_block(std::int64_t block) {
  const std::int64_t first =
      block / kBlocksPerThousand * kThousand + kFirstLeased + block % kBlocksPerThousand * kBlockSize;
  return {first, first + kBlockSize - 1};
}

// What people read: "B007".
[[nodiscard]] inline std::string ticket_display(std::string_view prefix, std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return std::string{prefix} + digits;
}

}  // namespace waymark::hub
