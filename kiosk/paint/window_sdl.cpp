#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "kiosk/paint/window_parts.h"
#include "kiosk/paint/x11_errors.h"

namespace waymark::paint {

void pin_sdl_hints() {
  for (const auto& [name, value] : kPinnedEnvironment) {
    const char* const now = SDL_getenv(name);
    if (now == nullptr || std::string_view(value) != now) SDL_setenv(name, value, 1);  // never twice: threads may run
  }
  for (const auto& [name, value] : kPinnedHints) SDL_SetHintWithPriority(name, value, SDL_HINT_OVERRIDE);
}

void pin_sdl_events() {
  constexpr Uint32 kLastOfSdl = SDL_RENDER_DEVICE_RESET;
  for (Uint32 type = SDL_FIRSTEVENT + 1; type <= kLastOfSdl; ++type) {
    const bool taken = std::find(kTakenEvents.begin(), kTakenEvents.end(), type) != kTakenEvents.end();
    SDL_EventState(type, taken ? SDL_ENABLE : SDL_IGNORE);
  }
}

// SDL recycles its queue's entries without clearing them, and a TEXTINPUT entry holds what was typed.
void scrub_sdl_queue(std::size_t entries) {
  SDL_Event blank;
  SDL_zero(blank);
  blank.type = SDL_LASTEVENT - 1;  // a user event that nobody registered
  for (std::size_t i = 0; i < entries; ++i) SDL_PushEvent(&blank);
  SDL_FlushEvent(blank.type);
}

base::Result<SdlVideo> SdlVideo::start() {
  outlive_x11_errors();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return base::fail(base::ErrorCode::kUnavailable, "glass", SDL_GetError());
  // Without a display SDL falls back to a driver that draws into nothing, and the kiosk would serve nobody.
  const std::string_view driver = SDL_GetCurrentVideoDriver() == nullptr ? "" : SDL_GetCurrentVideoDriver();
  if (driver == "offscreen" || driver == "dummy" || driver.empty()) {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return base::fail(base::ErrorCode::kUnavailable, "display",
                      "there is no display: set DISPLAY or start with --headless");
  }
  pin_sdl_events();
  return SdlVideo(true);
}

}  // namespace waymark::paint
