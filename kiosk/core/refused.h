// Input that a kiosk has no use for: counted, and after many attempts a calm screen, which takes nothing but the
// controls that are always there. What was going on goes on behind it, and nothing of it is lost.
#pragma once

#include <chrono>
#include <string_view>

#include "kiosk/core/change.h"
#include "kiosk/core/event.h"

namespace waymark::core {

inline constexpr std::size_t kManyIncidents = 12;
// What happens to hands that mean no harm: a palm beside the finger that writes, a key of another country's keyboard.
// Counted, and never a reason for the calm screen.
inline constexpr std::string_view kSecondFinger = "finger";
inline constexpr std::string_view kForbiddenText = "text";
inline constexpr std::chrono::seconds kIncidentsWithin{20};
inline constexpr std::chrono::seconds kCalm{30};
// A held chord or a hammering child is one attempt a second in usage, not a thousand.
inline constexpr std::chrono::seconds kIncidentEvery{1};
// A hand that is hammering on a key presses nothing with it: the select key waits this long. A touch does not.
inline constexpr std::chrono::seconds kSelectWaits{2};

void on_incident(Change& change, const Incident& event);
void on_forbidden_text(Change& change);                 // what was typed belongs in no answer
void end_calm(Change& change);                          // when its time is over, or the visit is
void act_while_calm(Change& change, const Event& act);  // the controls that are always there

[[nodiscard]] inline bool is_calm(const State& state, base::MonoTime now) {
  return state.refused.calm_until && now < *state.refused.calm_until;
}

}  // namespace waymark::core
