// paint_samples FOLDER [WIDTH HEIGHT [PERCENT [standard|light|dark [low|usual [INCHES [SCREEN-LANGUAGE...]]]]]] : every
// sample view in every language as a PNG, for looking at.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "kiosk/paint/image.h"
#include "tests/paint/sample_views.h"

int main(int argc, char** argv) {
  using namespace waymark;
  using paint::samples::Language;
  if (argc < 2) {
    std::fputs(
        "usage: paint_samples FOLDER [WIDTH HEIGHT [PERCENT [standard|light|dark [low|usual [INCHES\n"
        "       [SCREEN-LANGUAGE...]]]]]]\n",
        stderr);
    return 2;
  }
  const int width = argc > 3 ? std::atoi(argv[2]) : 1920;
  const int height = argc > 3 ? std::atoi(argv[3]) : 1080;
  paint::Viewing viewing;
  if (argc > 7) viewing.panel_inches = static_cast<float>(std::atof(argv[7]));
  const auto themes = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  if (!themes) {
    std::fprintf(stderr, "%s\n", base::to_string(themes.error()).c_str());
    return 2;
  }
  for (const auto& sample : paint::samples::all()) {
    for (const auto& [language, tag] :
         {std::pair{Language::kEnglish, "en"}, {Language::kGaelic, "gd"}, {Language::kArabic, "ar"}}) {
      const std::string stem = sample.name + "-" + tag;
      if (argc > 8 && std::find(argv + 8, argv + argc, stem) == argv + argc) continue;
      view::View view = sample.make(language);
      if (argc > 4) view.presentation.text_percent = std::atoi(argv[4]);
      if (argc > 5 && std::string(argv[5]) == "light") view.presentation.contrast = view::Contrast::kLightOnDark;
      if (argc > 5 && std::string(argv[5]) == "dark") view.presentation.contrast = view::Contrast::kDarkOnLight;
      if (argc > 6 && std::string(argv[6]) == "low") view.presentation.low_reach = true;
      const auto rendering = paint::render_to_image(view, *themes, width, height, viewing);
      if (!rendering) {
        std::fprintf(stderr, "%s\n", base::to_string(rendering.error()).c_str());
        return 2;
      }
      const std::string file = std::string(argv[1]) + "/" + stem + ".png";
      if (!paint::write_png(rendering->image, file)) return 2;
      std::printf("%s: %d pages, %llu unknown\n", file.c_str(), rendering->report.pages,
                  static_cast<unsigned long long>(rendering->report.unknown_glyphs));
      for (const auto& overflow : rendering->report.overflows) std::printf("  overflow: %s\n", overflow.c_str());
    }
  }
  return 0;
}
