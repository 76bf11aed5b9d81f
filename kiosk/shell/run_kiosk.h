// The ways in which waymark-kiosk runs, each from start to exit code. Errors are said in one sentence on standard
// error.
#pragma once

#include "kiosk/shell/options.h"

namespace waymark::shell {

// Serves customers until a signal (0) or until there is a reason to leave (the codes in options.h and loop.h).
[[nodiscard]] int run_kiosk(const Options& options);

// Only the out-of-service screen with its code: no storage, no hub, no devices, as little as can be that may fail.
[[nodiscard]] int run_out_of_service(const Options& options);

}  // namespace waymark::shell
