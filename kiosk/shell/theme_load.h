// The look of this kiosk: the installed themes, and over them the theme of the council's bundle.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "kiosk/paint/logo.h"
#include "kiosk/paint/theme.h"

namespace waymark::shell {

struct LoadedThemes {
  paint::ThemeSet themes;
  std::string refused;  // why the council's theme is not in use; empty: it is, or there is none
};

// `council` is the theme folder of the bundle in force, or empty. A council's theme that cannot be used is refused, not
// an error: the kiosk is there, in the installed one. An error means that the installed themes are broken. `draw`: its
// logo.
[[nodiscard]] base::Result<LoadedThemes> load_themes(const std::filesystem::path& installed,
                                                     const std::filesystem::path& council,
                                                     const paint::DrawLogo& draw = paint::drawn_by());

}  // namespace waymark::shell
