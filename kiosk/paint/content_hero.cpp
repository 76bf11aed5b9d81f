// The large panel of a screen that belongs to no visit: attract, closed, goodbye.
#include <algorithm>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

using view::Role;

// What the panel holds: everything up to the first part that is a thing of its own.
std::size_t hero_length(const std::vector<view::Node>& nodes) {
  const auto end = std::find_if(nodes.begin(), nodes.end(), [](const view::Node& n) {
    return n.role == Role::kNotice || n.role == Role::kTileGroup || n.role == Role::kGroup ||
           (n.role == Role::kHeading && n.level > 1);
  });
  return static_cast<std::size_t>(end - nodes.begin());
}

// What the panel is about, as a picture: that of its button, else that of its first words that have one.
std::string picture_of(const std::vector<view::Node>& nodes) {
  std::string picture;
  for (const view::Node& node : nodes) {
    if (node.busy && picture.empty()) picture = "hourglass_top";
    if (!node.icon.empty() && (picture.empty() || node.role == Role::kButton)) picture = node.icon;
  }
  return picture;
}

}  // namespace

float place_hero(Builder& b, const std::vector<view::Node>& nodes, Point at, float width, float least) {
  const auto split = nodes.begin() + static_cast<std::ptrdiff_t>(hero_length(nodes));
  const std::vector<view::Node> inside(nodes.begin(), split);
  const std::vector<view::Node> below(split, nodes.end());
  const float pad = b.m.soft(b.upright() ? 48 : 64);
  Flow flow;
  flow.hero = true;
  flow.ink = Token::kBarInk;
  flow.muted = Token::kBarMuted;
  flow.accent = Token::kBarEdge;
  const std::size_t panel = b.mark();
  b.add(Look::kHero, {at.x, at.y, width, 0});

  // The screen that asks people to begin shows whose kiosk it is.
  const bool welcomes = b.has_logo() && std::any_of(inside.begin(), inside.end(), [](const view::Node& node) {
                          return node.role == Role::kButton && node.emphasis == view::Emphasis::kPrimary;
                        });
  // The picture stands beside the words where they keep enough of the width, else above them.
  const std::string picture = picture_of(inside);
  const float side = picture.empty() ? 0 : std::round(std::min(b.m.px(b.upright() ? 240 : 360), width * 0.32F));
  const bool beside = width - 2 * pad - side - b.m.gap() >= b.m.unit * (300 + 260 * b.m.zoom);
  const bool above = side > 0 && !beside && b.upright();
  const float words_width = width - 2 * pad - (side > 0 && beside ? side + b.m.gap() : 0);
  const float words_top = at.y + pad + (above ? side + b.m.gap() : 0);
  const float words =
      place_flow(b, inside, {at.x + pad, words_top}, words_width, flow) + (above ? side + b.m.gap() : 0);
  const bool shown = side > 0 && (above || beside);
  const float tallest = std::max(words, shown && beside ? side : 0);
  if (shown) {
    const Rect rings{beside ? at.x + width - pad - side : at.x + pad,
                     beside ? at.y + pad + std::round((words - side) / 2) : at.y + pad, side, side};
    b.add(Look::kEmblem, rings);
    if (!welcomes)
      b.icon(picture, rings.centre(), side / b.m.unit * 0.36F / (b.m.soft(100) / b.m.px(100)), Token::kBarEdge);
  }
  const std::size_t rest = b.mark();
  const float under = below.empty() ? 0 : place_flow(b, below, {at.x, at.y}, width, {}) + b.m.gap();
  const float high = std::max(tallest + 2 * pad, least - under);
  b.boxes()[panel].rect.height = high;
  // The words stand in the middle of the panel; its first box is the panel itself.
  const float drop = std::floor((high - words - 2 * pad) / 2);
  for (std::size_t i = panel + 1; i < rest; ++i) b.move_one(i, 0, drop);
  b.move_since(rest, 0, high + b.m.gap());
  return high + under;
}

}  // namespace waymark::paint
