#include "kiosk/shell/words_load.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxWords = 1'048'576;

}  // namespace

base::Result<words::Catalogue> load_words(const fs::path& themes) {
  const fs::path languages = themes / "languages";
  const fs::path english = languages / words::kFallbackLanguage / "words.json";
  std::vector<fs::path> files;
  std::error_code code;
  for (const auto& folder : fs::directory_iterator(languages, code)) {
    const fs::path file = folder.path() / "words.json";
    if (file != english && fs::is_regular_file(file, code)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  files.insert(files.begin(), english);
  words::Catalogue out;
  for (const fs::path& file : files) {
    const auto json = base::io::read_file(file, kMaxWords);
    if (!json) return tl::unexpected<base::Error>(json.error());
    const auto added = out.add(*json);
    if (!added) return base::fail(added.error().code, file.string() + ": " + added.error().where, added.error().detail);
    const fs::path keys = file.parent_path() / "keyboard.json";
    const auto keyboard = base::io::read_file(keys, kMaxWords);
    if (!keyboard) return tl::unexpected<base::Error>(keyboard.error());
    const auto typed = out.add_keyboard(*keyboard);
    if (!typed) return base::fail(typed.error().code, keys.string() + ": " + typed.error().where, typed.error().detail);
  }
  return out;
}

void put_own_words_over(words::Catalogue& catalogue, const fs::path& bundle) {
  for (const words::Language& language : catalogue.languages()) {
    const fs::path file = bundle / "words" / (language.tag + ".json");
    std::error_code code;
    if (!fs::exists(file, code)) continue;
    const auto json = base::io::read_file(file, kMaxWords);
    base::Status done;
    if (json) {
      done = catalogue.put_over(language.tag, *json);
    } else {
      done = tl::unexpected<base::Error>(json.error());
    }
    if (done) continue;
    base::Error error = done.error();
    error.where = "words/" + language.tag + ".json: " + error.where;
    base::io::log_error("words", error);
  }
}

}  // namespace waymark::shell
