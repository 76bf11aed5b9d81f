// A dialog: a card in the middle of the glass, or of the part in reach; what it holds, then its buttons. What is higher
// than the glass scrolls, and the buttons stay in sight.
#include <algorithm>

#include "kiosk/paint/content.h"
#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

struct Parts {
  std::vector<view::Node> said;
  std::vector<const view::Node*> buttons;  // the last of them: the answers
  std::vector<const view::Node*> quiet;    // what can always be done: apart from the answers, where no finger slips
};

Parts parts_of(const view::Node& dialog) {
  auto split = dialog.children.end();
  while (split != dialog.children.begin() && std::prev(split)->role == Role::kButton) --split;
  Parts parts{{dialog.children.begin(), split}, {}, {}};
  for (; split != dialog.children.end(); ++split) {
    const bool quiet = split->emphasis == view::Emphasis::kQuiet;
    (quiet ? parts.quiet : parts.buttons).push_back(&*split);
  }
  const auto heading = [](const view::Node& n) { return n.role == Role::kHeading; };
  if (!dialog.name.empty() && std::none_of(parts.said.begin(), parts.said.end(), heading)) {
    view::Node title;
    title.role = Role::kHeading;
    title.name = dialog.name;
    title.lang = dialog.lang;
    title.level = 1;
    parts.said.insert(parts.said.begin(), std::move(title));
  }
  if (!dialog.description.empty()) {
    view::Node words;
    words.role = Role::kParagraph;
    words.name = dialog.description;
    words.lang = dialog.lang;
    parts.said.insert(parts.said.begin() + (parts.said.empty() ? 0 : 1), std::move(words));
  }
  return parts;
}

// The rows of buttons, from y = 0 down. Returns their height.
float place_answers(Builder& b, const Parts& parts, float x, float width, const Flow& flow) {
  float high = parts.buttons.empty() ? 0 : place_buttons(b, parts.buttons, {x, 0}, width, flow);
  if (parts.quiet.empty()) return high;
  if (high > 0) {
    const bool tight = b.m.zoom > 1.5F;  // what is said needs the room more than what lies between
    const float gap = tight ? b.m.px(20) : b.m.soft(28);
    b.add(Look::kRule, {x, high + gap, width, std::max(1.0F, b.m.px(2))});
    high += gap + b.m.px(2) + (tight ? b.m.px(8) : b.m.soft(20));
  }
  return high + place_buttons(b, parts.quiet, {x, high}, width, flow);
}

}  // namespace

DialogPlace place_dialog(Builder& b, const view::Node& dialog, const Rect& room) {
  const Parts parts = parts_of(dialog);
  const float air = b.m.px(24);
  const float wide = std::min(room.width - 2 * air, b.m.soft(1060));
  const float pad = std::min(b.m.soft(48), std::round(wide * 0.06F));
  const float inner = wide - 2 * pad;
  const float x = room.x + std::round((room.width - wide) / 2);
  const Flow flow{.narrow = true};
  b.layer = Layer::kDialog;
  const std::size_t card = b.mark();
  b.add(Look::kDialog, {x, room.y, wide, 0}, dialog);
  // What is only read may stand above the reach.
  const Rect all{room.x, 0, room.width, room.bottom()};
  // What is asked is read before it is answered: where large buttons would hide it, their words grow less.
  const float said_at_least = scroll_row_height(b) + 2 * b.m.type(kTitleSize) * b.line_height();
  float buttons = 0;
  for (const bool calm : {false, true}) {
    b.remove_since(card + 1);
    b.calm = calm;
    buttons = place_answers(b, parts, x + pad, inner, flow);
    if (buttons + said_at_least + 4 * pad <= all.height - 2 * air) break;
  }
  b.calm = false;
  DialogPlace place;
  place.first = b.mark();
  b.layer = Layer::kDialogContent;
  // Round what is in focus there is a ring, which the edge of the viewport must not cut.
  const float ring = b.m.px(14);
  const float said = place_flow(b, parts.said, {x + pad, ring}, inner, flow) + 2 * ring;
  place.last = b.mark();
  b.layer = Layer::kDialog;

  const float between = buttons > 0 ? b.m.soft(36) - ring : 0;
  const float rest = 2 * (pad - (pad > ring ? ring : 0)) + between + buttons + (buttons > 0 ? ring : 0);
  const bool rises = rest + said > room.height - 2 * air && room.y > 0;
  const float most = (rises ? all : room).height - 2 * air;
  const bool scrolls = rest + said > most;
  const float row = scrolls ? scroll_row_height(b) : 0;
  const float shown = scrolls ? std::max(b.m.px(100), most - rest - row) : said;
  const float high = rest + row + shown;
  const float top = rises ? room.bottom() - air - high : room.y + std::max(0.0F, std::round((room.height - high) / 2));
  b.boxes()[card].rect = {x, top, wide, high};
  const float from = top + pad - (pad > ring ? ring : 0);
  place.viewport = {x, from, wide, shown};
  place.content_height = said;
  b.move_since(place.first, 0, from);
  const float under = from + shown + row + between;
  for (std::size_t i = card + 1; i < place.first; ++i) b.move_one(i, 0, under);
  b.scroll_room = {x + pad, from + shown + b.m.px(8), inner, scroll_row_height(b) - 2 * b.m.px(8)};
  return place;
}

}  // namespace waymark::paint
