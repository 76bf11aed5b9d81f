// What somebody who is not at the glass may see of a View. Pure.
#pragma once

#include "kiosk/view/view.h"

namespace waymark::view {

// What stands for a hidden value. Always the same length: a length tells a lot about a PIN or a name.
inline constexpr std::string_view kMask = "••••••";

// For a mirror: private and secret values become kMask, what was chosen in a private group is not told, no caret.
// Privacy is inherited by children. An empty value stays empty: that nothing was entered is no secret.
[[nodiscard]] View redact(View view);

}  // namespace waymark::view
