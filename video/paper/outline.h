// Draws the page that was found into its picture.
#pragma once

#include "video/paper/picture.h"

namespace waymark::video {

// White on black, so that it is seen on any table. The picture's bytes must be the caller's own to write to.
void outline_page(const PaperPicture& picture, const Corners& corners);

}  // namespace waymark::video
