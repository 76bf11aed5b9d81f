// From SDL's events to ours.
#include "kiosk/paint/window_parts.h"

namespace waymark::paint {
namespace {

constexpr float kWheelStep = 120;  // pixels of content to a notch

}  // namespace

void Window::Parts::handle(const SDL_Event& event, Inputs& inputs) {
  if (event.type == wake_event) {
    woken = false;
    return;
  }
  switch (event.type) {
    case SDL_WINDOWEVENT:
      return handle_window(event.window, inputs);
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      return handle_key(event.key, inputs);
    case SDL_TEXTINPUT:
      return handle_text(event.text, inputs);
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button != SDL_BUTTON_LEFT) return refuse("button", inputs);
      return press(Pointer::kMouse, {static_cast<float>(event.button.x), static_cast<float>(event.button.y)}, inputs);
    case SDL_MOUSEMOTION:
      if (pointer == Pointer::kMouse)
        move({static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)}, inputs);
      return;
    case SDL_MOUSEBUTTONUP:
      if (pointer == Pointer::kMouse && event.button.button == SDL_BUTTON_LEFT) {
        release({static_cast<float>(event.button.x), static_cast<float>(event.button.y)}, inputs);
      }
      return;
    case SDL_MOUSEWHEEL:
      return scroll(-static_cast<float>(event.wheel.y) * kWheelStep, inputs);
    case SDL_FINGERDOWN:
      return put_down(event.tfinger, inputs);
    case SDL_FINGERMOTION:
      if (pointer == Pointer::kFinger && finger == event.tfinger.fingerId) move(point_of(event.tfinger), inputs);
      return;
    case SDL_FINGERUP:
      if (pointer == Pointer::kFinger && finger == event.tfinger.fingerId) release(point_of(event.tfinger), inputs);
      return;
    case SDL_QUIT:
      return refuse("close", inputs);
    default:
      return;
  }
}

void Window::Parts::handle_window(const SDL_WindowEvent& event, Inputs& inputs) {
  switch (event.event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
      lost = true;
      return;
    case SDL_WINDOWEVENT_CLOSE:
      return refuse("close", inputs);
    case SDL_WINDOWEVENT_FOCUS_LOST:
      return let_go();
    default:
      return;
  }
}

}  // namespace waymark::paint
