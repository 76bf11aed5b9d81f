// "Bring the screen down": what is above the reach of the hand is for the eyes. The council's name stands there, and as
// much of the page's beginning as is only read.
#include <algorithm>

#include "kiosk/paint/content.h"
#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

bool only_read(const view::Node& node) {
  return node.role == Role::kHeading || node.role == Role::kParagraph || node.role == Role::kHint ||
         node.role == Role::kProgress;
}

}  // namespace

std::size_t place_upper_part(Builder& b, const view::Node* banner, const view::Node* main, const Rect& room) {
  b.layer = Layer::kFrame;
  b.add(Look::kBand, room);
  const float side = b.upright() ? b.m.px(40) : b.m.margin();
  const float wide = room.width - 2 * side;
  const float pad = b.m.px(28);
  float y = room.y + pad;
  if (banner != nullptr) {
    const float tall = b.m.soft(60);
    const float crest = b.crest_width(tall);
    const TextRun name{.text = banner->name,
                       .size = kCouncilSize,
                       .weight = Weight::kBold,
                       .colour = Token::kBarInk,
                       .zoom = b.m.label_zoom,
                       .language = banner->lang,
                       .most = kLongestLabel};
    const float text = b.measure(name, wide - crest - b.m.px(20)).height;
    const float high = std::max(tall, text);
    const Rect plate{side, y + std::round((high - tall) / 2), crest, tall};
    b.crest(*banner, plate);
    b.add(Look::kNothing, {plate.right() + b.m.px(20), y, wide - crest - b.m.px(20), high});
    b.write(name, plate.right() + b.m.px(20), y + std::round((high - text) / 2), wide - crest - b.m.px(20));
    y += high + pad;
  }
  if (main == nullptr || b.large) return 0;
  std::size_t most = 0;
  while (most < main->children.size() && only_read(main->children[most])) ++most;
  const auto first = main->children.begin();
  const auto heading = std::find_if(first, first + static_cast<std::ptrdiff_t>(most),
                                    [](const view::Node& node) { return node.role == Role::kHeading; });
  const auto least = static_cast<std::size_t>(heading - first) + 1;  // less than the heading is not worth it
  Flow flow;
  flow.ink = flow.accent = Token::kBarInk;
  flow.muted = Token::kBarMuted;
  std::size_t taken = 0;
  for (const bool calm : {false, true}) {
    b.calm = calm;
    for (std::size_t count = most; count >= least && taken == 0; --count) {
      const std::vector<view::Node> said(first, first + static_cast<std::ptrdiff_t>(count));
      const std::size_t mark = b.mark();
      const float high = place_flow(b, said, {side, y}, wide, flow);
      const float spare = room.bottom() - pad - y - high;
      if (spare >= 0) {
        b.move_since(mark, 0, std::floor(spare / 2));
        taken = count;
      } else {
        b.remove_since(mark);
      }
    }
  }
  b.calm = false;
  return taken;
}

}  // namespace waymark::paint
