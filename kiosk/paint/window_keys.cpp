// Keys and what they type. A key that is not in the key map, and a chord, is refused; text comes from a key that types
// and from nowhere else.
#include <optional>
#include <utility>

#include "base/secret.h"
#include "kiosk/paint/window_parts.h"

namespace waymark::paint {
namespace {

constexpr int kRefusedModifiers = KMOD_CTRL | KMOD_LALT | KMOD_GUI;  // the right Alt key types letters
constexpr int kMostRefusedAtOnce = 16;  // a flood of chords is many attempts all the same, and little work

bool is_modifier(SDL_Keycode key) {
  return (key >= SDLK_LCTRL && key <= SDLK_RGUI) || key == SDLK_MODE || key == SDLK_CAPSLOCK ||
         key == SDLK_NUMLOCKCLEAR;
}

// SDL puts what a key types right behind the key.
bool text_follows() {
  SDL_Event next;
  const bool found = SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
  const bool text = found && next.type == SDL_TEXTINPUT;
  base::zeroise(&next, sizeof next);
  return text;
}

// Letters, figures and marks; what they type comes as text. A key that SDL has no name for types, or is nothing.
bool types(const SDL_Keysym& key) {
  if (key.sym == SDLK_UNKNOWN) return text_follows();
  const bool figures = key.scancode >= SDL_SCANCODE_KP_DIVIDE && key.scancode <= SDL_SCANCODE_KP_PERIOD;
  return figures || ((key.sym & SDLK_SCANCODE_MASK) == 0 && key.sym >= ' ');
}

keypad::Pace pace_of(Key key, const Box* focused) {
  const bool presses =
      key == Key::kSelect || key == Key::kEnter || key == Key::kHelp || key == Key::kBack || key == Key::kPause;
  const bool on_the_keyboard =
      focused != nullptr && (focused->look == Look::kKey || focused->look == Look::kSpecialKey);
  return presses && !on_the_keyboard ? keypad::Pace::kControl : keypad::Pace::kFast;
}

}  // namespace

void Window::Parts::handle_key(const SDL_KeyboardEvent& event, Inputs& inputs) {
  const SDL_Keysym& key = event.keysym;
  const auto usb = static_cast<keypad::UsbKey>(key.scancode);
  if (event.type == SDL_KEYUP) {
    if (slow && slow->usb == usb) slow.reset();  // let go too soon: it was only brushed
    return;
  }
  takes_text = false;
  if (event.repeat != 0 || is_modifier(key.sym)) return;  // held keys do not repeat: EN 301 549, 5.7
  slow.reset();
  if ((key.mod & kRefusedModifiers) != 0) return refuse("chord", inputs);
  if (const auto known = keys.key_of(usb, (key.mod & KMOD_SHIFT) != 0)) return strike(usb, *known, inputs);
  if (!keys.typing || !types(key)) return refuse("key", inputs);
  const Box* focused = focused_box();
  if (key.sym == SDLK_SPACE && (focused == nullptr || !focused->takes_caret)) {
    return strike(usb, Key::kSelect, inputs);  // presses the control in focus, as everywhere else
  }
  const Uint64 now = SDL_GetTicks64();
  takes_text = filter.takes_key(usb, keypad::Pace::kLetter, now);
  if (const auto due = filter.held_until(now); due && takes_text) slow = SlowKey{usb, *due, std::nullopt, {}};
}

void Window::Parts::handle_text(const SDL_TextInputEvent& event, Inputs& inputs) {
  if (!takes_text) return;
  (slow ? slow->texts : inputs).emplace_back(TextEntered{base::Secret(event.text)});
}

void Window::Parts::strike(keypad::UsbKey usb, Key key, Inputs& inputs) {
  const Uint64 now = SDL_GetTicks64();
  if (!filter.takes_key(usb, pace_of(key, focused_box()), now)) return;
  if (const auto due = filter.held_until(now)) {
    slow = SlowKey{usb, *due, key, {}};
  } else {
    act(key, inputs);
  }
}

void Window::Parts::act(Key key, Inputs& inputs) {
  if (key == Key::kPageUp) return scroll(-page_step(painter.layout()), inputs);
  if (key == Key::kPageDown) return scroll(page_step(painter.layout()), inputs);
  inputs.emplace_back(KeyPressed{key});
}

void Window::Parts::finish_slow_key(Uint64 now, Inputs& inputs) {
  if (!slow || now < slow->due) return;
  SlowKey done = std::move(*slow);
  slow.reset();
  if (done.key) act(*done.key, inputs);
  for (Input& text : done.texts) inputs.push_back(std::move(text));
}

void Window::Parts::refuse(const char* what, Inputs& inputs) {
  if (++refused <= kMostRefusedAtOnce) inputs.emplace_back(Refused{what});
}

}  // namespace waymark::paint
