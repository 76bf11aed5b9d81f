#include "provisioning/bundle/own_words.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/io/files.h"
#include "kiosk/words/catalogue.h"

namespace waymark::bundle {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxWords = 1024 * 1024;

base::Result<words::Catalogue> read_installed(const fs::path& languages) {
  words::Catalogue out;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(languages, code)) {
    const auto json = base::io::read_file(entry.path() / "words.json", kMaxWords);
    if (!json) return tl::unexpected<base::Error>(json.error());
    if (const auto added = out.add(*json); !added) return tl::unexpected<base::Error>(added.error());
  }
  if (out.languages().empty()) {
    return base::fail(base::ErrorCode::kNotFound, languages.string(), "has no language (say where with --themes)");
  }
  return out;
}

}  // namespace

base::Status check_own_words(const fs::path& folder, const fs::path& themes) {
  std::vector<fs::path> files;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder / "words", code)) files.push_back(entry.path());
  if (files.empty()) return {};
  std::sort(files.begin(), files.end());
  auto installed = read_installed(themes / "languages");
  if (!installed) return tl::unexpected<base::Error>(installed.error());
  for (const fs::path& file : files) {
    const std::string name = "words/" + file.filename().string();
    if (file.extension() != ".json")
      return base::fail(base::ErrorCode::kInvalid, name, "is not named after a language");
    const auto json = base::io::read_file(file, kMaxWords);
    if (!json) return tl::unexpected<base::Error>(json.error());
    if (const auto done = installed->put_over(file.stem().string(), *json); !done) {
      const base::Error& error = done.error();
      return base::fail(error.code, error.where.empty() ? name : name + ": " + error.where, error.detail);
    }
  }
  return {};
}

}  // namespace waymark::bundle
