// The one finger, or the mouse, that acts: where it is put down, how it moves and where it is lifted.
#include <algorithm>
#include <cmath>

#include "kiosk/paint/window_parts.h"

namespace waymark::paint {
namespace {

constexpr float kDragDistance = 24;    // pixels that a finger may slip and still press
constexpr Uint64 kLongPress = 600;     // milliseconds; a tap of an unsteady hand is shorter
constexpr Uint64 kCornerHeld = 4'000;  // milliseconds
constexpr float kStaffCorner = 8;      // the part of the glass's shorter side that is a corner's
constexpr float kBeyondEdge = 0.01F;   // a panel that is not quite true to its edges

bool is_key(const Box& box) { return box.look == Look::kKey || box.look == Look::kSpecialKey; }

bool can_be_held(const Box& box) { return box.takes_caret || is_key(box); }

bool is_scroll_button(const Box& box) { return box.id == kScrollUp || box.id == kScrollDown; }

// In a text field the second tap of two says where, and a page is scrolled tap by tap.
keypad::Pace pace_of(const Box& box) {
  return can_be_held(box) || is_scroll_button(box) ? keypad::Pace::kFast : keypad::Pace::kControl;
}

// Somebody is there: once says it.
void note_touch(Inputs& inputs) {
  if (inputs.empty() || !std::holds_alternative<Touched>(inputs.back())) inputs.emplace_back(Touched{});
}

}  // namespace

Point Window::Parts::point_of(const SDL_TouchFingerEvent& event) const {
  const Size size = painter.layout().size;
  const auto place = [](float part, float whole) {
    const bool on_the_glass = part > -kBeyondEdge && part < 1 + kBeyondEdge;  // not so when it is no number
    return on_the_glass ? std::clamp(part, 0.0F, 1.0F) * whole : -1.0F;
  };
  return {place(event.x, size.width), place(event.y, size.height)};
}

const Box* Window::Parts::focused_box() const {
  for (const Box& box : painter.layout().boxes) {
    if (box.focused) return &box;
  }
  return nullptr;
}

// Where reading begins, at the top.
bool Window::Parts::in_staff_corner(Point at) const {
  const Size size = painter.layout().size;
  const float side = std::min(size.width, size.height) / kStaffCorner;
  const float from_start = shown.direction == view::Direction::kRightToLeft ? size.width - at.x : at.x;
  return at.x >= 0 && at.y >= 0 && at.y < side && from_start < side;
}

void Window::Parts::press(Pointer by, Point at, Inputs& inputs) {
  note_touch(inputs);
  if (pointer != Pointer::kNone) return refuse("finger", inputs);  // a second one
  if (scrolled) draw();  // what is under the finger is what has been scrolled there
  pointer = by;
  pressed_at = last_at = at;
  dragging = held = false;
  const Box* box = box_at(painter.layout(), at);
  pressed_id = box == nullptr ? view::NodeId{} : box->id;
  if (box != nullptr && can_be_held(*box)) long_press_at = SDL_GetTicks64() + kLongPress;
  if (in_staff_corner(at)) corner_at = SDL_GetTicks64() + kCornerHeld;
  painter.press(pressed_id);
  stale = true;
}

void Window::Parts::put_down(const SDL_TouchFingerEvent& event, Inputs& inputs) {
  const Point at = point_of(event);
  if (at.x < 0 || at.y < 0) return refuse("finger", inputs);  // beside the glass, or nowhere
  if (pointer == Pointer::kNone) finger = event.fingerId;
  press(Pointer::kFinger, at, inputs);
}

void Window::Parts::move(Point at, Inputs& inputs) {
  const Layout& layout = painter.layout();
  if (std::abs(at.x - pressed_at.x) > kDragDistance || std::abs(at.y - pressed_at.y) > kDragDistance) {
    long_press_at.reset();
    corner_at.reset();
  }
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
  if (box == nullptr ? !id.empty() : box->id != id) return;  // slid off: the person thought again
  const keypad::Pace pace = box == nullptr ? keypad::Pace::kControl : pace_of(*box);
  if (!filter.takes_tap(id, at.x, at.y, pace, SDL_GetTicks64())) return;
  if (box == nullptr) {
    inputs.emplace_back(Tapped{});
  } else if (is_scroll_button(*box)) {
    const float step = page_step(painter.layout());
    scroll(id == kScrollUp ? -step : step, inputs);
  } else if (box->takes_caret) {
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
  corner_at.reset();
  stale = true;
}

std::optional<Uint64> Window::Parts::next_due() const {
  std::optional<Uint64> next;
  const auto consider = [&next](std::optional<Uint64> due) {
    if (due && (!next || *due < *next)) next = due;
  };
  if (slow) consider(slow->due);
  consider(long_press_at);
  consider(corner_at);
  return next;
}

void Window::Parts::pass_time(Uint64 now, Inputs& inputs) {
  finish_slow_key(now, inputs);
  if (corner_at && now >= *corner_at) {
    corner_at.reset();
    held = true;
    inputs.emplace_back(CornerHeld{});
  }
  if (!long_press_at || now < *long_press_at) return;
  long_press_at.reset();
  const Box* box = box_at(painter.layout(), last_at);
  if (box == nullptr || box->id != pressed_id || !can_be_held(*box)) return;  // the screen has changed meanwhile
  held = true;
  LongPressed press{pressed_id, std::nullopt};
  if (box->takes_caret) press.grapheme = painter.grapheme_at(*box, last_at);
  inputs.emplace_back(std::move(press));
}

// However many notches a wheel has turned, the page is drawn once.
void Window::Parts::scroll(float by, Inputs& inputs) {
  if (!painter.scroll(by)) return note_touch(inputs);
  stale = scrolled = true;
}

void Window::Parts::finish_scrolling(Inputs& inputs) {
  if (!std::exchange(scrolled, false)) return;
  draw();
  inputs.emplace_back(Scrolled{report.page, report.pages});
}

}  // namespace waymark::paint
