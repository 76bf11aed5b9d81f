// Every language of themes/languages as one catalogue: a folder per language, named by its tag, with words.json.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "kiosk/words/catalogue.h"

namespace waymark::shell {

// en-GB first, because other languages fall back to it. kNotFound when there is none.
[[nodiscard]] base::Result<words::Catalogue> load_words(const std::filesystem::path& themes);

// The council's own words of a bundle, words/<tag>.json, in place of ours. A file that is not right is logged with its
// place and left out whole: the installed words stand.
void put_own_words_over(words::Catalogue& catalogue, const std::filesystem::path& bundle);

}  // namespace waymark::shell
