// When quiet time ends, and what the countdown shows. Pure.
#pragma once

#include <chrono>

#include "kiosk/core/state.h"

namespace waymark::core {

class Change;

// A card in the reader keeps a visit open this long after the last act.
inline constexpr std::chrono::milliseconds kCardHoldsVisit{600'000};

[[nodiscard]] base::MonoTime quiet_until(const State& state);
void pass_quiet_time(Change& change);

// Whole seconds left, 0 when no countdown is up.
[[nodiscard]] int countdown_seconds(const State& state);

}  // namespace waymark::core
