// The fuzzer as the customer, the world and the clock: each two bytes are one number that decides what happens next.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "tests/doubles/monkey.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t at = 0;
  const waymark::doubles::Draw draw = [&]() -> std::optional<std::uint32_t> {
    if (at + 2 > size) return std::nullopt;
    std::uint16_t number = 0;
    std::memcpy(&number, data + at, sizeof number);
    at += sizeof number;
    return number;
  };
  const std::string broken = waymark::doubles::live_like_a_monkey(draw, 400).broken;
  if (!broken.empty()) {
    std::cerr << broken << "\n";
    std::abort();
  }
  return 0;
}
