// Moving pictures: a place of the camera's shape, as large as the page has room for, and small in its corner the
// picture of the customer. What is drawn here is seen until the first frame has come, and when there is none.
#include <algorithm>
#include <cmath>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

constexpr float kShape = 4.0F / 3.0F;
constexpr float kLeastHeight = 200;

std::string_view picture_of(const view::Node& node) { return node.value == "self" ? "person" : "support_agent"; }

void place_one(Builder& b, const view::Node& node, const Rect& rect) {
  Box& box = b.add(Look::kVideo, rect, node);
  box.surface = node.value;
  const float side = std::min(rect.width, rect.height) / b.m.unit * 0.42F;
  b.icon(node.busy ? "hourglass_top" : picture_of(node), rect.centre(), side / (b.m.soft(100) / b.m.px(100)),
         Token::kBarMuted);
}

}  // namespace

float place_video(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float stage = b.stage.height * (b.compact ? 0.9F : 0.4F);
  // In a panel there are words and buttons below, which are to be in sight too.
  const float narrow = std::max(b.m.px(kLeastHeight), b.stage.height * 0.3F);
  const float most = flow.narrow ? narrow : std::max(b.m.px(kLeastHeight), stage) + flow.stretch;
  const float high = std::round(std::min(width / kShape, most));
  const Rect rect{at.x, at.y, std::round(high * kShape), high};
  place_one(b, node, rect);
  for (const view::Node& inner : node.children) {
    if (inner.role != view::Role::kVideo) continue;
    const float small = std::round(std::max(rect.width * 0.24F, std::min(b.m.px(120), rect.width * 0.4F)));
    const float air = std::round(rect.width * 0.02F);
    const Rect corner{rect.right() - small - air, rect.bottom() - std::round(small / kShape) - air, small,
                      std::round(small / kShape)};
    place_one(b, inner, corner);
  }
  return high;
}

// A panel that has to stay in sight and has no room beside the page: the picture, and beside it the words and buttons.
float place_strip(Builder& b, const std::vector<view::Node>& nodes, const Rect& room) {
  Flow flow;
  flow.narrow = true;
  const view::Node* panel = nodes.empty() ? nullptr : &nodes.front();
  const bool shows = panel != nullptr && !panel->children.empty() && panel->children.front().role == view::Role::kVideo;
  const float beside = std::round(std::min(b.m.px(320), room.width * 0.3F));
  if (!shows) return place_flow(b, nodes, {room.x, room.y}, room.width, flow);
  const float pad = b.m.px(16);
  const std::size_t card = b.mark();
  b.add(Look::kCard, {room.x, room.y, room.width, 0});
  const float picture = place_video(b, panel->children.front(), {room.x + pad, room.y + pad}, beside, flow);
  const std::vector<view::Node> rest(panel->children.begin() + 1, panel->children.end());
  const float x = room.x + beside + 2 * pad;
  const float words = place_flow(b, rest, {x, room.y + pad}, room.right() - pad - x, flow);
  const float high = std::max(picture, words) + 2 * pad;
  b.boxes()[card].rect.height = high;
  const std::vector<view::Node> others(nodes.begin() + 1, nodes.end());
  if (others.empty()) return high;
  return high + b.m.gap() + place_flow(b, others, {room.x, room.y + high + b.m.gap()}, room.width, flow);
}

}  // namespace waymark::paint
