// JSON from outside, read strictly: a size limit, a depth limit, UTF-8, and no key given twice.
// Pure; safe on any thread.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"

namespace waymark::words {

// Fails with kTooLarge over `max_bytes` or `max_depth`, else with kInvalid: `where` is "line 3, column 14" for a
// mistake in the syntax, and the key for one that is given twice.
[[nodiscard]] base::Result<nlohmann::json> parse_strict_json(std::string_view text, std::size_t max_bytes,
                                                             int max_depth);

}  // namespace waymark::words
