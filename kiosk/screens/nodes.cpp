#include "kiosk/screens/nodes.h"

#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/journeys/summary.h"

namespace waymark::screens {

using view::Action;
using view::Emphasis;
using view::Node;
using view::Role;

Node text(Role role, std::string name) {
  Node node;
  node.role = role;
  node.name = std::move(name);
  return node;
}

Node heading(std::string name, int level) {
  Node node = text(Role::kHeading, std::move(name));
  node.level = level;
  return node;
}

Node paragraph(std::string name) { return text(Role::kParagraph, std::move(name)); }
Node inset(std::string name) { return text(Role::kInset, std::move(name)); }

Node status(std::string id, std::string name, std::string icon) {
  Node node = text(Role::kStatus, std::move(name));
  node.id = std::move(id);
  node.icon = std::move(icon);
  node.live = true;
  return node;
}

Node button(std::string_view id, std::string name, Emphasis emphasis, std::string icon) {
  Node node = text(Role::kButton, std::move(name));
  node.id = id;
  node.emphasis = emphasis;
  node.icon = std::move(icon);
  node.actions = {Action::kActivate};
  return node;
}

Node tile(std::string_view id, std::string name, std::string description, std::string icon) {
  Node node = text(Role::kTile, std::move(name));
  node.id = id;
  node.description = std::move(description);
  node.icon = std::move(icon);
  node.actions = {Action::kActivate};
  return node;
}

Node key_value(std::string id, std::string name, std::string value) {
  Node node = text(Role::kKeyValue, std::move(name));
  node.id = std::move(id);
  node.value = std::move(value);
  return node;
}

Node private_text(Role role, const base::Secret& words) {
  Node node = text(role, {});
  node.value = words.reveal();
  node.privacy = view::Privacy::kPrivate;
  return node;
}

Node private_words(const base::Secret& title, const std::vector<base::Secret>& lines) {
  Node page = inset({});
  page.privacy = view::Privacy::kPrivate;
  if (!title.empty()) {
    page.children.push_back(private_text(Role::kHeading, title));
    page.children.back().level = 2;
  }
  for (const base::Secret& line : lines) {
    if (!line.empty()) page.children.push_back(private_text(Role::kParagraph, line));
  }
  return page;
}

Node group(Role role, std::string name, std::vector<Node> children) {
  Node node = text(role, std::move(name));
  node.children = std::move(children);
  return node;
}

Node error_link(std::string_view field, std::string problem) {
  Node link = text(Role::kLink, std::move(problem));
  link.id = core::ids::with(core::ids::kError, field);
  link.actions = {Action::kActivate};
  return link;
}

Node error_summary(const Scene& scene, std::vector<Node> links) {
  Node summary = group(Role::kErrorSummary, scene.words("error.summary.title"), std::move(links));
  summary.id = "errors";
  summary.live = true;
  return summary;
}

Node local_text(Role role, const journeys::Text& words, const Scene& scene) {
  const auto wording = words.wording(scene.words.language());
  Node node = text(role, std::string(wording.text));
  if (wording.language != scene.words.language()) node.lang = wording.language;
  return node;
}

std::string local(const journeys::Text& words, const Scene& scene) { return words.in(scene.words.language()); }

JourneyScene::JourneyScene(const Scene& around)
    : words_(around.words.catalogue().in(core::journey_language(around.state))),
      scene_{around.state, words_},
      other_(words_.language() != around.words.language()) {}

Node JourneyScene::told(Node node) const {
  if (!other_) return node;
  if (node.lang.empty()) node.lang = words_.language();
  for (Node& child : node.children) child = told(std::move(child));
  return node;
}

void number_children(Node& set) {
  int position = 0;
  for (Node& child : set.children) {
    if (child.actions.empty()) continue;
    child.position = ++position;
  }
  for (Node& child : set.children) {
    if (child.position > 0) child.set_size = position;
  }
}

Node back_button(const Scene& scene) {
  return button(core::ids::kBack, scene.words("button.back"), Emphasis::kSecondary, "back");
}

Node get_a_number_tile(const Scene& scene) {
  return tile(core::ids::kGetNumber, scene.words("home.get_a_number"), scene.words("home.get_a_number.hint"), "ticket");
}

Node continue_button(const Scene& scene) {
  return button(core::ids::kContinue, scene.words("button.continue"), Emphasis::kPrimary);
}

void add_body(std::vector<Node>& into, std::string_view body, std::string_view language) {
  Node* list = nullptr;
  for (const auto& block : journeys::blocks_of(body)) {
    Node node = text(block.list_item ? Role::kListItem : Role::kParagraph, block.text);
    node.lang = language;
    if (!block.list_item) {
      list = nullptr;
      into.push_back(std::move(node));
      continue;
    }
    if (list == nullptr) list = &into.emplace_back(group(Role::kList, {}, {}));
    list->children.push_back(std::move(node));
  }
}

}  // namespace waymark::screens
