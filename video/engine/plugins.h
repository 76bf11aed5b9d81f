// GStreamer, with the plugins that a call needs and no others: no scan of the system's folders, no registry written, no
// helper program. Quicker to start, and what is not loaded cannot be reached by what comes over the line.
#pragma once

#include "base/result.h"

namespace waymark::video {

// Once, before anything else of GStreamer. kNotFound names the first plugin that is missing.
[[nodiscard]] base::Status load_gstreamer();

}  // namespace waymark::video
