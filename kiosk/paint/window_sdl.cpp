// SDL as a kiosk wants it.
#include <cstdlib>
#include <string_view>

#include "kiosk/paint/window_parts.h"

namespace waymark::paint {

void pin_sdl_hints() {
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // SIGTERM ends the process, not a QUIT event
  SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
  SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
  SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  SDL_SetHint(SDL_HINT_IME_SHOW_UI, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");  // a finger is a finger, once
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // a plain shared-memory surface, no hidden renderer
  SDL_SetHint(SDL_HINT_XINPUT_ENABLED, "0");
  SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0");
}

void pin_sdl_events() {
  for (const Uint32 type : {SDL_CLIPBOARDUPDATE, SDL_TEXTEDITING, SDL_TEXTEDITING_EXT, SDL_KEYMAPCHANGED,
                            SDL_SYSWMEVENT, SDL_MULTIGESTURE, SDL_DOLLARGESTURE, SDL_DOLLARRECORD}) {
    SDL_EventState(type, SDL_IGNORE);
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
  pin_sdl_hints();
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
