// How long the world has been taking, for the words that a waiting screen says. Pure.
#pragma once

#include <optional>

#include "kiosk/core/state.h"

namespace waymark::core {

// Quick answers need no words; then it is said that it takes a moment, then that it takes longer than it should.
enum class Wait : std::uint8_t { kShort = 1, kNoticed, kLong };
[[nodiscard]] Wait waiting(const State& state, const std::optional<base::MonoTime>& reply_by);

// When waiting() will answer something else; empty: nothing is waited for, or it will not.
[[nodiscard]] std::optional<base::MonoTime> words_change_at(const State& state,
                                                            const std::optional<base::MonoTime>& reply_by);

}  // namespace waymark::core
