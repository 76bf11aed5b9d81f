// The parts that stay in place: banner with the always-there controls, footer, on-screen keyboard, dialog. Not for use
// outside kiosk/paint.
#pragma once

#include <optional>

#include "kiosk/paint/builder.h"

namespace waymark::paint {

// Where the always-there controls stand.
enum class BannerPlace : std::uint8_t { kAtTop = 1, kBeside, kAcross };

// At the top of `room` if that leaves enough of it to type; beside, down its starting side; or across it, as high as
// across_height(). Beside and across, the council's name stands above the room already. What it leaves becomes the
// stage.
void place_banner(Builder& b, const view::Node& banner, const Rect& room, BannerPlace place);
// None where they do not fit into two rows.
[[nodiscard]] std::optional<float> across_height(Builder& b, const view::Node& banner);
// "Bring the screen down": the calm part above, with the council's name and those of the page's first nodes that fit
// and need no touch. Returns how many of them it took.
std::size_t place_upper_part(Builder& b, const view::Node* banner, const view::Node* main, const Rect& room);

// What a page needs while somebody types: a field, the keyboard, the way on; and what was lacking before.
[[nodiscard]] float typing_room(const Builder& b);
// How wide the stage must be for each of these keys to be as wide as a finger.
[[nodiscard]] float typing_width(const Builder& b, const view::Node& keyboard);
// At the lower end of the stage, which they shorten.
void place_footer(Builder& b, const view::Node& footer);
// Returns what it lacks of height for keys as high as a finger.
float place_keyboard(Builder& b, const view::Node& keyboard);

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
