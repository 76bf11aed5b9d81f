// When quiet time ends, and what the countdown shows. Pure.
#pragma once

#include <chrono>

#include "kiosk/core/state.h"

namespace waymark::core {

class Change;

// A card in the reader keeps a visit open this long after the last act.
inline constexpr std::chrono::milliseconds kCardHoldsVisit{600'000};

// Who waits in line for an adviser need not touch anything; who walked away does not keep a place all day.
inline constexpr std::chrono::milliseconds kLineHoldsVisit{600'000};

// Speech that plays keeps it open this long: a page that is read out slowly is heard to its end, but what speaks by
// itself (a queue that moves) does not keep the answers of somebody who has gone.
inline constexpr std::chrono::milliseconds kSpeechHoldsVisit{300'000};

// The goodbye is heard to its end, too, if that is not longer than this.
inline constexpr std::chrono::milliseconds kSpeechHoldsGoodbye{20'000};

// Closed and out of service are spoken for so long to whoever plugs headphones in, not all night to nobody.
inline constexpr std::chrono::milliseconds kListeningAtRest{120'000};

[[nodiscard]] base::MonoTime quiet_until(const State& state);
void pass_quiet_time(Change& change);

// Whole seconds left, 0 when no countdown is up.
[[nodiscard]] int countdown_seconds(const State& state);

}  // namespace waymark::core
