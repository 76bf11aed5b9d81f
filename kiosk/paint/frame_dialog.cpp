// A dialog: a card in the middle of the glass; what it holds, then its buttons in a row.
#include <algorithm>

#include "kiosk/paint/content.h"
#include "kiosk/paint/frame.h"

namespace waymark::paint {

namespace {

float place_at_this_zoom(Builder& b, const view::Node& dialog, const Rect& room) {
  b.layer = Layer::kDialog;
  const float wide = std::min(room.width - 2 * b.m.px(32), b.m.soft(1060));
  const float pad = b.m.soft(48);
  const float x = room.x + std::round((room.width - wide) / 2);
  const std::size_t card = b.mark();
  b.add(Look::kDialog, {x, 0, wide, 0}, dialog);
  float y = pad;
  const bool says_its_name = std::any_of(dialog.children.begin(), dialog.children.end(),
                                         [](const view::Node& n) { return n.role == view::Role::kHeading; });
  if (!says_its_name && !dialog.name.empty()) {
    b.add(Look::kNothing, {x + pad, y, wide - 2 * pad, 0});
    const float high = b.write({.text = dialog.name, .size = 46, .weight = Weight::kBold, .language = dialog.lang},
                               x + pad, y, wide - 2 * pad);
    b.boxes().back().rect.height = high;
    y += high + b.m.px(16);
  }
  if (!dialog.description.empty()) {
    b.add(Look::kNothing, {x + pad, y, wide - 2 * pad, 0});
    const float high = b.write({.text = dialog.description, .language = dialog.lang}, x + pad, y, wide - 2 * pad);
    b.boxes().back().rect.height = high;
    y += high + b.m.px(24);
  }
  Flow flow;
  flow.narrow = true;
  y += place_flow(b, dialog.children, {x + pad, y}, wide - 2 * pad, flow) + pad;
  b.boxes()[card].rect.height = y;
  return y;
}

}  // namespace

float place_dialog(Builder& b, const view::Node& dialog, const Rect& room) {
  const std::size_t card = b.mark();
  const float air = b.m.px(24);
  float high = place_at_this_zoom(b, dialog, room);
  while (high > b.size.height - air && b.m.zoom > 1) {
    b.remove_since(card);
    b.m.zoom = std::max(1.0F, b.m.zoom - 0.15F);
    high = place_at_this_zoom(b, dialog, room);
  }
  // In the middle of its room; where it is higher than that, as low as the glass goes.
  const bool fits = high <= room.height - air;
  b.move_since(card, 0,
               fits ? room.y + std::round((room.height - high) / 2) : std::max(0.0F, b.size.height - high - air / 2));
  return high;
}

}  // namespace waymark::paint
