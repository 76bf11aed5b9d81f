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

bool has_video(const std::vector<view::Node>& main) {
  return std::any_of(main.begin(), main.end(), [](const view::Node& n) { return n.role == Role::kVideo; });
}

bool has_tiles(const view::Node& main) {
  return std::any_of(main.children.begin(), main.children.end(),
                     [](const view::Node& n) { return n.role == Role::kTileGroup; });
}

struct Columns {
  Rect main;
  std::optional<Rect> aside;  // absent: below the main content
};

Columns columns(const Builder& b, const Rect& viewport, bool with_aside) {
  const float side = b.upright() ? b.m.px(40) : b.stage.x > 0 ? b.m.px(56) : b.m.margin();
  const float top = viewport.y + b.m.px(b.compact ? 20 : b.large ? 28 : 30);
  const Rect all{viewport.x + side, top, viewport.width - 2 * side, 0};
  const float gap = b.m.px(48);
  const float aside = std::round(std::max(all.width * (b.large ? 0.4F : 0.28F), b.m.soft(400)));
  const float least = b.m.unit * ((b.large ? 400 : 600) + 300 * b.m.zoom);
  if (!with_aside || b.upright() || all.width - aside - gap < least) return {all, std::nullopt};
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

// Cards below the main content, two and two where there is room. Returns their height.
float place_cards(Builder& b, const std::vector<view::Node>& nodes, const Rect& room, const Flow& flow) {
  const float gap = b.m.gap();
  const bool pairs = room.width >= b.m.soft(860);
  const auto card = [](const view::Node& node) { return node.role == Role::kGroup; };
  float y = room.y;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) y += gap;
    const bool pair = pairs && i + 1 < nodes.size() && card(nodes[i]) && card(nodes[i + 1]);
    const float wide = pair ? std::floor((room.width - gap) / 2) : room.width;
    const std::size_t first = b.mark();
    const bool button = nodes[i].role == Role::kButton;
    float high = button ? place_buttons(b, {&nodes[i]}, {room.x, y}, wide, flow)
                        : place_node(b, nodes[i], {room.x, y}, wide, flow);
    if (pair) {
      const std::size_t second = b.mark();
      high = std::max(high, place_node(b, nodes[++i], {room.x + wide + gap, y}, wide, flow));
      for (const std::size_t box : {first, second}) {
        if (b.boxes()[box].look == Look::kCard) b.boxes()[box].rect.height = high;
      }
    }
    y += high;
  }
  return y - room.y;
}

// Content in its columns. Returns its height with the air around it.
float place_content(Builder& b, const std::vector<view::Node>& main, const view::Node* aside, const Rect& viewport,
                    float stretch) {
  b.layer = Layer::kContent;
  const Columns place = columns(b, viewport, aside != nullptr && !aside->children.empty());
  Flow flow;
  flow.stretch = stretch;
  float bottom = place.main.y;
  const bool strip = aside != nullptr && aside->emphasis == view::Emphasis::kPrimary && !place.aside;
  const bool shows = has_video(main);  // what the page itself shows goes before a panel across it
  if (strip && !shows) bottom += place_strip(b, aside->children, place.main) + b.m.gap();
  if (b.large) {
    const bool alone = place.aside || aside == nullptr;
    float least = alone ? viewport.bottom() - place.main.y - b.m.px(28) : 0;
    const std::size_t panel = b.mark();
    float high = place_hero(b, main, {place.main.x, place.main.y}, place.main.width, least);
    if (!alone && stretch > 0) {
      b.remove_since(panel);
      high = place_hero(b, main, {place.main.x, place.main.y}, place.main.width, high + stretch);
    }
    bottom += high;
  } else if (shows && !b.upright() && !b.compact) {
    const Rect room{place.main.x, bottom, place.main.width, viewport.bottom() - bottom - b.m.px(kAirBelow)};
    bottom += place_beside_video(b, main, room, !place.aside);
  } else {
    bottom += place_flow(b, main, {place.main.x, bottom}, place.main.width, flow);
  }
  if (strip && shows) {
    bottom += b.m.gap();
    bottom += place_strip(b, aside->children, {place.main.x, bottom, place.main.width, 0});
  } else if (aside != nullptr && !strip) {
    flow.narrow = true;
    const Rect column = place.aside.value_or(Rect{place.main.x, bottom + b.m.gap(), place.main.width, 0});
    const float end = column.y + (place.aside ? place_flow(b, aside->children, {column.x, column.y}, column.width, flow)
                                              : place_cards(b, aside->children, column, flow));
    bottom = std::max(bottom, end);
  }
  return bottom + b.m.px(b.compact ? 20 : b.large ? 24 : kAirBelow) - viewport.y;
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
  const bool video = std::any_of(b.boxes().begin(), b.boxes().end(), [](const Box& box) {
    return box.look == Look::kVideo && box.layer == Layer::kContent;
  });
  if (video) return std::floor(std::max(0.0F, spare));
  const float most = b.m.px(tiles <= 4 ? 130 : 64);
  return rows == 0 ? 0 : std::floor(std::clamp(spare / static_cast<float>(rows), 0.0F, most));
}

constexpr float kLeastAir = 8;  // above what is in focus; its name lies further up
constexpr float kMostOfIt = 0.6F;

// The offset for this frame: a new page starts at its top; what came into focus comes into sight.
float wanted_offset(const view::View& view, ScrollState& scroll, std::string page, const std::vector<Box>& boxes,
                    Layer layer, const Pane& pane) {
  const bool fresh = page != scroll.page;
  if (fresh) scroll = {std::move(page), {}, 0};
  const view::NodeId& target = view.scroll_into_view.empty() ? view.focus : view.scroll_into_view;
  // A pane of another height (the keyboard came) or with other content (an error, larger text) may have left what is
  // in focus out of sight.
  const bool moved =
      target != scroll.focus || pane.viewport.height != scroll.shown || pane.content_height != scroll.content;
  scroll.shown = pane.viewport.height;
  scroll.content = pane.content_height;
  const bool stays = fresh || target == scroll.focus;  // nobody has gone anywhere
  const bool at_top = scroll.offset < 0.5F;
  if (moved) {
    scroll.focus = target;
    const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const Box& one) {
      return !target.empty() && one.id == target && one.layer == layer;
    });
    if (box != boxes.end()) {
      const float whole = box->rect.height + box->lead;
      const bool named = box->lead > 0 && whole <= pane.viewport.height;  // else no half of its name
      const float spare = std::max(0.0F, pane.viewport.height - (named ? whole : box->rect.height)) / 2;
      const float most = box->lead > 0 && !named ? kLeastAir : 48.0F;
      const float air = std::min({pane.viewport.height * 0.08F, most, spare});
      const float top = box->rect.y - (named ? box->lead : 0) - pane.viewport.y - air;
      const float bottom = box->rect.bottom() - pane.viewport.y + air;
      if (bottom - scroll.offset > pane.viewport.height) scroll.offset = bottom - pane.viewport.height;
      if (top < scroll.offset) scroll.offset = fresh && bottom <= pane.viewport.height ? 0 : top;
      // A page is read from its heading on, as long as most of a tile that is in focus shows too.
      const float shows = pane.viewport.height - (box->rect.y - pane.viewport.y);
      const bool tile = box->look == Look::kTile && shows >= box->rect.height * kMostOfIt;
      if (stays && at_top && tile) scroll.offset = 0;
    }
  }
  scroll.offset = std::round(std::clamp(scroll.offset, 0.0F, pane.most_offset()));
  return scroll.offset;
}

// How much of the glass lies above the reach of somebody who sits, when they asked for that. A glass that is hardly
// higher than what must be in reach has no such part. `tools`: the height of the controls where they stand above the
// page.
float upper_part(const Builder& b, float tools) {
  if (!b.view.presentation.low_reach) return 0;
  const float most = b.size.height * (b.upright() ? 0.45F : 0.4F);
  const float high = std::round(std::min(most, b.size.height - typing_room(b) - tools));
  return high < b.m.px(150) ? 0 : high;
}

struct Upper {
  float high = 0;
  std::size_t nodes = 0;  // of the page, which it took
};

// The calm part above the reach, if there is one, and the banner. Beside the page the controls stand lowest; where that
// leaves the keys no room, they stand across it.
Upper place_frame_above(Builder& b, const view::Node* banner, const view::Node* main, const view::Node* keyboard) {
  const std::size_t mark = b.mark();
  const auto place = [&](float high, BannerPlace where) {
    b.remove_since(mark);
    const Rect glass{0, 0, b.size.width, b.size.height};
    Upper upper{high, 0};
    if (high > 0) upper.nodes = place_upper_part(b, banner, main, {0, 0, glass.width, high});
    b.stage = {0, high, glass.width, glass.height - high};
    if (banner != nullptr) place_banner(b, *banner, b.stage, where);
    return upper;
  };
  const float most = upper_part(b, b.upright() ? b.m.px(380) : 0);
  const Upper upper = place(most, most > 0 ? BannerPlace::kBeside : BannerPlace::kAtTop);
  const bool narrow = keyboard != nullptr && b.stage.width < typing_width(b, *keyboard);
  if (upper.high == 0 || banner == nullptr || b.upright() || !narrow) return upper;
  const auto tools = across_height(b, *banner);
  return tools ? place(upper_part(b, *tools), BannerPlace::kAcross) : upper;
}

// Everything that stays in its place. Where that leaves too little for the keys, it is tried again with what they
// lacked: the calm part gives way first, then the controls go to the side.
Upper place_frame(Builder& b) {
  constexpr int kTries = 3;
  const view::Node* keyboard = region(b.view, Role::kKeyboard);
  const view::Node* footer = region(b.view, Role::kFooter);
  const std::size_t frame = b.mark();
  Upper upper;
  for (int left = kTries; left > 0; --left) {
    b.remove_since(frame);
    b.scroll_room = {};
    upper = place_frame_above(b, region(b.view, Role::kBanner), region(b.view, Role::kMain), keyboard);
    if (footer != nullptr && !footer->children.empty()) place_footer(b, *footer);
    const float lack = keyboard == nullptr ? 0 : place_keyboard(b, *keyboard);
    if (lack <= 0) break;
    b.lack += upper.high > 0 ? std::ceil(lack) : b.size.height;
  }
  return upper;
}

Rect mirrored(const Rect& rect, float width) { return {width - rect.right(), rect.y, rect.width, rect.height}; }

void mirror(std::vector<Box>& boxes, float width) {
  for (Box& box : boxes) {
    if (box.keeps_side) continue;
    box.rect = mirrored(box.rect, width);
    if (!box.touch.empty()) box.touch = mirrored(box.touch, width);
    if (box.caret) box.caret = mirrored(*box.caret, width);
    box.mirrored = true;
    for (Rect& mark : box.marks) mark = mirrored(mark, width);
    for (TextPiece& piece : box.texts) piece.room = mirrored(piece.room, width);
    for (IconPiece& piece : box.icons) piece.centre.x = width - piece.centre.x;
  }
}

}  // namespace

Layout layout(TextEngine& text, const ThemeSet& themes, const view::View& view, Size size, const Viewing& viewing,
              const view::NodeId& pressed, Scrolling& scrolling) {
  Builder b(text, themes, view, size, viewing);
  b.pressed = pressed;
  const view::Node* main = region(view, Role::kMain);
  const view::Node* aside = region(view, Role::kAside);
  b.title = title_of(main);
  b.large = main != nullptr && speaks_in_large(view, *main);
  b.compact = region(view, Role::kKeyboard) != nullptr;

  const std::size_t frame = b.mark();
  const auto [upper, above] = place_frame(b);
  std::vector<Box> kept(b.boxes().begin() + static_cast<std::ptrdiff_t>(frame), b.boxes().end());
  b.remove_since(frame);

  std::vector<view::Node> nodes;
  if (main != nullptr) nodes.assign(main->children.begin() + static_cast<std::ptrdiff_t>(above), main->children.end());
  Layout result;
  result.size = size;
  const auto viewport = [&b] {
    return Rect{b.stage.x, b.stage.y, b.stage.width, std::max(b.m.px(80), b.stage.height)};
  };
  Pane& pane = result.page;
  pane.viewport = viewport();
  const std::size_t content = b.mark();
  pane.content_height = place_content(b, nodes, aside, pane.viewport, 0);
  // A page that is only a little too high stands closer rather than being scrolled.
  if (pane.most_offset() > 0 && pane.most_offset() < pane.viewport.height * 0.15F) {
    for (const float air : {0.55F, 0.3F, 1.0F}) {
      b.air = air;
      b.remove_since(content);
      pane.content_height = place_content(b, nodes, aside, pane.viewport, 0);
      if (pane.most_offset() == 0) break;
    }
  }
  if (pane.most_offset() > 0 && needs_scroll_row(b)) {
    b.scroll_room = {};
    if (!b.compact) place_scroll_row(b);  // a keyboard leaves no room for it
    pane.viewport = viewport();
    if (has_video(nodes)) {  // as large as what is left
      b.remove_since(content);
      pane.content_height = place_content(b, nodes, aside, pane.viewport, 0);
    }
  } else if (main != nullptr && (b.large || has_tiles(*main) || has_video(main->children)) && pane.most_offset() == 0) {
    const float spare = pane.viewport.height - pane.content_height;
    const float stretch = b.large ? std::floor(spare) : fitting_stretch(b, spare);
    if (stretch > 0) {
      b.remove_since(content);
      pane.content_height = place_content(b, nodes, aside, pane.viewport, stretch);
    }
  }
  pane.offset = wanted_offset(view, scrolling.page, view.screen + '\n' + view.title + '\n' + view.lang, b.boxes(),
                              Layer::kContent, pane);
  b.move_since(content, 0, -pane.offset);

  // Drawn after the content, so that a focus ring never lies over the banner.
  b.boxes().insert(b.boxes().end(), kept.begin(), kept.end());
  b.layer = Layer::kFrame;
  if (pane.most_offset() > 0) place_scroll_buttons(b, pane);
  if (const view::Node* dialog = region(view, Role::kDialog)) {
    const DialogPlace place = place_dialog(b, *dialog, {0, upper, size.width, size.height - upper});
    Pane over{place.viewport, place.content_height, 0};
    over.offset = wanted_offset(view, scrolling.dialog, dialog->id, b.boxes(), Layer::kDialogContent, over);
    for (std::size_t i = place.first; i < place.last; ++i) b.move_one(i, 0, -over.offset);
    b.layer = Layer::kDialog;
    if (over.most_offset() > 0) place_scroll_buttons(b, over);
    result.dialog = over;
  } else {
    scrolling.dialog = {};
  }
  if (b.mirrored()) {
    mirror(b.boxes(), size.width);
    pane.viewport = mirrored(pane.viewport, size.width);
    if (result.dialog) result.dialog->viewport = mirrored(result.dialog->viewport, size.width);
  }
  result.boxes = std::move(b.boxes());
  return result;
}

const Box* box_at(const Layout& layout, Point point) {
  const Box* best = nullptr;
  float best_distance = 0;
  for (const Box& box : layout.boxes) {
    if (box.touch.empty() || !box.touch.contains(point)) continue;
    const bool over = box.layer == Layer::kDialog || box.layer == Layer::kDialogContent;
    if (layout.dialog && !over) continue;
    const bool scrolls = box.layer == Layer::kContent || box.layer == Layer::kDialogContent;
    if (scrolls && !layout.pane().viewport.contains(point)) continue;
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

float page_step(const Layout& layout) { return std::max(40.0F, layout.pane().viewport.height * 0.82F); }

int pages(const Layout& layout) {
  return 1 + static_cast<int>(std::ceil(layout.pane().most_offset() / page_step(layout)));
}

int page(const Layout& layout) {
  return 1 + static_cast<int>(std::ceil((layout.pane().offset - 0.5F) / page_step(layout)));
}

}  // namespace waymark::paint
