#include "kiosk/screens/focus.h"

#include <algorithm>
#include <cstdlib>

#include "kiosk/core/node_ids.h"

namespace waymark::screens {
namespace {

using view::Node;
using view::Role;
using view::View;

const Node* region(const View& view, Role role) {
  const auto found =
      std::find_if(view.regions.begin(), view.regions.end(), [role](const Node& node) { return node.role == role; });
  return found == view.regions.end() ? nullptr : &*found;
}

// Where a person would begin: what was typed last, what is wrong, the first answer; else the way on; else anything.
view::NodeId first_focus(const View& view) {
  const auto first_in = [](const Node* from, auto&& fits) {
    view::NodeId found;
    if (from == nullptr) return found;
    view::for_each(from->children, [&](const Node& node) {
      if (found.empty() && view::focusable(node) && fits(node)) found = node.id;
    });
    return found;
  };
  const auto anything = [](const Node&) { return true; };
  const auto way_on = [](const Node& node) { return node.emphasis == view::Emphasis::kPrimary; };
  if (const Node* dialog = region(view, Role::kDialog)) return first_in(dialog, anything);
  for (const Role role : {Role::kMain, Role::kFooter}) {
    if (role == Role::kFooter) {
      if (auto found = first_in(region(view, role), way_on); !found.empty()) return found;
    }
    if (auto found = first_in(region(view, role), anything); !found.empty()) return found;
  }
  return first_in(region(view, Role::kBanner), anything);
}

// A piece of text that the up and down keys stop at.
bool is_text(const Node& node) {
  if (view::focusable(node) || !node.children.empty() || (node.name.empty() && node.value.empty())) return false;
  switch (node.role) {
    case Role::kProgress:
    case Role::kHeading:
    case Role::kParagraph:
    case Role::kHint:
    case Role::kInset:
    case Role::kNotice:
    case Role::kListItem:
    case Role::kStatus:
    case Role::kSummaryRow:
    case Role::kTicket:
    case Role::kQrCode:
    case Role::kKeyValue:
      return true;
    default:
      return false;
  }
}

bool is_read(const Node& region) {
  return region.role == Role::kMain || region.role == Role::kAside || region.role == Role::kDialog;
}

void name_texts(std::vector<Node>& nodes, int& count) {
  for (Node& node : nodes) {
    if (is_text(node) && node.id.empty()) node.id = core::ids::with(core::ids::kText, std::to_string(++count));
    name_texts(node.children, count);
  }
}

bool is_private(const Node& field) {
  return field.privacy == view::Privacy::kPrivate && field.purpose != view::InputPurpose::kPasscode;
}

void add_keys(std::vector<core::FocusStop>& stops, const Node& keyboard, bool to_private) {
  for (std::size_t row = 0; row < keyboard.children.size(); ++row) {
    int column = 0;
    for (const Node& key : keyboard.children[row].children) {
      if (view::focusable(key)) {
        const bool holds = view::can(key, view::Action::kHold);
        stops.push_back({key.id, static_cast<int>(row), column, false, holds, false, to_private});
      }
      ++column;
    }
  }
}

// The keys of the keyboard come right after the field that they write to: any later field would take them over.
void add_stops(std::vector<core::FocusStop>& stops, const Node& top, const Node* keyboard) {
  view::for_each(top.children, [&](const Node& node) {
    const bool text = is_read(top) && is_text(node);
    if (!view::focusable(node) && !text) return;
    stops.push_back({node.id, -1, -1, view::can(node, view::Action::kEditText), false, text});
    if (node.caret && keyboard != nullptr) add_keys(stops, *keyboard, is_private(node));
  });
}

const core::FocusStop* stop_of(const std::vector<core::FocusStop>& stops, std::string_view id) {
  const auto found =
      std::find_if(stops.begin(), stops.end(), [&](const core::FocusStop& stop) { return stop.id == id; });
  return found == stops.end() ? nullptr : &*found;
}

// Capitals became small letters, or letters signs: whoever goes from key to key stays in the same place.
view::NodeId same_place(const std::vector<core::FocusStop>& before, const std::vector<core::FocusStop>& after,
                        std::string_view focus) {
  const core::FocusStop* const was = stop_of(before, focus);
  const core::FocusStop* best = nullptr;
  if (was == nullptr || was->row < 0) return {};
  const auto away = [&](const core::FocusStop& stop) { return std::abs(stop.column - was->column); };
  for (const core::FocusStop& stop : after) {
    if (stop.row == was->row && (best == nullptr || away(stop) < away(*best))) best = &stop;
  }
  return best == nullptr ? view::NodeId{} : best->id;
}

}  // namespace

void set_focus(View& view, const core::State& state) {
  int texts = 0;
  for (Node& top : view.regions) {
    if (is_read(top)) name_texts(top.children, texts);
  }
  const auto stops = focus_stops(view);
  const std::string field = core::ids::with(core::ids::kField, state.visit.editing.field);
  const view::NodeId key = same_place(state.focus_stops, stops, state.visit.focus);
  view.focus = first_focus(view);
  for (const std::string& wanted : {state.visit.focus, key, field}) {
    if (stop_of(stops, wanted) == nullptr) continue;
    view.focus = wanted;
    break;
  }
  // Only on the long screens does it matter where the page stands; the painter brings this node into sight.
  const core::FocusStop* const stop = stop_of(stops, view.focus);
  const bool types = stop != nullptr && stop->row >= 0;
  if (types) view.scroll_into_view = field;
  if (view.focus.starts_with("field.") || view.focus.starts_with("error.")) view.scroll_into_view = view.focus;
}

std::vector<core::FocusStop> focus_stops(const View& view) {
  std::vector<core::FocusStop> stops;
  const bool dialog = region(view, Role::kDialog) != nullptr;
  const Node* const keyboard = region(view, Role::kKeyboard);
  for (const Node& top : view.regions) {
    if (top.role == Role::kKeyboard || (dialog && top.role != Role::kDialog)) continue;
    add_stops(stops, top, keyboard);
  }
  // Keys that write to no field: the squares of the touch test.
  const bool written =
      std::any_of(stops.begin(), stops.end(), [](const core::FocusStop& stop) { return stop.row >= 0; });
  if (keyboard != nullptr && !written && !dialog) add_keys(stops, *keyboard, false);
  // A screen that nothing can be done on has no focus.
  const bool only_texts =
      std::all_of(stops.begin(), stops.end(), [](const core::FocusStop& stop) { return stop.is_text; });
  return only_texts ? std::vector<core::FocusStop>{} : stops;
}

}  // namespace waymark::screens
