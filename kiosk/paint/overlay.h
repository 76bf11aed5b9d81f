// Rows of a moving picture into the pixels of the glass. Not for use outside kiosk/paint.
#pragma once

#include "kiosk/paint/presenter.h"

namespace waymark::paint {

// Its corners are left as the page has them. Returns what was drawn.
PixelRect copy_overlay(const Overlay& overlay, const Target& target);

}  // namespace waymark::paint
