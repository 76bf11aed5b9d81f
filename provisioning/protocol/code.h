// A council's own name for a thing: a site, a service, a journey, a page. "ardwell-library", "report_2". Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace waymark::protocol {

inline constexpr std::size_t kMaxCodeBytes = 64;

[[nodiscard]] constexpr bool is_code(std::string_view text) {
  if (text.empty() || text.size() > kMaxCodeBytes || text.front() == '-' || text.front() == '_') return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
  }
  return true;
}

}  // namespace waymark::protocol
