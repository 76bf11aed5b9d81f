// The parts of a page's content, each from one node to boxes at a place. All return the height they used.
// Not for use outside kiosk/paint.
#pragma once

#include <vector>

#include "kiosk/paint/builder.h"

namespace waymark::paint {

inline constexpr float kAirBelow = 26;  // between the last of a page and its footer

// Nodes one below the other. `stretch` is added to each row of tiles, to fill a page that has room left.
struct Flow {
  float stretch = 0;
  bool narrow = false;  // a card or a column: smaller headings, tiles one to a row
  bool hero = false;    // on the large dark panel: larger text, light buttons
  Token ink = Token::kInk;
  Token muted = Token::kMuted;
  Token accent = Token::kAccent;
};
float place_flow(Builder& b, const std::vector<view::Node>& nodes, Point at, float width, const Flow& flow);
float place_node(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);

// Text
float place_progress(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_text(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_inset(Builder& b, const view::Node& node, Point at, float width);
float place_notice(Builder& b, const view::Node& node, Point at, float width);
float place_list_item(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_picture(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_timer(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_card(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
// The large panel, `least` high at least: what it is about, then the rest of the nodes below it.
float place_hero(Builder& b, const std::vector<view::Node>& nodes, Point at, float width, float least);

// Moving pictures
float place_video(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
// A page with one: as large as there is room for in `room`, and the rest of the page beside it; where the words are
// large or little room is, all of them.
float place_beside_video(Builder& b, const std::vector<view::Node>& nodes, const Rect& room, bool all_beside);
// A panel that stays in sight, across the top of the page. Returns its height.
float place_strip(Builder& b, const std::vector<view::Node>& nodes, const Rect& room);

// Answers
float place_error_summary(Builder& b, const view::Node& node, Point at, float width);
float place_error(Builder& b, const view::Node& node, Point at, float width);
float place_field(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_fields_in_row(Builder& b, const std::vector<const view::Node*>& fields, Point at, float width,
                          const Flow& flow);
float place_options(Builder& b, const view::Node& group, Point at, float width, const Flow& flow);
float place_option(Builder& b, const view::Node& node, Point at, float width, float height);
[[nodiscard]] float option_height(Builder& b, const view::Node& node, float width);
float place_ratings(Builder& b, const view::Node& group, Point at, float width, const Flow& flow);
// A plain group: its name, hint and error, then what it holds; a date, an address.
float place_set(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
// Label, hint and error message above a field or a group. `label` is left out where the page's title says it.
float place_question(Builder& b, const view::Node& node, Point at, float width);

// Choices and results
float place_tiles(Builder& b, const view::Node& group, Point at, float width, const Flow& flow);
float place_summary(Builder& b, const view::Node& list, Point at, float width);
float place_key_value(Builder& b, const view::Node& node, Point at, float width, const Flow& flow);
float place_ticket(Builder& b, const view::Node& node, Point at, float width);
float place_qr_code(Builder& b, const view::Node& node, Point at, float width);
// Tickets and codes side by side where there is room.
float place_figures(Builder& b, const std::vector<const view::Node*>& figures, Point at, float width);

// Buttons and links
[[nodiscard]] float button_width(Builder& b, const view::Node& node);
[[nodiscard]] float button_height(Builder& b, const view::Node& node, float width);
void place_button(Builder& b, const view::Node& node, const Rect& rect);
float place_buttons(Builder& b, const std::vector<const view::Node*>& buttons, Point at, float width, const Flow& flow);
float place_link(Builder& b, const view::Node& node, Point at, float width, Token colour);

}  // namespace waymark::paint
