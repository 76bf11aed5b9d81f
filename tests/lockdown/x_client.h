// Another client of an X display, as an attacker would have one: the clipboard's owner, a file manager to drag from,
// somebody who changes the keymap. A display is an Xlib Display, whose header would define None and Bool here.
#pragma once

#include <optional>
#include <string>

namespace waymark::lockdown {

// Owns both clipboards while it lives, and notes whether anybody asks for them or takes them over.
class Clipboard {
 public:
  explicit Clipboard(void* display);
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;
  ~Clipboard();
  [[nodiscard]] bool was_read();
  [[nodiscard]] bool was_replaced();

 private:
  void* display_;
  unsigned long window_;
};

struct Drop {
  bool is_offered = false;     // the window says that things may be dropped on it
  bool was_asked_for = false;  // the kiosk asked for what was dropped
};
// On the first window of this display, step by step as the XDND protocol has it. Nothing when it takes no client.
[[nodiscard]] std::optional<Drop> drop_a_file(const std::string& display_name);

void give_meaning(void* display, unsigned keycode, unsigned long symbol);

}  // namespace waymark::lockdown
