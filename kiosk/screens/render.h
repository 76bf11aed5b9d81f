// State to View. Pure; made anew for every event (about a tenth of a millisecond).
#pragma once

#include "kiosk/core/state.h"
#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::screens {

// The whole screen, with the focus where State has it, or where a person would begin when State does not say.
[[nodiscard]] view::View render(const core::State& state, const words::Catalogue& catalogue);

}  // namespace waymark::screens
