// What a Window is made of. Not for use outside kiosk/paint.
#pragma once

#include <SDL.h>

#include <atomic>
#include <memory>

#include "kiosk/keypad/press_filter.h"
#include "kiosk/paint/painter.h"
#include "kiosk/paint/presenter.h"
#include "kiosk/paint/sdl_pins.h"
#include "kiosk/paint/turning.h"
#include "kiosk/paint/window.h"

namespace waymark::paint {

// Keeps SDL's video running as long as the window lives.
class SdlVideo {
 public:
  [[nodiscard]] static base::Result<SdlVideo> start();
  SdlVideo(SdlVideo&& other) noexcept : running_(std::exchange(other.running_, false)) {}
  SdlVideo& operator=(SdlVideo&&) = delete;
  ~SdlVideo() {
    if (running_) SDL_Quit();
  }

 private:
  explicit SdlVideo(bool running) : running_(running) {}
  bool running_;
};

struct DestroyWindow {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<SDL_Window, DestroyWindow>;

struct Window::Parts {
  Parts(SdlVideo sdl, WindowHandle handle, std::unique_ptr<Presenter> drawer, Painter page_painter,
        keypad::KeyMap key_map)
      : video(std::move(sdl)),
        window(std::move(handle)),
        presenter(std::move(drawer)),
        painter(std::move(page_painter)),
        keys(std::move(key_map)),
        filter(keys.timing) {}

  // In this order: the presenter goes before the window, the window before SDL.
  SdlVideo video;
  WindowHandle window;
  std::unique_ptr<Presenter> presenter;
  Painter painter;
  keypad::KeyMap keys;
  keypad::PressFilter filter;

  view::View shown;  // drawn again when a press or a scroll changes how it looks
  bool has_view = false;
  bool stale = false;   // shown must be drawn again
  bool lost = false;    // all of it: the display server has not kept it
  bool failed = false;  // the display did not take the last frame
  std::uint64_t frames = 0;
  Turning turning;
  PageReport report;
  MovingPictures* moving = nullptr;
  std::vector<Overlay> overlays;  // as they were drawn last

  Uint32 wake_event = 0;
  std::atomic<bool> woken{false};

  // One pointer acts at a time: the mouse's left button, or one finger.
  enum class Pointer : std::uint8_t { kNone = 1, kMouse, kFinger };
  Pointer pointer = Pointer::kNone;
  SDL_FingerID finger = 0;
  Point pressed_at;
  Point last_at;
  view::NodeId pressed_id;
  bool dragging = false;
  bool held = false;                    // a long press was told of: letting go does nothing more
  std::optional<Uint64> corner_at;      // as the next, for the corner that calls the staff menu
  std::optional<Uint64> long_press_at;  // in SDL's milliseconds; nothing when this press cannot become one

  // A key that has gone down and must still be held, when slow keys are asked for; and what it will have done.
  struct SlowKey {
    keypad::UsbKey usb = 0;
    Uint64 due = 0;
    std::optional<Key> key;
    Inputs texts;
  };
  std::optional<SlowKey> slow;

  bool takes_text = false;      // text follows a key that types, and comes from nowhere else
  bool scrolled = false;        // to be drawn and told of once the events of this wait are all taken
  int refused = 0;              // in this wait
  std::size_t most_events = 0;  // taken from SDL's queue in one wait: how much of it text may lie in

  void draw();
  // What moves on the page as it is laid out now.
  [[nodiscard]] std::vector<Overlay> moving_overlays();
  // Draws the pictures of a page that turns in the meantime.
  [[nodiscard]] bool wait_for_event(SDL_Event& event, std::optional<std::chrono::milliseconds> at_most);
  void handle(const SDL_Event& event, Inputs& inputs);
  void handle_window(const SDL_WindowEvent& event, Inputs& inputs);
  void handle_key(const SDL_KeyboardEvent& event, Inputs& inputs);
  void handle_text(const SDL_TextInputEvent& event, Inputs& inputs);
  void strike(keypad::UsbKey usb, Key key, Inputs& inputs);
  void act(Key key, Inputs& inputs);
  void finish_slow_key(Uint64 now, Inputs& inputs);
  void refuse(const char* what, Inputs& inputs);
  void press(Pointer by, Point at, Inputs& inputs);
  void put_down(const SDL_TouchFingerEvent& event, Inputs& inputs);
  void move(Point at, Inputs& inputs);
  void release(Point at, Inputs& inputs);
  void let_go();
  // What happens because time has passed with nobody doing anything, and when that is next.
  void pass_time(Uint64 now, Inputs& inputs);
  [[nodiscard]] std::optional<Uint64> next_due() const;
  void scroll(float by, Inputs& inputs);
  void finish_scrolling(Inputs& inputs);
  [[nodiscard]] Point point_of(const SDL_TouchFingerEvent& event) const;
  [[nodiscard]] const Box* focused_box() const;
  [[nodiscard]] bool in_staff_corner(Point at) const;
};

}  // namespace waymark::paint
