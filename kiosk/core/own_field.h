// The text fields that belong to no journey, described as a journey's questions are, so that one keyboard, one editor
// and one painter serve them all. What is typed in them lives beside a journey's entries. Pure.
#pragma once

#include <string_view>

#include "kiosk/core/state.h"

namespace waymark::core {

// Null when the screen has no field of its own by this name.
[[nodiscard]] const journeys::Question* own_field(const State& state, std::string_view field);

}  // namespace waymark::core
