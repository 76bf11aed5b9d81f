// A council's theme comes from outside. Whatever it says: no crash, and what was taken can be read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "kiosk/paint/theme.h"

namespace {

const waymark::paint::Theme& standard() {
  static const auto kTheme = [] {
    std::ifstream file(WAYMARK_SOURCE_DIR "/themes/standard.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto parsed = waymark::paint::Theme::parse(text, "standard.json");
    if (!parsed) std::abort();
    return std::move(*parsed);
  }();
  return kTheme;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::paint;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  static_cast<void>(Theme::parse(text, "theme.json"));
  const auto council = parse_council_theme(text, standard(), "theme.json");
  if (!council) return 0;
  if (!check_contrast(council->theme, standard().text_contrast(), "theme.json")) std::abort();
  if (council->logo.find('/') != std::string::npos) std::abort();
  if (council->theme.families("ur").empty()) std::abort();
  return 0;
}
