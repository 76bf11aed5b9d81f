// The council's logo as it was drawn the last time, so that a start does not wait for the program that draws it.
#pragma once

#include <filesystem>

#include "kiosk/paint/logo.h"

namespace waymark::shell {

// What `file` remembers of this very drawing, made by this version; else what `draw` makes of it, which is remembered.
// A file that is broken, or cannot be written, costs the drawing and nothing else. Thread: any.
[[nodiscard]] paint::DrawLogo remembered(std::filesystem::path file, paint::DrawLogo draw);

}  // namespace waymark::shell
