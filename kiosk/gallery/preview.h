// A council's theme on one sheet: four screens of the demonstration council, as the glass would show them.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/theme.h"

namespace waymark::gallery {

// The installed themes with the one in `folder` over them.
[[nodiscard]] base::Result<paint::ThemeSet> themes_with(const std::filesystem::path& folder);

// The first screen, a question with its keyboard, the answers to check, and a ticket.
[[nodiscard]] base::Result<paint::Image> preview_sheet(const paint::ThemeSet& themes, const std::string& language);

}  // namespace waymark::gallery
