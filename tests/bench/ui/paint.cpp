// What the glass costs to draw: the full repaint of every situation of the gallery at 1920 by 1080, in milliseconds of
// this process's CPU, and how far the two painters are apart. Needs a display (DISPLAY) for the second.
// Prints {"worst": {"ms", "situation", "setting"}, "situations", "difference": {"rmse", "situation"} or null}.
#include <time.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/gallery/stage.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/painter.h"
#include "kiosk/paint/rasteriser.h"
#include "kiosk/paint/window.h"

namespace {

using namespace waymark;

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr paint::Size kPanel{kWidth, kHeight};
constexpr int kFirstLook = 3;  // repaints of each situation
constexpr int kThorough = 40;  // and of those that took longest
constexpr std::size_t kSlowest = 8;

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Painted {
  double ms = 0;
  std::string situation;
  std::string setting;
  view::View view;
};

class Easel {
 public:
  explicit Easel(paint::Painter painter) : painter_(std::move(painter)) {
    image_.width = kWidth;
    image_.height = kHeight;
    image_.pixels.resize(static_cast<std::size_t>(kWidth) * kHeight);
  }

  const paint::Image& draw(const view::View& view) {
    painter_.paint(view, kPanel);
    rasteriser_.render(painter_.list(), painter_.atlas(), {image_.pixels.data(), kWidth, kWidth, kHeight},
                       paint::Damage::kEverything);
    return image_;
  }
  // As after any other page: at its top.
  void put_up(const view::View& view) {
    painter_.paint({}, kPanel);
    draw(view);
  }
  double median_repaint(const view::View& view, int times) {
    put_up(view);
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
      const double before = milliseconds();
      draw(view);
      took.push_back(milliseconds() - before);
    }
    const auto middle = took.begin() + times / 2;
    std::nth_element(took.begin(), middle, took.end());
    return *middle;
  }

 private:
  paint::Painter painter_;
  paint::Rasteriser rasteriser_;
  paint::Image image_;
};

// Latin, from right to left, and many glyphs; as it comes and as large as it goes.
std::vector<gallery::Setting> settings() {
  std::vector<gallery::Setting> all;
  for (const char* language : {"en-GB", "ar", "zh-Hans"}) {
    for (const int percent : {100, 200}) all.push_back({language, percent, view::Contrast::kStandard});
  }
  return all;
}

base::Result<std::vector<Painted>> paint_all(Easel& easel, const gallery::Stage& stage) {
  std::vector<Painted> all;
  for (const gallery::Setting& setting : settings()) {
    for (const gallery::Situation& situation : gallery::situations(setting.language)) {
      auto view = stage.view(situation, setting);
      if (!view) return tl::unexpected(view.error());
      view->presentation.motion = false;
      const double ms = easel.median_repaint(*view, kFirstLook);
      all.push_back({ms, situation.name(), setting.name(), std::move(*view)});
    }
  }
  return all;
}

Painted slowest_of(Easel& easel, std::vector<Painted>& all) {
  const auto slower = [](const Painted& a, const Painted& b) { return a.ms > b.ms; };
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(kSlowest, all.size()));
  std::partial_sort(all.begin(), end, all.end(), slower);
  for (auto one = all.begin(); one != end; ++one) one->ms = easel.median_repaint(one->view, kThorough);
  return *std::min_element(all.begin(), end, slower);
}

// Of the pages in the first setting. Null where there is no display or no OpenGL 3.3.
nlohmann::json difference_of_painters(Easel& easel, const std::vector<Painted>& all, const paint::ThemeSet& themes) {
  paint::WindowOptions options;
  options.presenter = paint::PresenterKind::kOpenGl;
  auto window = paint::Window::create([&] { return base::Result<paint::ThemeSet>{themes}; }, options);
  if (!window) {
    std::cerr << "waymark_bench_paint: " << base::to_string(window.error()) << "\n";
    return nullptr;
  }
  double worst = -1;
  std::string where;
  for (const Painted& one : all) {
    if (one.setting != settings().front().name()) continue;
    window->present({});
    window->present(one.view);
    const auto captured = window->capture();
    if (!captured) return nullptr;
    easel.put_up(one.view);
    const double found = paint::difference(*captured, easel.draw(one.view));
    if (found > worst) where = one.situation;
    worst = std::max(worst, found);
  }
  return {{"rmse", worst}, {"situation", where}};
}

}  // namespace

int main() {
  auto themes = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  auto painter = themes ? paint::Painter::create(*themes) : tl::unexpected(themes.error());
  const auto stage = gallery::Stage::open(WAYMARK_SOURCE_DIR "/provisioning/demo", WAYMARK_SOURCE_DIR "/themes");
  if (!painter || !stage) {
    std::cerr << "waymark_bench_paint: " << base::to_string(painter ? stage.error() : painter.error()) << "\n";
    return 1;
  }
  Easel easel{std::move(*painter)};
  auto all = paint_all(easel, *stage);
  if (!all) {
    std::cerr << "waymark_bench_paint: " << base::to_string(all.error()) << "\n";
    return 1;
  }
  const Painted worst = slowest_of(easel, *all);
  const nlohmann::json result{{"worst", {{"ms", worst.ms}, {"situation", worst.situation}, {"setting", worst.setting}}},
                              {"situations", all->size()},
                              {"difference", difference_of_painters(easel, *all, *themes)}};
  std::cout << result.dump() << "\n";
  return 0;
}
