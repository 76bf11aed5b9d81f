// Whether a picture shows nothing, for the watchdog. Pure.
#pragma once

#include "kiosk/paint/backdrop.h"

namespace waymark::paint {

// One colour all over, black or any other, as far as a look at every fourth pixel of every fourth row can tell. No
// screen of ours is; each has words.
[[nodiscard]] bool is_blank(const Target& picture);

}  // namespace waymark::paint
