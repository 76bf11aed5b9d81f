// A customer, a world and a clock that do anything at all. What it does is drawn from numbers that the caller gives, so
// that a seed, or a fuzzer's bytes, is a whole life that can be lived again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace waymark::doubles {

// The next number, or nothing when there are no more: then the monkey stops.
using Draw = std::function<std::optional<std::uint32_t>()>;

struct Life {
  std::string broken;             // what broke, with the number of the event, or empty
  std::set<std::string> screens;  // what it saw: a monkey that sees little proves little
};
[[nodiscard]] Life live_like_a_monkey(const Draw& draw, int most_events);

}  // namespace waymark::doubles
