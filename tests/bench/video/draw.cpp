// What moving pictures cost the kiosk itself, drawn in software on a virtual X display, as it draws them: frames of
// I420 to colours, onto the place of the picture, onto the glass, 30 times a second.
//
//   waymark_bench_draw WIDTH HEIGHT SECONDS     prints {width, height, cpu_percent, ms}: of one core, without the X
//   server's
//                                               own part; and the median from a frame that has come to one handed to X
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "kiosk/paint/moving_pictures.h"
#include "kiosk/paint/painter.h"
#include "kiosk/paint/window.h"
#include "tests/paint/x_server.h"

namespace {

using namespace waymark;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kFrames = 16;  // different ones
constexpr int kFramesASecond = 30;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

view::View page() {
  view::Node picture;
  picture.role = view::Role::kVideo;
  picture.value = "remote";
  picture.name = "The adviser";
  view::View view;
  view.screen = "call";
  view::Node main;
  main.role = view::Role::kMain;
  main.children.push_back(picture);
  view.regions.push_back(main);
  return view;
}

constexpr int kFrame = 4;  // what is drawn round a place takes of its width and height

// A window in which the place of the picture is just as large as the picture: 1:1.
std::optional<paint::WindowOptions::Extent> window_for(int width, int height, const paint::ThemeSet& themes) {
  auto painter = paint::Painter::create(themes);
  if (!painter) return std::nullopt;
  const int wide = width * 3 / 2;
  for (int high = height; high < height * 5; ++high) {
    painter->paint(page(), {static_cast<float>(wide), static_cast<float>(high)});
    for (const auto& box : painter->layout().boxes) {
      if (box.surface != "remote") continue;
      const int across = static_cast<int>(box.rect.width) - kFrame;
      const int down = static_cast<int>(box.rect.height) - kFrame;
      const bool fits = across == width ? down >= height : across > width && down == height;
      if (fits) return {{wide, high}};
    }
  }
  return std::nullopt;
}

struct Film {
  Film(int wide, int high) : width(wide), height(high) {
    for (int at = 0; at < kFrames; ++at) {
      std::vector<std::uint8_t> bytes(static_cast<std::size_t>(wide * high * 3 / 2), 128);
      for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
          bytes[static_cast<std::size_t>(y * wide + x)] = static_cast<std::uint8_t>(x + y + at * 8);
        }
      }
      frames.push_back(std::move(bytes));
    }
  }
  [[nodiscard]] paint::I420 frame(int at) const {
    const std::uint8_t* y = frames[static_cast<std::size_t>(at % kFrames)].data();
    const std::uint8_t* u = y + width * height;
    return {width, height, y, u, u + width * height / 4, width, width / 2, width / 2};
  }
  int width;
  int height;
  std::vector<std::vector<std::uint8_t>> frames;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const Film film{std::atoi(argv[1]), std::atoi(argv[2])};
  const int count = std::atoi(argv[3]) * kFramesASecond;
  const auto load = [] { return paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes"); };
  const auto themes = load();
  if (!themes) return 1;
  const auto extent = window_for(film.width, film.height, *themes);
  if (!extent) return 1;
  const auto server = paint::XServer::start(extent->width, extent->height);
  if (server == nullptr) return 1;
  paint::WindowOptions options;
  options.presenter = paint::PresenterKind::kSoftware;
  auto window = paint::Window::create(load, options);
  if (!window) return 1;
  paint::MovingPictures pictures;
  window->show_moving(&pictures);
  window->present(page());
  static_cast<void>(window->wait(200ms));

  std::vector<double> times;
  const double before = cpu_seconds();
  const auto began = Clock::now();
  for (int at = 0; at < count; ++at) {
    const auto due = began + at * 1000ms / kFramesASecond;
    std::this_thread::sleep_until(due);
    const auto came = Clock::now();
    if (pictures.take("remote", film.frame(at))) window->refresh_moving();
    static_cast<void>(window->wait(0ms));
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - came).count());
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  const double percent = (cpu_seconds() - before) / seconds * 100;
  const auto shown = pictures.newest("remote");
  std::nth_element(times.begin(), times.begin() + count / 2, times.end());
  std::puts(nlohmann::json{{"width", shown ? shown->width : 0},
                           {"height", shown ? shown->height : 0},
                           {"cpu_percent", percent},
                           {"ms", times[static_cast<std::size_t>(count / 2)]}}
                .dump()
                .c_str());
  return 0;
}
