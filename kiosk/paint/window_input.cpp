// From SDL's events to ours.
#include <cmath>
#include <optional>

#include "kiosk/paint/window_parts.h"

namespace waymark::paint {
namespace {

constexpr float kDragDistance = 24;  // pixels that a finger may slip and still press
constexpr Uint64 kLongPress = 600;   // milliseconds; a tap of an unsteady hand is shorter
constexpr float kWheelStep = 120;    // pixels of content to a notch
constexpr int kRefusedModifiers = KMOD_CTRL | KMOD_LALT | KMOD_GUI;  // the right Alt key types letters

std::optional<Key> key_of(const SDL_Keysym& key) {
  switch (key.sym) {
    case SDLK_UP:
      return Key::kUp;
    case SDLK_DOWN:
      return Key::kDown;
    case SDLK_LEFT:
      return Key::kLeft;
    case SDLK_RIGHT:
      return Key::kRight;
    case SDLK_TAB:
      return (key.mod & KMOD_SHIFT) != 0 ? Key::kPrevious : Key::kNext;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SELECT:
      return Key::kSelect;
    case SDLK_F1:
    case SDLK_HELP:
      return Key::kHelp;
    case SDLK_BACKSPACE:
      return Key::kDeleteBack;
    case SDLK_DELETE:
      return Key::kDeleteForward;
    case SDLK_HOME:
      return Key::kHome;
    case SDLK_END:
      return Key::kEnd;
    case SDLK_ESCAPE:
      return Key::kEscape;
    default:
      return std::nullopt;
  }
}

bool is_modifier(SDL_Keycode key) {
  return (key >= SDLK_LCTRL && key <= SDLK_RGUI) || key == SDLK_MODE || key == SDLK_CAPSLOCK ||
         key == SDLK_NUMLOCKCLEAR;
}

bool is_keypad(const SDL_Keysym& key) {
  return key.scancode >= SDL_SCANCODE_KP_DIVIDE && key.scancode <= SDL_SCANCODE_KP_PERIOD;
}

bool can_be_held(const Box& box) { return box.takes_caret || box.look == Look::kKey || box.look == Look::kSpecialKey; }

// Letters, figures and marks; what they type comes as text.
bool is_printing(SDL_Keycode key) { return (key & SDLK_SCANCODE_MASK) == 0 && key >= ' '; }

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
      return handle_key(event.key, inputs);
    case SDL_TEXTINPUT:
      return handle_text(event.text, inputs);
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button != SDL_BUTTON_LEFT) {
        inputs.emplace_back(Refused{"button"});
        return;
      }
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
      if (pointer == Pointer::kNone) finger = event.tfinger.fingerId;
      return press(Pointer::kFinger, point_of(event.tfinger), inputs);
    case SDL_FINGERMOTION:
      if (pointer == Pointer::kFinger && finger == event.tfinger.fingerId) move(point_of(event.tfinger), inputs);
      return;
    case SDL_FINGERUP:
      if (pointer == Pointer::kFinger && finger == event.tfinger.fingerId) release(point_of(event.tfinger), inputs);
      return;
    case SDL_DROPFILE:
    case SDL_DROPTEXT:
      SDL_free(event.drop.file);
      inputs.emplace_back(Refused{"drop"});
      return;
    case SDL_QUIT:
      inputs.emplace_back(Refused{"close"});
      return;
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
      inputs.emplace_back(Refused{"close"});
      return;
    case SDL_WINDOWEVENT_FOCUS_LOST:
      return let_go();
    default:
      return;
  }
}

void Window::Parts::handle_key(const SDL_KeyboardEvent& event, Inputs& inputs) {
  const SDL_Keysym& key = event.keysym;
  drop_text = event.repeat != 0;  // held keys do not repeat: EN 301 549, 5.7
  if (event.repeat != 0 || is_modifier(key.sym)) return;
  if ((key.mod & kRefusedModifiers) != 0) {
    drop_text = true;
    inputs.emplace_back(Refused{"chord"});
    return;
  }
  if (const auto known = key_of(key)) {
    inputs.emplace_back(KeyPressed{*known});
    return;
  }
  if (key.sym == SDLK_PAGEUP) return scroll(-page_step(painter.layout()), inputs);
  if (key.sym == SDLK_PAGEDOWN) return scroll(page_step(painter.layout()), inputs);
  const Box* focused = focused_box();
  if (key.sym == SDLK_SPACE && (focused == nullptr || !focused->takes_caret)) {
    drop_text = true;  // presses the control in focus, as everywhere else
    inputs.emplace_back(KeyPressed{Key::kSelect});
    return;
  }
  if (!is_printing(key.sym) && !is_keypad(key)) inputs.emplace_back(Refused{"key"});
}

void Window::Parts::handle_text(const SDL_TextInputEvent& event, Inputs& inputs) {
  if (std::exchange(drop_text, false)) return;
  inputs.emplace_back(TextEntered{base::Secret(event.text)});
}

Point Window::Parts::point_of(const SDL_TouchFingerEvent& event) const {
  const Size size = painter.layout().size;
  const auto place = [](float part, float whole) {
    return std::isfinite(part) ? std::clamp(part, 0.0F, 1.0F) * whole : -1.0F;
  };
  return {place(event.x, size.width), place(event.y, size.height)};
}

const Box* Window::Parts::focused_box() const {
  for (const Box& box : painter.layout().boxes) {
    if (box.focused) return &box;
  }
  return nullptr;
}

void Window::Parts::press(Pointer by, Point at, Inputs& inputs) {
  inputs.emplace_back(Touched{});
  if (pointer != Pointer::kNone) return;  // a second finger
  pointer = by;
  pressed_at = last_at = at;
  dragging = held = false;
  const Box* box = box_at(painter.layout(), at);
  pressed_id = box == nullptr ? view::NodeId{} : box->id;
  if (box != nullptr && can_be_held(*box)) long_press_at = SDL_GetTicks64() + kLongPress;
  painter.press(pressed_id);
  stale = true;
}

void Window::Parts::move(Point at, Inputs& inputs) {
  const Layout& layout = painter.layout();
  if (std::abs(at.x - pressed_at.x) > kDragDistance || std::abs(at.y - pressed_at.y) > kDragDistance)
    long_press_at.reset();
  if (!dragging && std::abs(at.y - pressed_at.y) > kDragDistance && layout.pane().most_offset() > 0 &&
      layout.pane().viewport.contains(pressed_at)) {
    dragging = true;
    pressed_id.clear();
    painter.press({});
    stale = true;
  }
  if (dragging) scroll(last_at.y - at.y, inputs);
  last_at = at;
}

void Window::Parts::release(Point at, Inputs& inputs) {
  const view::NodeId id = pressed_id;
  const bool done = dragging || held;
  let_go();
  if (done) return;
  const Box* box = box_at(painter.layout(), at);
  if (id.empty() && box == nullptr) {
    inputs.emplace_back(Tapped{});
    return;
  }
  if (box == nullptr || box->id != id) return;  // slid off: the person thought again
  if (id == kScrollUp || id == kScrollDown) {
    const float step = page_step(painter.layout());
    return scroll(id == kScrollUp ? -step : step, inputs);
  }
  if (box->takes_caret) {
    inputs.emplace_back(CaretPlaced{id, painter.grapheme_at(*box, at)});
  } else {
    inputs.emplace_back(Activated{id});
  }
}

void Window::Parts::let_go() {
  pointer = Pointer::kNone;
  pressed_id.clear();
  painter.press({});
  dragging = held = false;
  long_press_at.reset();
  stale = true;
}

void Window::Parts::pass_time(Uint64 now, Inputs& inputs) {
  if (!long_press_at || now < *long_press_at) return;
  long_press_at.reset();
  const Box* box = box_at(painter.layout(), last_at);
  if (box == nullptr || box->id != pressed_id || !can_be_held(*box)) return;  // the screen has changed meanwhile
  held = true;
  LongPressed press{pressed_id, std::nullopt};
  if (box->takes_caret) press.grapheme = painter.grapheme_at(*box, last_at);
  inputs.emplace_back(std::move(press));
}

void Window::Parts::scroll(float by, Inputs& inputs) {
  if (!painter.scroll(by)) {
    inputs.emplace_back(Touched{});
    return;
  }
  stale = true;
  draw();
  inputs.emplace_back(Scrolled{report.page, report.pages});
}

}  // namespace waymark::paint
