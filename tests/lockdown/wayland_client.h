// A second client of the kiosk's own compositor: it drags a file from a window of its own onto the kiosk, or owns what
// could be pasted.
#pragma once

#include <memory>

#include "tests/lockdown/stage.h"

namespace waymark::lockdown {

struct WaylandDrag {
  bool began = false;       // the compositor lets it drag
  bool was_let_go = false;  // over something that would take it, or over nothing
};

// Its window covers the kiosk while the finger goes down, and is gone while it moves and is lifted.
[[nodiscard]] WaylandDrag drag_a_file(Stage& stage);

class WaylandClient;

// Owns the clipboard while it lives, and notes whether anybody asks for it or takes it over. Its window covered the
// kiosk only to be touched once: nobody else may own one.
class WaylandClipboard {
 public:
  explicit WaylandClipboard(Stage& stage);
  WaylandClipboard(const WaylandClipboard&) = delete;
  WaylandClipboard& operator=(const WaylandClipboard&) = delete;
  ~WaylandClipboard();

  [[nodiscard]] bool is_owned() const { return owned_; }
  [[nodiscard]] bool was_read();
  [[nodiscard]] bool was_replaced();

 private:
  std::unique_ptr<WaylandClient> client_;
  bool owned_;
};

}  // namespace waymark::lockdown
