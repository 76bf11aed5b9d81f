// Every language of themes/languages as one catalogue: a folder per language, named by its tag, with words.json.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "kiosk/words/catalogue.h"

namespace waymark::shell {

// en-GB first, because other languages fall back to it. kNotFound when there is none.
[[nodiscard]] base::Result<words::Catalogue> load_words(const std::filesystem::path& themes);

}  // namespace waymark::shell
