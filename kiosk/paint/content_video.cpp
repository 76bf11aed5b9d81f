// Moving pictures: a place of the camera's shape, as large as the page has room for, and small in its corner the
// picture of the customer. What is drawn here is seen until the first frame has come, and when there is none.
#include <algorithm>
#include <cmath>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

constexpr float kShape = 4.0F / 3.0F;
constexpr float kLeastHeight = 200;
constexpr float kLeastTyping = 112;
constexpr float kOfStage = 0.4F;
constexpr float kPaperOfStage = 0.6F;  // what is written there is to be read
constexpr float kLeastBeside = 400;    // a button with its words on one line

std::string_view picture_of(const view::Node& node) {
  if (node.value == "paper") return "description";
  return node.value == "self" ? "person" : "support_agent";
}

void place_one(Builder& b, const view::Node& node, const Rect& rect) {
  Box& box = b.add(Look::kVideo, rect, node);
  box.surface = node.value;
  const float side = std::min(rect.width, rect.height) / b.m.unit * 0.42F;
  b.icon(node.busy ? "hourglass_top" : picture_of(node), rect.centre(), side / (b.m.soft(100) / b.m.px(100)),
         Token::kBarMuted);
}

// The one that is large, and in its corner the customer's own. Returns its height.
float place_both(Builder& b, const view::Node& node, Point at, float high) {
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

}  // namespace

float place_video(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float share = node.value == "paper" ? kPaperOfStage : kOfStage;
  const float stage = b.stage.height * (b.compact ? 0.9F : share);
  // In a panel there are words and buttons below, which are to be in sight too.
  const float narrow = std::max(b.m.px(b.compact ? kLeastTyping : kLeastHeight), b.stage.height * 0.3F);
  // On a page of its own it is in sight whole, where that leaves enough of it.
  const float in_sight = std::max(b.m.px(kLeastHeight), b.stage.bottom() - at.y - b.m.px(kAirBelow));
  const float own = std::min(std::max(b.m.px(kLeastHeight), stage) + flow.stretch, in_sight);
  return place_both(b, node, at, std::round(std::min(width / kShape, flow.narrow ? narrow : own)));
}

float place_beside_video(Builder& b, const std::vector<view::Node>& nodes, const Rect& room, bool all_beside) {
  const auto video =
      std::find_if(nodes.begin(), nodes.end(), [](const view::Node& node) { return node.role == view::Role::kVideo; });
  std::vector<view::Node> above(nodes.begin(), video);
  std::vector<view::Node> beside(video + 1, nodes.end());
  if (all_beside) {
    beside.insert(beside.begin(), above.begin(), above.end());
    above.clear();
  }
  float y = room.y;
  if (!above.empty()) y += place_flow(b, above, {room.x, y}, room.width, {}) + b.m.gap();
  const float gap = beside.empty() ? 0 : b.m.px(40);
  const float words = beside.empty() ? 0 : std::max(b.m.soft(kLeastBeside), room.width * (all_beside ? 0.4F : 0.26F));
  const float widest = std::max(b.m.px(kLeastHeight) * kShape, room.width - words - gap);
  const float in_sight = std::max(b.m.px(kLeastHeight), room.bottom() - y);
  const float high = place_both(b, *video, {room.x, y}, std::round(std::min(widest / kShape, in_sight)));
  const float x = room.x + std::round(high * kShape) + gap;
  return y - room.y + std::max(high, place_flow(b, beside, {x, y}, room.right() - x, {}));
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
