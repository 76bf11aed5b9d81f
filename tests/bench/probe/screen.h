// An X display as a measuring instrument: reads pixels through shared memory and sends input through XTest. Knows
// nothing of the program that it looks at, so that ours and a browser are measured by the same eye.
#pragma once

#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>

#include <cstdint>
#include <string>
#include <vector>

namespace waymark::probe {

struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

class Screen {
 public:
  // Opens $DISPLAY; exits the program with a sentence when it cannot.
  explicit Screen(const Area& area);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // The pixels of the area now, 0x00RRGGBB; valid until the next look.
  const std::uint32_t* look();
  [[nodiscard]] std::size_t pixels() const {
    return static_cast<std::size_t>(area_.width) * static_cast<std::size_t>(area_.height);
  }
  [[nodiscard]] std::uint64_t fingerprint();

  void press_key(const std::string& keysym, bool down);
  void move_to(int x, int y);
  void press_button(bool down);
  void blacken_root();

  [[nodiscard]] static Area whole();

 private:
  Display* display_;
  Window root_;
  Area area_;
  XShmSegmentInfo segment_{};
  XImage* image_ = nullptr;
};

[[nodiscard]] double now_ms();
// Of PRIMARY and CLIPBOARD: whoever owns one has something that can be pasted.
[[nodiscard]] int selection_owners();

}  // namespace waymark::probe
