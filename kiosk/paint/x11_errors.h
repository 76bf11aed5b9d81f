// X11 refuses a request that came too late, as a wake for a window that has just closed.
#pragma once

namespace waymark::paint {

// Without it, Xlib ends the program at the first refusal. A glass that shows nothing any more is noticed by its watch.
// For the whole process; before SDL opens its display.
void outlive_x11_errors();

}  // namespace waymark::paint
