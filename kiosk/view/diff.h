// What changed between two Views, as a JSON Patch (RFC 6902) on their describe() form: a mirror sends this when it
// is shorter than the View. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "kiosk/view/view.h"

namespace waymark::view {

// An empty list when nothing changed. Redact both first where that is due.
[[nodiscard]] nlohmann::json diff(const View& before, const View& after);

// The View that `patch` makes of `before`; kInvalid when it does not fit or does not give a View.
[[nodiscard]] base::Result<View> patched(const View& before, const nlohmann::json& patch);

}  // namespace waymark::view
