// What of a call depends on time and on the kiosk. Pure; for core and kiosk/screens.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/core/state.h"

namespace waymark::core {

[[nodiscard]] std::optional<base::MonoTime> next_call_deadline(const State& state);

// How people speak here when they have not said: in private where that is possible.
[[nodiscard]] Speak usual_speak(const State& state);

[[nodiscard]] std::string_view word_of(Speak speak);  // "handset"
[[nodiscard]] std::optional<Speak> speak_of(std::string_view word);

// When an adviser may phone.
inline constexpr std::array<PhoneWhen, 3> kPhoneTimes{PhoneWhen::kAny, PhoneWhen::kMorning, PhoneWhen::kAfternoon};
[[nodiscard]] std::string_view word_of(PhoneWhen when);  // "any"
[[nodiscard]] std::optional<PhoneWhen> phone_when_of(std::string_view word);

// The call can be moved to a private room now.
[[nodiscard]] bool can_move(const State& state);

// What was promised for a skill; null when it is not known yet.
[[nodiscard]] const SkillOffer* offer_of(const Call& call, std::string_view skill);

[[nodiscard]] Screen screen_of(CallStage stage);
[[nodiscard]] bool is_call_screen(Screen screen);

// What the adviser asks for is not answered by a finger that was on its way when it came up.
inline constexpr std::chrono::milliseconds kRequestSettles{500};

}  // namespace waymark::core
