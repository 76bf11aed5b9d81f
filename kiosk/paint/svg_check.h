// Whether a council's logo is a drawing that we draw: shapes, flat colours and gradients, and nothing that fetches,
// runs, repeats itself or waits.
//
// A logo comes from outside, so it is read by an allow-list before any drawing library sees it: elements and
// attributes by name, plain text values, a limit on everything that can be counted. What is left has no entities,
// no references but to its own gradients and clips, no text (its fonts would be the machine's), no filters, patterns,
// dashes or copies. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace waymark::paint {

inline constexpr std::size_t kMaxLogoBytes = 64 * 1024;
inline constexpr int kMaxLogoElements = 2000;
inline constexpr int kMaxLogoDepth = 16;

// The error names the element or attribute that may not be there.
[[nodiscard]] base::Status check_logo_svg(std::string_view svg);

}  // namespace waymark::paint
