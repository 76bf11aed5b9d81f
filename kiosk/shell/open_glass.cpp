#include <utility>

#include "kiosk/shell/headless_glass.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/window_glass.h"

namespace waymark::shell {
namespace {

constexpr paint::Size kUsualGlass{1920, 1080};  // where there is none

}  // namespace

Started<std::unique_ptr<Glass>> open_glass(const Options& options, Mailbox& mailbox) {
  const paint::Viewing viewing{options.panel_inches, options.viewing_distance_mm};
  if (options.glass == GlassKind::kHeadless) {
    return std::make_unique<HeadlessGlass>(mailbox, paint::default_text_percent(kUsualGlass, viewing));
  }
  auto themes = paint::ThemeSet::load(options.themes);
  if (!themes) return tl::unexpected<StartFailure>(StartFailure{kExitConfiguration, themes.error()});
  paint::WindowOptions wanted;
  wanted.viewing = viewing;
  if (options.glass == GlassKind::kWindow)
    wanted.windowed = paint::WindowOptions::Extent{options.width, options.height};
  auto window = paint::Window::create(std::move(*themes), wanted);
  if (!window) return tl::unexpected<StartFailure>(StartFailure{kExitDisplay, window.error()});
  auto glass = std::make_unique<WindowGlass>(std::move(*window), viewing);
  mailbox.on_post([raw = glass.get()] { raw->wake(); });
  return glass;
}

}  // namespace waymark::shell
