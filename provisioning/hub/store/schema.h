// The hub's tables, as numbered migrations. `council` is in every one of them.
#pragma once

#include <span>

namespace waymark::hub {

[[nodiscard]] std::span<const char* const> migrations();

}  // namespace waymark::hub
