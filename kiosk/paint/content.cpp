#include "kiosk/paint/content.h"

#include <algorithm>

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kMostPages = 60;  // nobody turns more; what made it so long is broken

// The air above a node, in design pixels, by what it follows.
float air(Role before, Role node) {
  if (node == Role::kButton) return 30;
  if (before == Role::kHeading) {
    const bool words = node == Role::kParagraph || node == Role::kHint || node == Role::kStatus ||
                       node == Role::kTextField || node == Role::kGroup;
    return words ? 14 : 26;
  }
  if (before == Role::kLabel) return 10;
  if (before == Role::kProgress) return 18;
  if (node == Role::kHint && before == Role::kParagraph) return 8;
  if (node == Role::kParagraph && before == Role::kParagraph) return 14;
  if (before == Role::kParagraph && node == Role::kTileGroup) return 30;
  if (node == Role::kListItem) return 8;
  if (node == Role::kHeading) return 32;
  if (node == Role::kTextField || node == Role::kRadioGroup || node == Role::kCheckboxGroup) return 28;
  return 22;
}

bool side_by_side(const view::Node& node) { return node.role == Role::kButton; }
bool figure(const view::Node& node) { return node.role == Role::kTicket || node.role == Role::kQrCode; }
bool short_field(const view::Node& node) {
  return node.role == Role::kTextField && node.width_chars > 0 && node.width_chars <= 8;
}

// The nodes from `first` on that `test` holds for.
template <class Test>
std::vector<const view::Node*> run_of(const std::vector<view::Node>& nodes, std::size_t first, Test test) {
  std::vector<const view::Node*> run;
  for (std::size_t i = first; i < nodes.size() && test(nodes[i]); ++i) run.push_back(&nodes[i]);
  return run;
}

}  // namespace

float place_flow(Builder& b, const std::vector<view::Node>& nodes, Point at, float width, const Flow& flow) {
  float y = at.y;
  Role before = Role::kGroup;
  const float most = kMostPages * b.size.height;
  for (std::size_t i = 0; i < nodes.size() && y - at.y < most;) {
    const view::Node& node = nodes[i];
    // In a card, what belongs together stands closer.
    const float share = flow.narrow && before == Role::kParagraph && node.role == Role::kParagraph ? 0.4F : 1.0F;
    const float space = y > at.y ? b.m.soft(air(before, node.role) * share * b.air) : 0;
    float used = 0;
    std::size_t taken = 1;
    if (side_by_side(node)) {
      const auto buttons = run_of(nodes, i, side_by_side);
      taken = buttons.size();
      used = place_buttons(b, buttons, {at.x, y + space}, width, flow);
    } else if (const auto figures = run_of(nodes, i, figure); figures.size() > 1) {
      taken = figures.size();
      used = place_figures(b, figures, {at.x, y + space}, width);
    } else if (const auto fields = run_of(nodes, i, short_field); fields.size() > 1) {
      taken = fields.size();
      used = place_fields_in_row(b, fields, {at.x, y + space}, width, flow);
    } else {
      used = place_node(b, node, {at.x, y + space}, width, flow);
    }
    if (used > 0) {
      y += space + used;
      before = node.role;
    }
    i += taken;
  }
  return y - at.y;
}

float place_node(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  switch (node.role) {
    case Role::kProgress:
      return place_progress(b, node, at, width, flow);
    case Role::kInset:
      return place_inset(b, node, at, width);
    case Role::kNotice:
      return place_notice(b, node, at, width);
    case Role::kListItem:
      return place_list_item(b, node, at, width, flow);
    case Role::kImage:
      return place_picture(b, node, at, width, flow);
    case Role::kTimer:
      return place_timer(b, node, at, width, flow);
    case Role::kErrorSummary:
      return place_error_summary(b, node, at, width);
    case Role::kErrorMessage:
      return place_error(b, node, at, width);
    case Role::kTextField:
      return place_field(b, node, at, width, flow);
    case Role::kRadioGroup:
    case Role::kCheckboxGroup:
      return place_options(b, node, at, width, flow);
    case Role::kRadio:
    case Role::kCheckbox:
      return place_option(b, node, at, width, option_height(b, node, width));
    case Role::kRatingGroup:
      return place_ratings(b, node, at, width, flow);
    case Role::kTileGroup:
      return place_tiles(b, node, at, width, flow);
    case Role::kSummaryList:
      return place_summary(b, node, at, width);
    case Role::kKeyValue:
      return place_key_value(b, node, at, width, flow);
    case Role::kTicket:
      return place_ticket(b, node, at, width);
    case Role::kQrCode:
      return place_qr_code(b, node, at, width);
    case Role::kVideo:
      return place_video(b, node, at, width, flow);
    case Role::kLink:
      return place_link(b, node, at, width, Token::kAccent);
    case Role::kHeading:
    case Role::kParagraph:
    case Role::kHint:
    case Role::kLabel:
    case Role::kStatus:
      return place_text(b, node, at, width, flow);
    default:
      return place_card(b, node, at, width, flow);
  }
}

}  // namespace waymark::paint
