// SDL as a kiosk wants it: every hint, event switch and setting of the environment that decides what gets in, in one
// place. Whoever starts the kiosk cannot undo them: they win over the environment. Not for use outside kiosk/paint.
#pragma once

#include <SDL.h>

#include <array>
#include <cstddef>
#include <utility>

namespace waymark::paint {

using Setting = std::pair<const char*, const char*>;

inline constexpr std::array<Setting, 15> kPinnedHints{{
    {SDL_HINT_NO_SIGNAL_HANDLERS, "1"},  // SIGTERM ends the process, not a QUIT event
    {SDL_HINT_GRAB_KEYBOARD, "1"},
    {SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0"},
    {SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0"},
    {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
    {SDL_HINT_IME_SHOW_UI, "0"},
    {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},  // a finger is a finger, once
    {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
    {SDL_HINT_MOUSE_AUTO_CAPTURE, "0"},
    {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0"},
    {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"},  // a plain shared-memory surface, no hidden renderer
    {SDL_HINT_XINPUT_ENABLED, "0"},
    {SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0"},
    {SDL_HINT_EVENT_LOGGING, "0"},                 // it would write what is typed into the log
    {SDL_HINT_VIDEO_WAYLAND_ALLOW_LIBDECOR, "0"},  // frames drawn by a plugin; a black screen under cage
}};

// What the libraries under SDL read: letters beyond ASCII whoever starts the kiosk (X composes none of them in the
// locale that a bare service has), no input method with windows of its own, and no bus, which libdbus would start a
// program for.
inline constexpr std::array<Setting, 4> kPinnedEnvironment{{
    {"LC_ALL", "C.UTF-8"},
    {"XMODIFIERS", "@im=none"},
    {"SDL_IM_MODULE", "none"},
    {"DBUS_SESSION_BUS_ADDRESS", "disabled:"},
}};

// The allow-list of events: all others are switched off, dropped files, the clipboard, gestures and joysticks among
// them. With dropping off, the window does not even offer itself as a place to drop on.
inline constexpr std::array<Uint32, 12> kTakenEvents{
    SDL_QUIT,       SDL_WINDOWEVENT, SDL_KEYDOWN,         SDL_KEYUP,
    SDL_TEXTINPUT,  SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP,
    SDL_MOUSEWHEEL, SDL_FINGERDOWN,  SDL_FINGERMOTION,    SDL_FINGERUP};

// Before SDL_Init.
void pin_sdl_hints();
// After SDL_Init.
void pin_sdl_events();
// How many of SDL's recycled queue entries are overwritten by forget().
void scrub_sdl_queue(std::size_t entries);

}  // namespace waymark::paint
