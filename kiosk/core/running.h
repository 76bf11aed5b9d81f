// What is running: the journey, its page on the screen, and the question that a field belongs to. Pure; null when
// there is none.
#pragma once

#include <string_view>

#include "kiosk/core/state.h"

namespace waymark::core {

[[nodiscard]] const journeys::Definition* running_journey(const State& state);
[[nodiscard]] const journeys::Page* page_on_screen(const State& state);
// Also the question whose options a field searches.
[[nodiscard]] const journeys::Question* question_of_field(const State& state, std::string_view field);

// The language that the running journey speaks: the customer's; where it lacks that, the one chosen for it, else its
// own first one.
[[nodiscard]] std::string_view journey_language(const State& state);
// The journey that waits for the customer to choose one of its languages.
[[nodiscard]] const journeys::Definition* waiting_journey(const State& state);

}  // namespace waymark::core
