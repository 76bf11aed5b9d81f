#include "kiosk/view/redact.h"

#include <algorithm>

namespace waymark::view {
namespace {

void redact_nodes(std::vector<Node>& nodes, Privacy inherited) {
  for (Node& node : nodes) {
    node.privacy = std::max(node.privacy, inherited);
    if (node.privacy != Privacy::kPublic) {
      if (!node.value.empty()) node.value = kMask;
      node.selected = false;
      node.caret.reset();
      node.selection.reset();
    }
    redact_nodes(node.children, node.privacy);
  }
}

}  // namespace

View redact(View view) {
  // Which keys somebody steps to spells out what they type.
  bool typing_private = false;
  bool on_key = false;
  for_each(view.regions, [&](const Node& node) {
    typing_private = typing_private || (node.caret && node.privacy != Privacy::kPublic);
    on_key = on_key || (node.role == Role::kKey && node.id == view.focus);
  });
  if (typing_private && on_key) view.focus.clear();
  redact_nodes(view.regions, Privacy::kPublic);
  return view;
}

}  // namespace waymark::view
