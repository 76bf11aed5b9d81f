// A council's theme folder, used: theme.json over the standard theme, and its logo drawn by the program waymark-logo.
//
// Blocks for as long as the drawing may take; called once, at start. Thread: any.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "kiosk/paint/theme.h"

namespace waymark::paint {

inline constexpr std::chrono::milliseconds kLogoDeadline{3'000};

// Runs `program` and kills it at the deadline. kInvalid: the drawing is not one that we draw; kTimeout; kUnavailable:
// the program cannot be run.
[[nodiscard]] base::Result<Picture> draw_logo(std::string_view svg, const std::filesystem::path& program,
                                              std::chrono::milliseconds deadline = kLogoDeadline);
// Beside the program that asks.
[[nodiscard]] std::filesystem::path logo_program();

using DrawLogo = std::function<base::Result<Picture>(std::string_view svg)>;
[[nodiscard]] DrawLogo drawn_by(std::filesystem::path program = logo_program());

// The standard theme becomes the council's. On an error, which names the file and the member or the pair of colours,
// `themes` is as it was.
[[nodiscard]] base::Status use_council_theme(ThemeSet& themes, const std::filesystem::path& folder,
                                             const DrawLogo& draw = drawn_by());

}  // namespace waymark::paint
