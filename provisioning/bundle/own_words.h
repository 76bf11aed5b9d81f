// A council's own words (words/TAG.json of its folder) against the languages that a kiosk has installed.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace waymark::bundle {

// kInvalid or kTooLarge with the file, the place and the reason for the first that a kiosk would leave out. `themes` is
// the folder with languages/. Fine where there are no own words.
[[nodiscard]] base::Status check_own_words(const std::filesystem::path& folder, const std::filesystem::path& themes);

}  // namespace waymark::bundle
