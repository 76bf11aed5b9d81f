// The keypads that the options name, read and put together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/keypad/key_map.h"

namespace waymark::shell {

// A name means a file in `themes`/keypads, anything with a slash a file. Errors name it.
[[nodiscard]] base::Result<keypad::KeyMap> load_keypads(const std::filesystem::path& themes,
                                                        const std::vector<std::string>& names);

}  // namespace waymark::shell
