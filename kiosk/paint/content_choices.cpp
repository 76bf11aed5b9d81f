// Choices and results: tiles, check answers, reference numbers, tickets, QR codes.
#include <algorithm>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kPlate = 76;        // the plate behind a tile's picture
constexpr float kGrandPlate = 120;  // where there are few tiles
constexpr float kSmallPicture = 40;
constexpr std::size_t kSmallInRow = 3;

struct TileText {
  TextRun name;
  TextRun text;
};

struct TilePlan {
  bool grand = false;
  float plate = 0;  // 0: no tile of the group has a picture
  float pad = 0;
  float arrow = 0;
  [[nodiscard]] float text_width(Builder& b, float wide) const {
    return wide - 2 * pad - arrow - (plate > 0 ? plate + b.m.px(24) : 0);
  }
};

TileText words_of(const view::Node& tile, const TilePlan& plan) {
  return {{.text = tile.name,
           .size = plan.grand ? kGrandTileNameSize : kTileNameSize,
           .weight = Weight::kBold,
           .leading = 0.95F,
           .language = tile.lang,
           .most = kLongestLabel},
          {.text = tile.description,
           .size = plan.grand ? kBodySize : kTileTextSize,
           .colour = Token::kMuted,
           .leading = 0.96F,
           .language = tile.lang,
           .most = kLongestLabel}};
}

float tile_height(Builder& b, const view::Node& tile, const TilePlan& plan, float wide) {
  const TileText words = words_of(tile, plan);
  const float text_width = plan.text_width(b, wide);
  const float text = b.measure(words.name, text_width).height +
                     (tile.description.empty() ? 0 : b.measure(words.text, text_width).height + b.m.px(4));
  return std::max({plan.plate, text, b.m.target()}) + 2 * b.m.soft(18);
}

void place_tile(Builder& b, const view::Node& tile, const TilePlan& plan, const Rect& rect) {
  Box& box = b.add(Look::kTile, rect, tile);
  const bool selected = box.selected;
  float x = rect.x + plan.pad;
  if (plan.plate > 0) {
    const Rect plate{x, rect.y + std::round((rect.height - plan.plate) / 2), plan.plate, plan.plate};
    b.add(Look::kIconPlate, plate).selected = selected;
    b.icon(tile.icon, plate.centre(), plan.grand ? 72 : 46, selected ? Token::kAccentInk : Token::kAccent);
    x += plan.plate + b.m.px(24);
  }
  TileText words = words_of(tile, plan);
  if (selected) words.name.colour = words.text.colour = Token::kAccentInk;
  const float wide = plan.text_width(b, rect.width);
  const float name = b.measure(words.name, wide).height;
  const float text = tile.description.empty() ? 0 : b.measure(words.text, wide).height + b.m.px(4);
  const float y = rect.y + std::round((rect.height - name - text) / 2);
  b.add(Look::kNothing, {x, y, wide, name + text});
  b.write(words.name, x, y, wide);
  b.write(words.text, x, y + name + b.m.px(4), wide);
  const Point end{rect.right() - plan.pad - plan.arrow / 2 + b.m.px(12), rect.centre().y};
  if (selected) {
    b.icon("done", end, 38, Token::kAccentInk);
  } else {
    b.arrow_on(end, 44, Token::kAccent);
  }
}

std::size_t tile_columns(Builder& b, std::size_t count, float width) {
  const float least = b.m.unit * ((count > 6 ? 360 : 380) + 160 * b.m.zoom);
  const auto fit = static_cast<std::size_t>(std::max(1.0F, (width + b.m.gap()) / (least + b.m.gap())));
  const std::size_t wanted = count <= 2 ? count : count == 4 ? 2 : 3;
  return std::clamp<std::size_t>(std::min(fit, wanted), 1, 3);
}

// Ways beside the group that a page is about: a picture and a name, as low as a button and as wide as one another.
TextRun small_name(const view::Node& tile) {
  return {.text = tile.name,
          .size = kTileTextSize,
          .weight = Weight::kBold,
          .leading = 0.92F,
          .language = tile.lang,
          .most = kLongestLabel};
}

struct SmallPlan {
  float pad = 0;
  float picture = 0;  // with the gap behind it
  float wide = 0;
  float high = 0;
  std::size_t columns = 1;
};

// As many to a row as leave each name no more than two lines; one alone is no wider than it would be among others.
SmallPlan small_plan(Builder& b, const view::Node& group, float width, bool narrow) {
  SmallPlan plan{.pad = b.m.soft(20), .picture = b.m.soft(kSmallPicture + 14)};
  const float two_lines = 2.2F * b.measure({.text = "X", .size = kTileTextSize}).height;
  for (plan.columns = narrow ? 1 : kSmallInRow; plan.columns > 0; --plan.columns) {
    const auto columns = static_cast<float>(plan.columns);
    plan.wide = std::floor((width - b.m.gap() * (columns - 1)) / columns);
    plan.high = b.m.target();
    bool fits = true;
    for (const view::Node& tile : group.children) {
      const float room = plan.wide - 2 * plan.pad - plan.picture;
      const Size text = b.measure(small_name(tile), room);
      plan.high = std::max(plan.high, text.height + 2 * b.m.px(12));
      fits = fits && text.width <= room && text.height <= two_lines;
    }
    if (fits || plan.columns == 1) break;
  }
  return plan;
}

float place_small_tiles(Builder& b, const view::Node& group, Point at, float width, bool narrow) {
  const SmallPlan plan = small_plan(b, group, width, narrow);
  const float gap = b.m.gap();
  std::vector<RowItem> items;
  for (const view::Node& tile : group.children) {
    items.push_back(
        {plan.wide, [&b, &tile, &plan](const Rect& rect) {
           b.add(Look::kTile, rect, tile);
           const float x = rect.x + plan.pad;
           b.icon(tile.icon, {x + b.m.soft(kSmallPicture) / 2, rect.centre().y}, kSmallPicture, Token::kAccent);
           const float room = rect.width - 2 * plan.pad - plan.picture;
           const TextRun name = small_name(tile);
           const float text = b.measure(name, room).height;
           b.write(name, x + plan.picture, rect.y + std::round((rect.height - text) / 2), room);
         }});
  }
  return place_rows(items, at, width, plan.high, gap);
}

}  // namespace

float place_tiles(Builder& b, const view::Node& group, Point at, float width, const Flow& flow) {
  if (group.emphasis == view::Emphasis::kQuiet) return place_small_tiles(b, group, at, width, flow.narrow);
  float y = at.y;
  const bool named = !group.name.empty() && group.name != b.title;
  if (named || !group.description.empty()) y += place_question(b, group, at, width) + b.m.px(14);
  const std::size_t count = group.children.size();
  if (count == 0) return y - at.y;
  const std::size_t columns = flow.narrow ? 1 : tile_columns(b, count, width);
  const float gap = b.m.gap();
  const float wide = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const bool pictures =
      std::any_of(group.children.begin(), group.children.end(), [](const view::Node& n) { return !n.icon.empty(); });
  const bool few = (count <= 4 && columns == 2) || group.emphasis == view::Emphasis::kPrimary;
  const bool grand = few && b.m.zoom < 1.4F && wide >= b.m.px(760);
  const TilePlan plan{grand, pictures ? b.m.soft(grand ? kGrandPlate : kPlate) : 0, b.m.soft(grand ? 36 : 28),
                      b.m.soft(32)};
  for (std::size_t first = 0; first < count; first += columns) {
    float high = 0;
    for (std::size_t i = first; i < std::min(count, first + columns); ++i) {
      high = std::max(high, tile_height(b, group.children[i], plan, wide));
    }
    high += flow.stretch;
    for (std::size_t i = first; i < std::min(count, first + columns); ++i) {
      place_tile(b, group.children[i], plan, {at.x + static_cast<float>(i - first) * (wide + gap), y, wide, high});
    }
    y += high + gap;
  }
  return y - gap - at.y;
}

float place_figures(Builder& b, const std::vector<const view::Node*>& figures, Point at, float width) {
  const auto count = static_cast<float>(figures.size());
  const float gap = b.m.px(48);
  const float share = (width - gap * (count - 1)) / count;
  const bool row = share >= b.m.soft(560);
  float used = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Point place = row ? Point{at.x + static_cast<float>(i) * (share + gap), at.y} : Point{at.x, at.y + used};
    const float high = place_node(b, *figures[i], place, row ? share : width, {});
    used = row ? std::max(used, high) : used + high + (i + 1 < figures.size() ? b.m.gap() : 0);
  }
  return used;
}

float place_summary(Builder& b, const view::Node& list, Point at, float width) {
  const bool stacked = b.m.zoom > 1.5F || width < b.m.px(900);
  const float pad = b.m.px(8);
  float button = 0;
  for (const view::Node& row : list.children) {
    for (const view::Node& child : row.children) {
      if (child.role == Role::kButton || child.role == Role::kLink) button = std::max(button, button_width(b, child));
    }
  }
  const float gap = b.m.px(28);
  const float words = width - (button > 0 ? button + gap : 0);
  const float name_width = stacked ? words : std::round(words * 0.34F);
  float y = at.y;
  for (const view::Node& row : list.children) {
    const std::size_t index = b.mark();
    b.add(Look::kNothing, {at.x, y, width, 0}, row);
    float text_y = y + pad + b.m.px(14);
    const float name = b.write({.text = row.name, .weight = Weight::kBold, .language = row.lang}, at.x, text_y,
                               name_width - (stacked ? 0 : gap));
    // The boxes' texts point into the text engine, so the value need not outlive this line.
    const std::string value = b.shown_value(row);
    const float value_x = stacked ? at.x : at.x + name_width;
    const float value_y = stacked ? text_y + name : text_y;
    const float text = b.write({.text = value, .figures = true, .language = row.lang}, value_x, value_y,
                               words - (stacked ? 0 : name_width));
    const float used = stacked ? name + text : std::max(name, text);
    float high = used + 2 * b.m.px(14);
    for (const view::Node& child : row.children) {
      if (child.role != Role::kButton && child.role != Role::kLink) continue;
      const float button_high = button_height(b, child, button);
      place_button(b, child, {at.x + width - button, y + pad, button, button_high});
      high = std::max(high, button_high);
    }
    high += 2 * pad;
    b.boxes()[index].rect.height = high;
    b.add(Look::kRule, {at.x, y + high, width, std::max(1.0F, b.m.px(2))});
    y += high + b.m.px(2);
  }
  return y - at.y;
}

float place_key_value(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  float y = at.y;
  y += b.write({.text = node.name, .size = kHintSize, .colour = flow.muted, .language = node.lang}, at.x, y, width);
  const std::string value = b.shown_value(node);
  y += b.write(
      {.text = value, .size = flow.narrow ? 42.0F : 50.0F, .weight = Weight::kBold, .colour = flow.ink, .codes = true},
      at.x, y, width);
  if (!node.description.empty()) {
    y += b.write({.text = node.description, .size = kHintSize, .colour = flow.muted, .language = node.lang}, at.x, y,
                 width);
  }
  b.boxes().back().rect.height = y - at.y;
  return y - at.y;
}

float place_ticket(Builder& b, const view::Node& node, Point at, float width) {
  // A number that must be written down takes all the room there is.
  const bool fills = node.emphasis == view::Emphasis::kPrimary;
  const float wide = fills ? width : std::min(width, b.m.soft(640));
  const float pad = b.m.soft(34);
  b.add(Look::kTicket, {at.x, at.y, wide, 0}, node);
  float y = at.y + b.m.soft(26);
  y += b.write({.text = node.name, .size = kHintSize, .colour = Token::kBarInk, .language = node.lang}, at.x + pad, y,
               wide - 2 * pad);
  y += b.write({.text = node.value,
                .size = fills ? std::max(96.0F, 220.0F / b.m.zoom) : 96.0F,
                .weight = Weight::kBold,
                .colour = Token::kBarInk,
                .codes = true},
               at.x + pad, y, wide - 2 * pad);
  y += b.m.soft(14);
  const float tear = y;  // the perforated line lies here; the box says so by its caret
  y += b.m.soft(22);
  y += b.write({.text = node.description, .size = kBodySize, .colour = Token::kBarInk, .language = node.lang},
               at.x + pad, y, wide - 2 * pad);
  y += b.m.soft(28);
  b.boxes().back().rect.height = y - at.y;
  b.boxes().back().caret = Rect{at.x, tear, wide, b.m.px(3)};
  return y - at.y;
}

float place_qr_code(Builder& b, const view::Node& node, Point at, float width) {
  const float side = b.m.soft(280);
  const float gap = b.m.gap();
  const bool beside = width > side + gap + b.m.px(320) && b.m.zoom < 1.6F;
  b.add(Look::kQrCode, {at.x, at.y, side, side}, node);
  b.boxes().back().code = node.value;
  const float x = beside ? at.x + side + gap : at.x;
  const float wide = beside ? width - side - gap : width;
  const TextRun name{.text = node.name, .language = node.lang};
  const TextRun hint{.text = node.description, .size = kHintSize, .colour = Token::kMuted, .language = node.lang};
  const float high = b.measure(name, wide).height + (node.description.empty() ? 0 : b.measure(hint, wide).height);
  float y = beside ? at.y + std::max(0.0F, std::round((side - high) / 2)) : at.y + side + b.m.px(14);
  b.add(Look::kNothing, {x, y, wide, high});
  y += b.write(name, x, y, wide);
  y += b.write(hint, x, y, wide);
  return std::max(side, y - at.y);
}

}  // namespace waymark::paint
