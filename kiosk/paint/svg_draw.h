// An SVG drawing as pixels, by librsvg. Only for the program waymark-logo, a process of its own with limits: nothing
// else links that library, and a drawing that upsets it upsets nobody else.
#pragma once

#include <string_view>

#include "base/result.h"
#include "kiosk/paint/picture.h"

namespace waymark::paint {

inline constexpr int kLogoHeight = 512;     // drawn in; shown smaller
inline constexpr int kMaxLogoWidth = 2048;  // four times as wide as it is high

// `svg` must have passed check_logo_svg().
[[nodiscard]] base::Result<Picture> draw_svg(std::string_view svg);

}  // namespace waymark::paint
