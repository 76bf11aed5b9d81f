// paint_view OUTPUT.png [WIDTH HEIGHT] < view.json : a View as JSON (kiosk/view/describe.h) to a picture, with no
// display. Exit codes: 0 painted, 1 something does not fit (the picture is written all the same), 2 failed.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

#include "kiosk/paint/image.h"
#include "kiosk/view/describe.h"

int main(int argc, char** argv) {
  using namespace waymark;
  if (argc != 2 && argc != 4) {
    std::fputs("usage: paint_view OUTPUT.png [WIDTH HEIGHT] < view.json\n", stderr);
    return 2;
  }
  const int width = argc == 4 ? std::atoi(argv[2]) : 1920;
  const int height = argc == 4 ? std::atoi(argv[3]) : 1080;
  const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
  const auto fail = [](const base::Error& error) {
    std::fprintf(stderr, "paint_view: %s\n", base::to_string(error).c_str());
    return 2;
  };
  const auto view = view::view_from_json(json);
  if (!view) return fail(view.error());
  const auto themes = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  if (!themes) return fail(themes.error());
  const auto rendering = paint::render_to_image(*view, *themes, width, height);
  if (!rendering) return fail(rendering.error());
  if (const auto written = paint::write_png(rendering->image, argv[1]); !written) return fail(written.error());
  const paint::PageReport& report = rendering->report;
  std::printf("page %d of %d, %llu unknown glyphs\n", report.page, report.pages,
              static_cast<unsigned long long>(report.unknown_glyphs));
  for (const std::string& overflow : report.overflows) std::printf("overflow: %s\n", overflow.c_str());
  return report.overflows.empty() ? 0 : 1;
}
