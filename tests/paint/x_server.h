// A display of a test's own: Xvfb on a number that it finds free, ended with the object; and fingers and keys through
// the XTEST extension, as a second client of that display.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

namespace waymark::paint {

class XServer {
 public:
  // Nothing when Xvfb is not installed. Sets DISPLAY for this process.
  [[nodiscard]] static std::unique_ptr<XServer> start(int width = 1920, int height = 1080);
  XServer(const XServer&) = delete;
  XServer& operator=(const XServer&) = delete;
  ~XServer();

  void press_at(int x, int y);
  void release_at(int x, int y);
  void click(int button);
  // By the key's X name: "a", "Tab", "Control_L".
  void key_down(const char* name);
  void key_up(const char* name);
  void key(const char* name) {
    key_down(name);
    key_up(name);
  }
  // Gives the key that is called `spare` another name for as long as the display lives.
  void rename_key(const char* spare, const char* name);
  // By its number, pressed and let go: for keys that the keymap gives no name.
  void code(unsigned keycode);
  // The colour of one pixel of the root window, as 0xRRGGBB: what a person would see.
  [[nodiscard]] unsigned pixel(int x, int y);
  // Whether all of the root window is of one colour.
  [[nodiscard]] bool is_blank();
  // Asks every window to draw itself again; and takes every one off the screen.
  void expose_windows();
  void refuse_something();  // a request about a window that is not there: an X error in this process
  void unmap_windows();

 private:
  XServer(pid_t process, void* display) : process_(process), display_(display) {}
  pid_t process_;
  void* display_;  // an Xlib Display, whose header would define None, Bool and Status here
};

}  // namespace waymark::paint
