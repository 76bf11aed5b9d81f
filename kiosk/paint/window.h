// The glass: one borderless window as large as the desktop, and what people do to it.
//
// create(), wait(), present(), capture(), forget() and the destructor belong to one thread; wake() may be called
// from any. Nothing happens by itself: no event, no frame, no timer, so an idle kiosk costs no CPU. The window
// cannot be closed, minimised or dragged from inside, has no clipboard, takes no dropped files and starts no
// joystick (which would poll).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "kiosk/keypad/key_map.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/input.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/moving_pictures.h"
#include "kiosk/paint/report.h"
#include "kiosk/paint/theme.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

enum class PresenterKind : std::uint8_t {
  kAutomatic = 1,  // software; OpenGL for a panel beyond 2.5 million pixels on a machine with a GPU
  kSoftware,
  kOpenGl,
};

struct WindowOptions {
  std::string title = "Waymark";
  PresenterKind presenter = PresenterKind::kAutomatic;
  struct Extent {
    int width = 0;
    int height = 0;
  };
  Viewing viewing;
  keypad::KeyMap keys;             // the keys that do something; with none, only fingers do
  std::optional<Extent> windowed;  // a window of this size with borders, for development; nothing is grabbed
};

class Window {
 public:
  // The settings that keep SDL and what is under it to what a kiosk wants. Changes the environment: for a process that
  // starts threads before its window, to be called before those; else create() does it.
  static void prepare();
  // kUnavailable when there is no display or no font; else the error of `themes`. It is called once, on a thread of its
  // own: themes and fonts are read while the display opens, which takes as long.
  using LoadThemes = std::function<base::Result<ThemeSet>()>;
  [[nodiscard]] static base::Result<Window> create(const LoadThemes& themes, const WindowOptions& options);

  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  ~Window();

  // Sleeps until somebody does something, wake() is called or `at_most` has passed (nothing: for ever). What was
  // pressed is resolved against the View presented last. How a press and a scroll look, and a window that was
  // covered, need no present(): wait() draws them.
  [[nodiscard]] Inputs wait(std::optional<std::chrono::milliseconds> at_most);

  // Ends a wait() early. Many calls before the next wait() end are one.
  void wake() noexcept;

  // Brings the glass up to date. Only what differs from the frame before is drawn; nothing is when nothing does.
  PageReport present(const view::View& view);

  // Where the View has moving pictures, the newest of them are shown; not owned, and alive as long as the window.
  void show_moving(MovingPictures* pictures);
  // Only they have changed: draws their places and nothing else.
  void refresh_moving();

  // The pixels that were presented last, for the watchdog.
  [[nodiscard]] base::Result<Image> capture() const;

  // Whether the display did not take the last frame, or there is nothing in it: one colour all over. And all of it
  // drawn again, changed or not.
  [[nodiscard]] bool blank();
  void redraw();

  // Frames that reached the glass since start, and whether the window can be seen: what the watchdog watches.
  [[nodiscard]] std::uint64_t frames() const;
  [[nodiscard]] bool mapped() const;
  [[nodiscard]] WindowOptions::Extent extent() const;
  [[nodiscard]] std::string_view presenter_name() const;

  // Drops and zeroes everything that was made from the visit: texts, glyphs, vertices, tiles, pixels, the View, and
  // typed text in SDL's own queue. The glass turns blank until the next present(). Says what each owner held.
  [[nodiscard]] std::vector<Cleared> forget();

 private:
  struct Parts;
  explicit Window(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace waymark::paint
