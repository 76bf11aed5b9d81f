#pragma once

#include <cstdint>

namespace waymark::core {

// Which visit, and which Effect of this run, something belongs to. Neither repeats while the process lives.
struct Tag {
  std::uint64_t visit = 0;
  std::uint64_t effect = 0;
  bool operator==(const Tag&) const = default;
};

}  // namespace waymark::core
