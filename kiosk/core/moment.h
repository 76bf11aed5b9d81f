// What the screens show of "I need a moment". Pure.
#pragma once

#include "kiosk/core/state.h"

namespace waymark::core {

// After five wrong codes only Start again is left.
[[nodiscard]] int tries_left(const Moment& moment);
[[nodiscard]] bool may_still_try(const Moment& moment);

// Begun minutes until the visit ends, 0 when nothing is covered.
[[nodiscard]] int minutes_left(const State& state);

}  // namespace waymark::core
