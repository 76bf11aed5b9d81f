#include <utility>

#include "kiosk/shell/headless_glass.h"
#include "kiosk/shell/keypad_load.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/theme_load.h"
#include "kiosk/shell/window_glass.h"

namespace waymark::shell {
namespace {

constexpr paint::Size kUsualGlass{1920, 1080};  // where there is none

}  // namespace

Started<OpenedGlass> open_glass(const Options& options, Mailbox& mailbox, const std::filesystem::path& theme) {
  const paint::Viewing viewing{options.panel_inches, options.viewing_distance_mm};
  if (options.glass == GlassKind::kHeadless) {
    const int percent = paint::default_text_percent(kUsualGlass, viewing);
    return OpenedGlass{std::make_unique<HeadlessGlass>(mailbox, percent), {}};
  }
  auto loaded = load_themes(options.themes, theme);
  if (!loaded) return tl::unexpected<StartFailure>(StartFailure{kExitConfiguration, loaded.error()});
  auto keys = load_keypads(options.themes, options.keypads);
  if (!keys) return tl::unexpected<StartFailure>(StartFailure{kExitConfiguration, keys.error()});
  paint::WindowOptions wanted;
  wanted.keys = std::move(*keys);
  wanted.viewing = viewing;
  if (options.glass == GlassKind::kWindow)
    wanted.windowed = paint::WindowOptions::Extent{options.width, options.height};
  auto window = paint::Window::create(std::move(loaded->themes), wanted);
  if (!window) return tl::unexpected<StartFailure>(StartFailure{kExitDisplay, window.error()});
  auto glass = std::make_unique<WindowGlass>(std::move(*window), viewing);
  mailbox.on_post([raw = glass.get()] { raw->wake(); });
  return OpenedGlass{std::move(glass), std::move(loaded->refused)};
}

}  // namespace waymark::shell
