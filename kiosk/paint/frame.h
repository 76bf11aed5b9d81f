// The parts that stay in place: banner with the always-there controls, footer, on-screen keyboard, dialog. Not for use
// outside kiosk/paint.
#pragma once

#include "kiosk/paint/builder.h"

namespace waymark::paint {

// At the top of `room`, or down its starting side; `low` when the council's name stands above the room already. What it
// leaves becomes the stage.
void place_banner(Builder& b, const view::Node& banner, const Rect& room, bool low);
// "Bring the screen down": the calm part above, with the council's name and those of the page's first nodes that fit
// and need no touch. Returns how many of them it took.
std::size_t place_upper_part(Builder& b, const view::Node* banner, const view::Node* main, const Rect& room);

// What a page needs while somebody types: a field, the keyboard, the way on.
[[nodiscard]] float typing_room(const Builder& b);
// At the lower end of the stage, which they shorten.
void place_footer(Builder& b, const view::Node& footer);
void place_keyboard(Builder& b, const view::Node& keyboard);

// The two ways to what a page holds above and below what shows of it. In the footer's middle where there is room,
// else in a row of their own at the lower end of the stage.
[[nodiscard]] bool needs_scroll_row(Builder& b);
void place_scroll_row(Builder& b);
[[nodiscard]] float scroll_row_height(Builder& b);
void place_scroll_buttons(Builder& b, const Pane& pane);

// What a dialog leaves of itself out of sight: it scrolls by its own.
struct DialogPlace {
  Rect viewport;
  float content_height = 0;
  std::size_t first = 0;  // boxes of its content: [first, last)
  std::size_t last = 0;
};
// Centred in `room`.
DialogPlace place_dialog(Builder& b, const view::Node& dialog, const Rect& room);

}  // namespace waymark::paint
