// Assisted mode: a member of staff stands beside the customer and may type for them. Who typed which answer is kept
// with the answers, and only the customer agrees to a declaration. Plain values; see assisted.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace waymark::core {

struct Assisted {
  std::string staff;              // the number of who helps now; empty: nobody
  bool staff_types = true;        // at the glass now
  bool customer_is_here = false;  // on the declaration, the customer said that they are at the glass
};

inline constexpr std::uint8_t kTypedByCustomer = 1;
inline constexpr std::uint8_t kTypedByStaff = 2;
using TypedBy = std::map<std::string, std::uint8_t, std::less<>>;  // by question: either, or both

}  // namespace waymark::core
