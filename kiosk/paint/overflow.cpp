// What does not fit: the check that tests run over every screen, language and text size.
#include <cmath>

#include "kiosk/paint/layout.h"

namespace waymark::paint {
namespace {

constexpr float kSlack = 2;  // rounding, and overhang of italics and swashes

Rect bounds(const Layout& layout, const Box& box) {
  // Content may be as high as it likes: it scrolls.
  const auto scrolled = [](const Pane& pane) {
    return Rect{pane.viewport.x, pane.viewport.y - pane.offset, pane.viewport.width,
                std::max(pane.content_height, pane.viewport.height)};
  };
  if (box.layer == Layer::kContent) return scrolled(layout.page);
  if (box.layer == Layer::kDialogContent && layout.dialog) return scrolled(*layout.dialog);
  return {0, 0, layout.size.width, layout.size.height};
}

std::string name_of(const Box& box) {
  return box.id.empty() ? "look " + std::to_string(static_cast<int>(box.look)) : box.id;
}

}  // namespace

std::vector<std::string> overflows(const Layout& layout) {
  std::vector<std::string> found;
  for (const Box& box : layout.boxes) {
    const Rect room = bounds(layout, box);
    if (!room.contains(box.rect, kSlack)) found.push_back(name_of(box) + " leaves its place");
    if (box.clips) continue;  // a field shows what is near its caret
    for (const TextPiece& piece : box.texts) {
      if (piece.paragraph->size.width > piece.room.width + kSlack) {
        found.push_back(name_of(box) + " has a word that is too wide");
      } else if (!box.rect.contains(piece.room, kSlack + 2)) {
        found.push_back(name_of(box) + " has text that leaves it");
      }
    }
  }
  return found;
}

}  // namespace waymark::paint
