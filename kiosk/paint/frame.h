// The parts that stay in place: banner with the always-there controls, footer, on-screen keyboard, dialog. Each is
// given the band it lies in and says how high it became. Not for use outside kiosk/paint.
#pragma once

#include "kiosk/paint/builder.h"

namespace waymark::paint {

// Grows downwards from `top`.
float place_banner(Builder& b, const view::Node& banner, float top);
// Grow upwards: their lower edge lies at `bottom`.
float place_footer(Builder& b, const view::Node& footer, float bottom);
float place_keyboard(Builder& b, const view::Node& keyboard, float bottom, float most);
// Centred in `room`. Returns its height, which may be more than the room.
float place_dialog(Builder& b, const view::Node& dialog, const Rect& room);

}  // namespace waymark::paint
