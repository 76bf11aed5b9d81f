// The end: what to take along, and that nothing is left behind. Says nothing about whose visit it was.
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;
using view::Role;

namespace {

Node clearing(const Scene& scene) {
  Node node = status("wipe", scene.words(scene.state.wiped ? "goodbye.cleared" : "goodbye.clearing"), "done");
  node.busy = !scene.state.wiped;
  return node;
}

}  // namespace

Content goodbye(const Scene& scene) {
  Content content;
  const bool timeout = scene.state.leaving == core::Leaving::kTimeout;
  content.title = scene.words(timeout ? "goodbye.timeout.title" : "goodbye.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("goodbye.take")));
  if (scene.state.card_present) {
    Node card = text(Role::kNotice, scene.words("goodbye.card"));
    card.id = "take-card";
    card.icon = "card";
    content.main.push_back(std::move(card));
  }
  content.main.push_back(clearing(scene));
  return content;
}

Content wiping(const Scene& scene) {
  Content content;
  content.title = scene.words("wiping.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(clearing(scene));
  return content;
}

}  // namespace waymark::screens
