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
  redact_nodes(view.regions, Privacy::kPublic);
  return view;
}

}  // namespace waymark::view
