// paint_cost [WIDTH HEIGHT] : what a frame costs without a display, in milliseconds of this process's CPU: the full
// repaint of each sample screen, a frame in which nothing changed, and one typed letter. Medians of 40.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "kiosk/paint/painter.h"
#include "kiosk/paint/rasteriser.h"
#include "tests/paint/sample_views.h"

namespace {

using namespace waymark;
using paint::samples::Language;

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double median(Work&& work) {
  std::vector<double> times;
  for (int i = 0; i < 40; ++i) {
    const double before = milliseconds();
    work(i);
    times.push_back(milliseconds() - before);
  }
  std::nth_element(times.begin(), times.begin() + 20, times.end());
  return times[20];
}

}  // namespace

int main(int argc, char** argv) {
  const int width = argc > 2 ? std::atoi(argv[1]) : 1920;
  const int height = argc > 2 ? std::atoi(argv[2]) : 1080;
  auto themes = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  auto painter = themes ? paint::Painter::create(*themes) : tl::unexpected(themes.error());
  if (!painter) return 2;
  const paint::Size size{static_cast<float>(width), static_cast<float>(height)};
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  paint::Rasteriser rasteriser;
  const auto frame = [&](const view::View& view, paint::Damage damage) {
    painter->paint(view, size);
    rasteriser.render(painter->list(), painter->atlas(), {pixels.data(), width, width, height}, damage);
  };
  for (const auto& sample : paint::samples::all()) {
    const view::View view = sample.make(Language::kEnglish);
    const double before = milliseconds();
    frame(view, paint::Damage::kEverything);
    const double cold = milliseconds() - before;
    const double full = median([&](int) { frame(view, paint::Damage::kEverything); });
    const double same = median([&](int) { frame(view, paint::Damage::kChanges); });
    std::printf("%-18s first %6.2f  full %6.2f  unchanged %5.2f\n", sample.name.c_str(), cold, full, same);
  }
  view::View typing = paint::samples::question(Language::kEnglish);
  frame(typing, paint::Damage::kChanges);
  const double letter = median([&](int i) {
    typing.regions[1].children.back().value = std::string(static_cast<std::size_t>(1 + i % 12), 'a');
    frame(typing, paint::Damage::kChanges);
  });
  std::printf("one letter %.2f\n", letter);
  return 0;
}
