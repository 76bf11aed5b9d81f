// What is running: the journey, its page on the screen, and the question that a field belongs to. Pure; null when
// there is none.
#pragma once

#include <string_view>

#include "kiosk/core/state.h"

namespace waymark::core {

[[nodiscard]] const journeys::Definition* running_journey(const State& state);
[[nodiscard]] const journeys::Page* page_on_screen(const State& state);
[[nodiscard]] const journeys::Question* question_of_field(const State& state, std::string_view field);

}  // namespace waymark::core
