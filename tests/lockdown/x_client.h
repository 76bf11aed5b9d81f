// Another client of the kiosk's X display, as an attacker would have one: the clipboard's owner, a file manager to drag
// from, somebody who changes the keymap. Each is a process of its own, of the user whom that display lets in.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

namespace waymark::lockdown {

struct XPlace {
  std::string display;
  uid_t user = 0;
};

// Owns both clipboards while it lives, and notes whether anybody asks for them or takes them over.
class Clipboard {
 public:
  explicit Clipboard(const XPlace& place);
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;
  ~Clipboard();

  struct Report {
    bool owned = false;  // both of them, to begin with
    bool was_read = false;
    bool was_replaced = false;
  };
  // What happened up to now. It owns nothing after that.
  [[nodiscard]] Report report();

 private:
  void end();

  pid_t other_ = 0;
  int to_ = -1;
  int from_ = -1;
};

struct Drop {
  bool is_offered = false;     // the window says that things may be dropped on it
  bool was_asked_for = false;  // the kiosk asked for what was dropped
};
// On the first window of this display, step by step as the XDND protocol has it. Nothing when the display takes no such
// client.
[[nodiscard]] std::optional<Drop> drop_a_file(const XPlace& place);

// False when the display takes no such client.
[[nodiscard]] bool give_meaning(const XPlace& place, unsigned keycode, unsigned long symbol);

}  // namespace waymark::lockdown
