// Where the focus can be on a screen, and where it is.
#pragma once

#include <vector>

#include "kiosk/core/state.h"
#include "kiosk/view/view.h"

namespace waymark::screens {

// What can take the focus, in reading order; with a dialog up, only what is in the dialog. The up and down keys stop at
// pieces of text too, so that a long page comes into sight, and each piece can be heard again, without a touch.
[[nodiscard]] std::vector<core::FocusStop> focus_stops(const view::View& view);

// Puts the focus where State has it, or where a person would begin when State does not say. Texts that the focus can
// stop at get a name for it.
void set_focus(view::View& view, const core::State& state);

}  // namespace waymark::screens
