// The heart: what happens next. Pure: no clock, no I/O, no globals, no threads. The same State, Event and
// Envelope always give the same Step, so a whole visit can be replayed from a list.
//
// The shell does not call update() itself but screens::turn() (kiosk/screens/turn.h), which also renders.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/time.h"
#include "kiosk/core/effect.h"
#include "kiosk/core/event.h"
#include "kiosk/core/state.h"

namespace waymark::core {

struct Step {
  State state;
  std::vector<Effect> effects;
};

// The first state, at attract, closed or out of service as the hour says.
[[nodiscard]] Step start(std::shared_ptr<const Configuration> configuration, const base::Envelope& envelope);

[[nodiscard]] Step update(State state, const Event& event, const base::Envelope& envelope);

// When to send DeadlineReached at the latest; empty: nothing is pending.
[[nodiscard]] std::optional<base::MonoTime> next_deadline(const State& state);

}  // namespace waymark::core
