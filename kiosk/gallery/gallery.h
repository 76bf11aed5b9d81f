// The style gallery: every situation in every language, text size and theme, painted by the painter of the glass with
// no display, so that people can look. DIR/SCREEN-STATE/LANG-SCALE-THEME.png, and DIR/index.html to look at them.
#pragma once

#include <iosfwd>

#include "kiosk/shell/options.h"

namespace waymark::gallery {

// Several threads, each with a painter of its own. Says how many pictures there are and how long they took, and on
// `errors` what is wrong with them. Exit codes: 0; 1 when a situation cannot be reached or something does not fit;
// shell::kExitConfiguration when nothing could be painted.
[[nodiscard]] int run_gallery(const shell::Options& options, std::ostream& out, std::ostream& errors);

}  // namespace waymark::gallery
