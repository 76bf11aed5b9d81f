#include "kiosk/gallery/preview.h"

#include <algorithm>

#include "kiosk/gallery/stage.h"
#include "kiosk/paint/logo.h"
#include "kiosk/paint/picture.h"
#include "kiosk/shell/installed.h"

namespace waymark::gallery {
namespace {

constexpr const char* kShown[] = {"home-first", "question-name-filled", "check-filled", "ticket-printed"};
constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kGap = 24;
constexpr std::uint32_t kBetween = 0x6B7278;

void put(paint::Image& sheet, const paint::Picture& picture, int left, int top) {
  for (int y = 0; y < picture.height; ++y) {
    std::transform(picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width,
                   picture.pixels.begin() + static_cast<std::ptrdiff_t>(y + 1) * picture.width,
                   sheet.pixels.begin() + static_cast<std::ptrdiff_t>(top + y) * sheet.width + left,
                   [](std::uint32_t pixel) { return pixel & 0xFFFFFF; });
  }
}

// Half as wide and half as high.
paint::Picture halved(const paint::Image& image) {
  paint::Picture whole{image.width, image.height, image.pixels};
  for (std::uint32_t& pixel : whole.pixels) pixel |= 0xFF000000;
  return paint::reduced(whole, image.width / 2, image.height / 2);
}

}  // namespace

base::Result<paint::ThemeSet> themes_with(const std::filesystem::path& folder) {
  auto themes = paint::ThemeSet::load(shell::installed_themes());
  if (!themes) return themes;
  if (const auto used = paint::use_council_theme(*themes, folder); !used) {
    return tl::unexpected<base::Error>(used.error());
  }
  return themes;
}

base::Result<paint::Image> preview_sheet(const paint::ThemeSet& themes, const std::string& language) {
  const auto stage = Stage::open(shell::installed_demonstration(), shell::installed_themes());
  if (!stage) return tl::unexpected<base::Error>(stage.error());
  const auto& languages = stage->languages();
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
    return base::fail(base::ErrorCode::kInvalid, language, "is no language of the demonstration council");
  }
  const std::vector<Situation> all = situations(language);
  paint::Image sheet{kWidth + 3 * kGap, kHeight + 3 * kGap, {}};
  sheet.pixels.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height), kBetween);
  int place = 0;
  for (const char* name : kShown) {
    const auto situation =
        std::find_if(all.begin(), all.end(), [name](const Situation& each) { return each.name() == name; });
    if (situation == all.end()) return base::fail(base::ErrorCode::kInternal, name, "is no situation of the gallery");
    const auto view = stage->view(*situation, {language, 100, view::Contrast::kStandard});
    if (!view) return tl::unexpected<base::Error>(view.error());
    const auto painted = paint::render_to_image(*view, themes, kWidth, kHeight);
    if (!painted) return tl::unexpected<base::Error>(painted.error());
    put(sheet, halved(painted->image), kGap + place % 2 * (kWidth / 2 + kGap), kGap + place / 2 * (kHeight / 2 + kGap));
    ++place;
  }
  return sheet;
}

}  // namespace waymark::gallery
