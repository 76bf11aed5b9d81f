#include "kiosk/paint/layout.h"

#include <algorithm>
#include <cmath>

#include "kiosk/paint/content.h"
#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

const view::Node* region(const view::View& view, Role role) {
  const auto found =
      std::find_if(view.regions.begin(), view.regions.end(), [role](const view::Node& n) { return n.role == role; });
  return found == view.regions.end() ? nullptr : &*found;
}

// The name of the page's first heading, which fields and groups of that name need not repeat.
std::string title_of(const view::Node* main) {
  std::string title;
  if (main == nullptr) return title;
  view::for_each(main->children, [&title](const view::Node& node) {
    if (title.empty() && node.role == Role::kHeading && node.level <= 1) title = node.name;
  });
  return title;
}

bool has_tiles(const view::Node& main) {
  return std::any_of(main.children.begin(), main.children.end(),
                     [](const view::Node& n) { return n.role == Role::kTileGroup; });
}

struct Columns {
  Rect main;
  std::optional<Rect> aside;  // absent: below the main content
};

Columns columns(const Builder& b, const Rect& viewport, bool with_aside, bool with_scroll) {
  const float side = b.upright() ? b.m.px(40) : b.m.margin();
  const float top = viewport.y + b.m.px(b.compact ? 24 : b.large ? 28 : 40);
  Rect all{side, top, b.size.width - 2 * side - (with_scroll ? b.m.px(56) : 0), 0};
  if (!with_aside || b.upright() || b.m.zoom > 1.4F) return {all, std::nullopt};
  const float gap = b.m.px(60);
  const float aside = std::round(all.width * 0.28F);
  Rect main = all;
  main.width = all.width - aside - gap;
  return {main, Rect{main.right() + gap, top, aside, 0}};
}

// A screen without the always-there controls belongs to no visit: attract, closed, goodbye. One that only waits has
// nothing but words. Both speak in large.
bool speaks_in_large(const view::View& view, const view::Node& main) {
  const view::Node* banner = region(view, Role::kBanner);
  if (banner != nullptr && banner->children.empty()) return true;
  const auto waits = [](const view::Node& node) { return node.role == Role::kStatus && node.busy; };
  const auto words = [](const view::Node& node) {
    return node.role == Role::kHeading || node.role == Role::kParagraph || node.role == Role::kStatus;
  };
  return std::any_of(main.children.begin(), main.children.end(), waits) &&
         std::all_of(main.children.begin(), main.children.end(), words);
}

// Content in its columns. Returns its height with the air around it.
float place_content(Builder& b, const view::Node* main, const view::Node* aside, const Rect& viewport, bool with_scroll,
                    float stretch) {
  b.layer = Layer::kContent;
  const Columns place = columns(b, viewport, aside != nullptr && !aside->children.empty(), with_scroll);
  Flow flow;
  flow.stretch = stretch;
  float bottom = place.main.y;
  if (main != nullptr && b.large) {
    const float least = viewport.bottom() - place.main.y - b.m.px(28);
    bottom += place_hero(b, main->children, {place.main.x, place.main.y}, place.main.width,
                         place.aside || aside == nullptr ? least : 0);
  } else if (main != nullptr) {
    bottom += place_flow(b, main->children, {place.main.x, place.main.y}, place.main.width, flow);
  }
  if (aside != nullptr) {
    flow.narrow = true;
    const Rect column = place.aside.value_or(Rect{place.main.x, bottom + b.m.gap(), place.main.width, 0});
    const float end = column.y + place_flow(b, aside->children, {column.x, column.y}, column.width, flow);
    bottom = std::max(bottom, end);
  }
  return bottom + b.m.px(b.compact ? 20 : b.large ? 24 : 32) - viewport.y;
}

// Rows of tiles share out what the page leaves, up to a height that still reads as a tile.
float fitting_stretch(Builder& b, float spare) {
  std::size_t rows = 0;
  std::size_t tiles = 0;
  float last = -1;
  for (const Box& box : b.boxes()) {
    if (box.look != Look::kTile || box.layer != Layer::kContent) continue;
    ++tiles;
    rows += box.rect.y != last ? 1 : 0;
    last = box.rect.y;
  }
  const float most = b.m.px(tiles <= 4 ? 130 : 64);
  return rows == 0 ? 0 : std::floor(std::clamp(spare / static_cast<float>(rows), 0.0F, most));
}

void place_scroll_buttons(Builder& b, const Rect& viewport, float offset, float content_height) {
  b.layer = Layer::kFrame;
  const float side = b.m.target();
  const float gap = b.m.px(10);
  const float x = b.size.width - side - b.m.px(b.upright() ? 12 : 28);
  const float top = viewport.y + b.m.px(20);
  const float bottom = viewport.bottom() - b.m.px(20);
  const float most = content_height - viewport.height;
  const auto button = [&](const char* id, const char* picture, float y, bool usable) {
    Box& box = b.add(Look::kScrollButton, {x, y, side, side});
    box.id = id;
    box.disabled = !usable;
    box.pressed = usable && b.pressed == id;
    if (usable) box.touch = box.rect;
    b.icon(picture, box.rect.centre(), 44, usable ? Token::kAccentInk : Token::kMuted);
  };
  if (bottom - top < 2 * side + gap) return;
  button(kScrollUp, "keyboard_arrow_up", top, offset > 0.5F);
  button(kScrollDown, "keyboard_arrow_down", bottom - side, offset < most - 0.5F);
  const float track = bottom - top - 2 * side - 2 * gap;
  if (track < b.m.px(40)) return;
  const float thumb = std::max(b.m.px(28), track * viewport.height / content_height);
  const float thick = b.m.px(8);
  b.add(Look::kScrollTrack, {x + (side - thick) / 2, top + side + gap, thick, track});
  b.add(Look::kScrollThumb, {x + (side - thick) / 2, top + side + gap + (track - thumb) * offset / most, thick, thumb});
}

// The offset for this frame: a new page starts at its top; what came into focus comes into sight.
float wanted_offset(const view::View& view, ScrollState& scroll, const std::vector<Box>& boxes, const Rect& viewport,
                    float content_height) {
  const float most = std::max(0.0F, content_height - viewport.height);
  const std::string page = view.screen + '\n' + view.title + '\n' + view.lang;
  const bool fresh = page != scroll.page;
  if (fresh) scroll = {page, {}, 0};
  const view::NodeId& target = view.scroll_into_view.empty() ? view.focus : view.scroll_into_view;
  if (target != scroll.focus) {
    scroll.focus = target;
    const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const Box& one) {
      return !target.empty() && one.id == target && one.layer == Layer::kContent;
    });
    if (box != boxes.end()) {
      const float air = std::min(viewport.height * 0.08F, 48.0F);
      const float top = box->rect.y - viewport.y - air;
      const float bottom = box->rect.bottom() - viewport.y + air;
      if (bottom - scroll.offset > viewport.height) scroll.offset = bottom - viewport.height;
      if (top < scroll.offset) scroll.offset = fresh && bottom <= viewport.height ? 0 : top;
    }
  }
  scroll.offset = std::round(std::clamp(scroll.offset, 0.0F, most));
  return scroll.offset;
}

Rect mirrored(const Rect& rect, float width) { return {width - rect.right(), rect.y, rect.width, rect.height}; }

void mirror(std::vector<Box>& boxes, float width) {
  for (Box& box : boxes) {
    if (box.keeps_side) continue;
    box.rect = mirrored(box.rect, width);
    if (!box.touch.empty()) box.touch = mirrored(box.touch, width);
    if (box.caret) box.caret = mirrored(*box.caret, width);
    for (TextPiece& piece : box.texts) piece.room = mirrored(piece.room, width);
    for (IconPiece& piece : box.icons) piece.centre.x = width - piece.centre.x;
  }
}

}  // namespace

Layout layout(TextEngine& text, const ThemeSet& themes, const view::View& view, Size size, const view::NodeId& pressed,
              ScrollState& scroll) {
  Builder b(text, themes, view, size);
  b.pressed = pressed;
  const view::Node* main = region(view, Role::kMain);
  const view::Node* aside = region(view, Role::kAside);
  b.title = title_of(main);
  b.large = main != nullptr && speaks_in_large(view, *main);

  // "Bring the screen down": everything lies in the lower part, under a band of the council's colour.
  const float reach_top = view.presentation.low_reach ? std::round(size.height * (b.upright() ? 0.45F : 0.3F)) : 0;
  if (reach_top > 0) {
    b.layer = Layer::kFrame;
    b.add(Look::kBand, {0, 0, size.width, reach_top});
  }
  float top = reach_top;
  float bottom = size.height;
  const std::size_t frame = b.mark();
  if (const view::Node* banner = region(view, Role::kBanner)) top += place_banner(b, *banner, reach_top);
  if (const view::Node* footer = region(view, Role::kFooter); footer != nullptr && !footer->children.empty()) {
    bottom -= place_footer(b, *footer, bottom);
  }
  if (const view::Node* keyboard = region(view, Role::kKeyboard)) {
    b.compact = true;
    bottom -= place_keyboard(b, *keyboard, bottom, std::max(b.m.px(300), (bottom - top) * 0.62F));
  }
  std::vector<Box> kept(b.boxes().begin() + static_cast<std::ptrdiff_t>(frame), b.boxes().end());
  b.remove_since(frame);

  Layout result;
  result.size = size;
  result.viewport = {0, top, size.width, std::max(b.m.px(80), bottom - top)};
  const std::size_t content = b.mark();
  float stretch = 0;
  result.content_height = place_content(b, main, aside, result.viewport, false, 0);
  if (result.content_height > result.viewport.height) {
    b.remove_since(content);
    result.content_height = place_content(b, main, aside, result.viewport, true, 0);
  } else if (main != nullptr && has_tiles(*main)) {
    stretch = fitting_stretch(b, result.viewport.height - result.content_height);
    if (stretch > 0) {
      b.remove_since(content);
      result.content_height = place_content(b, main, aside, result.viewport, false, stretch);
    }
  }
  result.offset = wanted_offset(view, scroll, b.boxes(), result.viewport, result.content_height);
  b.move_since(content, 0, -result.offset);

  // Drawn after the content, so that a focus ring never lies over the banner.
  b.boxes().insert(b.boxes().end(), kept.begin(), kept.end());
  if (result.most_offset() > 0) place_scroll_buttons(b, result.viewport, result.offset, result.content_height);
  if (const view::Node* dialog = region(view, Role::kDialog)) {
    result.dialog = true;
    place_dialog(b, *dialog, {0, reach_top, size.width, size.height - reach_top});
  }
  if (b.mirrored()) mirror(b.boxes(), size.width);
  result.boxes = std::move(b.boxes());
  return result;
}

const Box* box_at(const Layout& layout, Point point) {
  const Box* best = nullptr;
  float best_distance = 0;
  for (const Box& box : layout.boxes) {
    if (box.touch.empty() || !box.touch.contains(point)) continue;
    if (layout.dialog && box.layer != Layer::kDialog) continue;
    if (box.layer == Layer::kContent && !layout.viewport.contains(point)) continue;
    const Point centre = box.rect.centre();
    const bool inside = box.rect.contains(point);
    const float distance = inside ? -1 : std::hypot(centre.x - point.x, centre.y - point.y);
    if (best == nullptr || distance <= best_distance) {
      best = &box;
      best_distance = distance;
    }
  }
  return best;
}

const Box* box_of(const Layout& layout, std::string_view id) {
  const auto found =
      std::find_if(layout.boxes.begin(), layout.boxes.end(), [id](const Box& box) { return box.id == id; });
  return found == layout.boxes.end() || id.empty() ? nullptr : &*found;
}

float page_step(const Layout& layout) { return std::max(40.0F, layout.viewport.height * 0.82F); }

int pages(const Layout& layout) { return 1 + static_cast<int>(std::ceil(layout.most_offset() / page_step(layout))); }

int page(const Layout& layout) { return 1 + static_cast<int>(std::ceil((layout.offset - 0.5F) / page_step(layout))); }

}  // namespace waymark::paint
