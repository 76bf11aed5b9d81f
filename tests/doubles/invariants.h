// What must hold on every screen, whatever has happened. Each answer is one sentence about what is broken, or empty.
#pragma once

#include <string>

#include "kiosk/screens/turn.h"

namespace waymark::doubles {

// Every word is there, names are unique, the focus is on something that can take it, the always-there controls are
// there.
[[nodiscard]] std::string broken_screen(const core::State& state, const view::View& view);

// `marker` was typed into private and secret fields only: no public node, no mirror and no usage event may know it.
[[nodiscard]] std::string leaked(const view::View& view, const std::vector<core::Effect>& effects,
                                 std::string_view marker);

// Nobody is there: nothing of anybody may be left in the State.
[[nodiscard]] std::string residue(const core::State& state);

}  // namespace waymark::doubles
