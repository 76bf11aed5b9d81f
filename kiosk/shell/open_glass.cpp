#include <utility>

#include "kiosk/shell/headless_glass.h"
#include "kiosk/shell/keypad_load.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/remembered_logo.h"
#include "kiosk/shell/theme_load.h"
#include "kiosk/shell/window_glass.h"

namespace waymark::shell {
namespace {

constexpr paint::Size kUsualGlass{1920, 1080};  // where there is none

}  // namespace

Started<OpenedGlass> open_glass(const Options& options, Mailbox& mailbox, paint::MovingPictures& pictures,
                                const ThemeFolder& theme) {
  const paint::Viewing viewing{options.panel_inches, options.viewing_distance_mm};
  if (options.glass == GlassKind::kHeadless) {
    const int percent = paint::default_text_percent(kUsualGlass, viewing);
    return OpenedGlass{std::make_unique<HeadlessGlass>(mailbox, percent), {}};
  }
  auto keys = load_keypads(options.themes, options.keypads);
  if (!keys) return tl::unexpected<StartFailure>(StartFailure{kExitConfiguration, keys.error()});
  paint::WindowOptions wanted;
  wanted.keys = std::move(*keys);
  wanted.viewing = viewing;
  if (options.glass == GlassKind::kWindow)
    wanted.windowed = paint::WindowOptions::Extent{options.width, options.height};
  bool broken = false;
  std::string refused;
  const auto themes = [&]() -> base::Result<paint::ThemeSet> {
    auto loaded = load_themes(options.themes, theme(), remembered(options.state / "logo", paint::drawn_by()));
    broken = !loaded;
    if (!loaded) return tl::unexpected<base::Error>(loaded.error());
    refused = std::move(loaded->refused);
    return std::move(loaded->themes);
  };
  auto window = paint::Window::create(themes, wanted);
  if (!window) {
    return tl::unexpected<StartFailure>(StartFailure{broken ? kExitConfiguration : kExitDisplay, window.error()});
  }
  auto glass = std::make_unique<WindowGlass>(std::move(*window), viewing);
  glass->show_moving(pictures);
  mailbox.on_post([raw = glass.get()] { raw->wake(); });
  return OpenedGlass{std::move(glass), std::move(refused)};
}

}  // namespace waymark::shell
