// What the text fields and the on-screen keyboard share. Internal to core and kiosk/screens.
#pragma once

#include <string_view>

#include "base/graphemes.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/state.h"

namespace waymark::core {

// What is marked; empty, at the caret, when nothing is.
[[nodiscard]] base::Stretch selection(const Editing& editing);

// The entry is no answer: it narrows a list of options.
[[nodiscard]] inline bool is_search(std::string_view field) { return field.starts_with(ids::kFind); }

// A field is there to be written to.
[[nodiscard]] bool can_write(const State& state);
[[nodiscard]] bool focus_is_on_keyboard_or_field(const State& state);

}  // namespace waymark::core
