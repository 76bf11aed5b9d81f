// Where a customer's own phone follows their number: an address for a QR code. Pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/secret.h"

namespace waymark::protocol {

inline constexpr std::size_t kMaxFollowBytes = 200;  // a QR code of more is hard to scan from paper

// Empty unless it is an address with nothing in it that a printer or a glass could stumble over.
[[nodiscard]] inline base::Secret read_follow(std::string_view address) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const bool plain = std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c <= '~'; });
  return web && plain && address.size() <= kMaxFollowBytes ? base::Secret(address) : base::Secret();
}

}  // namespace waymark::protocol
