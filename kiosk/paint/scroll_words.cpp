// The two words that the painter itself writes, from the same catalogues as all the others.
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "kiosk/paint/theme.h"

namespace waymark::paint {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 1024 * 1024;
constexpr std::size_t kMostLanguages = 100;

std::string message(const json& catalogue, const char* id) {
  const json* found = &catalogue;
  for (const char* member : {"messages", id}) {
    if (!found->is_object() || !found->contains(member)) return {};
    found = &(*found)[member];
  }
  return found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

void ThemeSet::load_scroll_words(const fs::path& languages) {
  std::error_code none;
  for (const auto& folder : fs::directory_iterator(languages, none)) {
    const fs::path path = folder.path() / "words.json";
    const auto bytes = fs::file_size(path, none);
    if (none || bytes > kMostBytes || scroll.size() == kMostLanguages) continue;
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const json catalogue = json::parse(text, nullptr, /*allow_exceptions=*/false);
    scroll[folder.path().filename().string()] = {message(catalogue, "page.more_above"),
                                                 message(catalogue, "page.more_below")};
  }
}

const ScrollWords& ThemeSet::scroll_words(std::string_view language) const {
  static const ScrollWords kNone;
  const auto found = scroll.find(language);
  return found == scroll.end() ? kNone : found->second;
}

}  // namespace waymark::paint
