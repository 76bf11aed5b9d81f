// The banner: whose kiosk this is, and the controls that are always there. Across the top of the glass; where the glass
// is too low for that, or everything has to lie low, down its starting side.
#include <algorithm>
#include <array>

#include "kiosk/paint/frame.h"
#include "kiosk/paint/tools.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kEdge = 6;  // the coloured line between banner and page
constexpr float kCrest = 60;
constexpr float kCrestGap = 20;
constexpr float kPad = 10;
constexpr float kSide = 56;  // from the edges of a glass that does not stand upright
constexpr float kRailPad = 10;

const Tools* tools_of(const view::Node& banner, std::size_t which) {
  for (const view::Node& child : banner.children) {
    if (child.role != Role::kToolbar || child.children.empty()) continue;
    if (which-- == 0) return &child.children;
  }
  return nullptr;
}

// Sizes of words to try for labels: large text makes them grow, but less than the page.
std::array<float, 3> label_zooms(const Builder& b) {
  const float least = b.m.label_zoom;
  const float most = b.m.calm_zoom();
  return {most, (most + least) / 2, least};
}

TextRun name_of(const view::Node& banner, float zoom) {
  return {.text = banner.name,
          .size = kCouncilSize,
          .weight = Weight::kBold,
          .colour = Token::kBarInk,
          .leading = 0.9F,
          .zoom = zoom,
          .language = banner.lang,
          .most = kLongestLabel};
}

void place_crest(Builder& b, const view::Node& banner, Point at) {
  const float high = b.m.soft(kCrest);
  b.crest(banner, {at.x, at.y, b.crest_width(high), high});
}

// Crest and name side by side in `room`. Returns the height needed.
float place_name(Builder& b, const view::Node& banner, const Rect& room, float zoom) {
  const float tall = b.m.soft(kCrest);
  const float crest = b.crest_width(tall);
  const float gap = b.m.px(kCrestGap);
  const TextRun name = name_of(banner, zoom);
  const float wide = room.width - crest - gap;
  const float text = b.measure(name, wide).height;
  const float high = std::max({tall, text, room.height});
  place_crest(b, banner, {room.x, room.y + std::round((high - tall) / 2)});
  b.add(Look::kNothing, {room.x + crest + gap, room.y, wide, high});
  b.write(name, room.x + crest + gap, room.y + std::round((high - text) / 2), wide);
  return high;
}

// How the always-there controls stand across the top.
struct TopPlan {
  ToolGrid grid;
  bool name_above = false;  // on a row of its own
  float name_width = 0;
};

std::optional<TopPlan> plan_across(Builder& b, const view::Node& banner, const Tools& tools, float full) {
  const float between = b.m.px(28);
  for (const float zoom : label_zooms(b)) {
    const float name = b.crest_width(b.m.soft(kCrest)) + b.m.px(kCrestGap) +
                       std::max(longest_word(b, name_of(banner, zoom)), b.m.px(180)) + 4;
    if (auto row = tools_in_a_row(b, tools, full - name - between, zoom)) {
      return TopPlan{*row, false, full - row->width() - between};
    }
  }
  for (const float zoom : label_zooms(b)) {
    const float name = b.crest_width(b.m.soft(kCrest)) + b.m.px(kCrestGap) +
                       std::max(longest_word(b, name_of(banner, zoom)), b.m.px(180)) + 4;
    if (auto block = tools_in_columns(b, tools, (tools.size() + 1) / 2, full - name - between, true, zoom)) {
      return TopPlan{*block, false, name};
    }
  }
  return std::nullopt;
}

// All of them in one row or two, with no name beside them.
std::optional<ToolGrid> plan_rows(Builder& b, const Tools& tools) {
  const float room = b.size.width - 2 * b.m.px(kSide);
  for (const float zoom : label_zooms(b)) {
    if (auto row = tools_in_a_row(b, tools, room, zoom)) return row;
  }
  return tools_in_columns(b, tools, (tools.size() + 1) / 2, room, true, b.m.label_zoom);
}

TopPlan plan_upright(Builder& b, const Tools& tools, float full) {
  for (const std::size_t columns : {std::size_t{4}, std::size_t{2}}) {
    for (const float zoom : label_zooms(b)) {
      if (auto grid = tools_in_columns(b, tools, columns, full, columns == 2, zoom)) return {*grid, true, full};
    }
  }
  return {tools_in_narrow_columns(b, tools, 1, full, true, b.m.label_zoom), true, full};
}

float place_top(Builder& b, const view::Node& banner, const Tools& tools, const TopPlan& plan, const Rect& room,
                bool with_name) {
  const float side = b.m.px(b.upright() ? 40 : kSide);
  const float full = room.width - 2 * side;
  float y = room.y + b.m.px(kPad);
  if (plan.name_above) {
    if (with_name) y += place_name(b, banner, {side, y, full, b.m.px(64)}, b.m.label_zoom) + b.m.px(kPad);
  } else {
    place_name(b, banner, {side, y, plan.name_width, plan.grid.height()}, plan.grid.zoom);
  }
  place_tools(b, tools, plan.grid, {side + full - plan.grid.width(), y});
  return y + plan.grid.height() + b.m.px(kPad) - room.y;
}

struct RailPlan {
  ToolGrid grid;
  float width = 0;
  float name = 0;  // height of crest and name above the controls; 0: they are not there
};

RailPlan plan_rail(Builder& b, const view::Node& banner, const Tools& tools, const Rect& room, bool with_name) {
  const float zoom = b.m.label_zoom;
  const float pad = b.m.px(kRailPad);
  RailPlan plan;
  for (const std::size_t columns : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    const bool beside = columns == 1;
    const float least =
        with_name ? std::max(longest_word(b, name_of(banner, zoom)) + 4, b.crest_width(b.m.soft(kCrest))) : 0;
    plan.grid = tools_in_narrow_columns(b, tools, columns, least, beside, zoom);
    plan.width = plan.grid.width() + 2 * pad;
    const float name = b.m.soft(kCrest) + b.m.px(10) + b.measure(name_of(banner, zoom), plan.grid.width()).height + pad;
    const float spare = room.height - 2 * pad - plan.grid.height();
    plan.name = with_name && spare >= name ? name : 0;
    if (spare >= 0) break;
  }
  // What is left makes the controls easier to hit, up to a size that still reads as one.
  const auto rows = static_cast<float>(plan.grid.heights.size());
  const float spare = (room.height - 2 * pad - plan.grid.height() - plan.name) / rows;
  for (float& row : plan.grid.heights) row += std::floor(std::clamp(spare, 0.0F, b.m.px(28)));
  return plan;
}

void place_rail(Builder& b, const view::Node& banner, const Tools& tools, const RailPlan& plan, const Rect& room) {
  const float pad = b.m.px(kRailPad);
  float y = room.y + pad;
  if (plan.name > 0) {
    place_crest(b, banner, {pad, y});
    y += b.m.soft(kCrest) + b.m.px(10);
    b.add(Look::kNothing, {pad, y, plan.grid.width(), 0});
    const float high = b.write(name_of(banner, plan.grid.zoom), pad, y, plan.grid.width());
    b.boxes().back().rect.height = high;
    y += high + pad;
  }
  place_tools(b, tools, plan.grid, {pad, std::max(y, room.bottom() - pad - plan.grid.height())});
}

// Controls that are there for a while, as those of the voice: one row below the banner.
float place_second_tools(Builder& b, const Tools& tools, const Rect& room) {
  const float side = b.m.px(b.upright() ? 40 : kSide);
  const float full = room.width - 2 * side;
  const std::size_t band = b.mark();
  b.add(Look::kBand, {room.x, room.y, room.width, 0});
  std::optional<ToolGrid> grid;
  for (std::size_t columns = tools.size(); columns >= 1 && !grid; columns = (columns + 1) / 2) {
    for (const bool beside : {true, false}) {
      if (!grid) grid = tools_in_columns(b, tools, columns, full, beside, b.m.label_zoom);
    }
    if (columns == 1) break;
  }
  if (!grid) return 0;
  place_tools(b, tools, *grid, {room.x + side, room.y + b.m.px(6)});
  const float high = grid->height() + b.m.px(6 + kPad);
  b.boxes()[band].rect.height = high;
  return high;
}

}  // namespace

std::optional<float> across_height(Builder& b, const view::Node& banner) {
  const Tools* tools = tools_of(banner, 0);
  const auto row = tools == nullptr ? std::nullopt : plan_rows(b, *tools);
  if (!row) return std::nullopt;
  return row->height() + 2 * b.m.px(kPad) + b.m.px(kEdge);
}

void place_banner(Builder& b, const view::Node& banner, const Rect& room, BannerPlace place) {
  const bool low = place != BannerPlace::kAtTop;
  b.layer = Layer::kFrame;
  b.stage = room;
  const float edge = b.m.px(kEdge);
  const std::size_t bar = b.mark();
  b.add(Look::kBanner, {room.x, room.y, room.width, 0}, banner);
  const Tools* tools = tools_of(banner, 0);
  float high = 0;
  if (tools == nullptr) {
    const float side = b.m.px(b.upright() ? 40 : kSide);
    high = place_name(b, banner, {side, room.y + b.m.px(kPad), room.width - 2 * side, b.m.px(84)}, b.m.label_zoom) +
           2 * b.m.px(kPad);
  } else if (b.upright()) {
    const TopPlan plan = plan_upright(b, *tools, room.width - 2 * b.m.px(40));
    high = place_top(b, banner, *tools, plan, room, !low);
  } else if (const auto row = place == BannerPlace::kAcross ? plan_rows(b, *tools) : std::nullopt) {
    high = place_top(b, banner, *tools, {*row, true, 0}, room, false);
  } else {
    const auto across = low ? std::nullopt : plan_across(b, banner, *tools, room.width - 2 * b.m.px(kSide));
    if (across && across->grid.height() + 2 * b.m.px(kPad) + edge + typing_room(b) <= room.height) {
      high = place_top(b, banner, *tools, *across, room, true);
    } else {
      const RailPlan rail = plan_rail(b, banner, *tools, room, !low);
      b.boxes()[bar].look = Look::kRail;
      b.boxes()[bar].rect = {room.x, room.y, rail.width + edge, room.height};
      place_rail(b, banner, *tools, rail, room);
      b.stage.x += rail.width + edge;
      b.stage.width -= rail.width + edge;
    }
  }
  if (high > 0) {
    b.boxes()[bar].rect.height = high + edge;
    b.stage.y += high + edge;
    b.stage.height -= high + edge;
  }
  if (const Tools* second = tools == nullptr ? nullptr : tools_of(banner, 1)) {
    const float more = place_second_tools(b, *second, b.stage);
    b.stage.y += more;
    b.stage.height -= more;
  }
}

}  // namespace waymark::paint
