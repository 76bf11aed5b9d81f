// Short ways to make nodes, for sample_views.cpp only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/view/view.h"

namespace waymark::paint::samples {

using view::Node;
using view::Role;

inline Node node(Role role, std::string id, std::string name, std::vector<Node> children = {}) {
  Node made;
  made.role = role;
  made.id = std::move(id);
  made.name = std::move(name);
  made.children = std::move(children);
  return made;
}
inline Node control(Role role, std::string id, std::string name, std::string icon = {}) {
  Node made = node(role, std::move(id), std::move(name));
  made.icon = std::move(icon);
  made.actions = {view::Action::kActivate};
  return made;
}
inline Node heading(std::string name, int level = 1) {
  Node made = node(Role::kHeading, "title", std::move(name));
  made.level = level;
  return made;
}
inline Node text(std::string name, Role role = Role::kParagraph) { return node(role, {}, std::move(name)); }
inline Node quiet(std::string name) {
  Node made = text(std::move(name));
  made.emphasis = view::Emphasis::kQuiet;
  return made;
}
inline Node button(std::string id, std::string name, std::string icon = {}) {
  return control(Role::kButton, std::move(id), std::move(name), std::move(icon));
}
inline Node primary(std::string id, std::string name) {
  Node made = button(std::move(id), std::move(name));
  made.emphasis = view::Emphasis::kPrimary;
  return made;
}
inline Node tile(std::string id, std::string name, std::string description, std::string icon) {
  Node made = control(Role::kTile, std::move(id), std::move(name), std::move(icon));
  made.description = std::move(description);
  return made;
}
inline Node field(std::string id, std::string name, std::string value) {
  Node made = control(Role::kTextField, std::move(id), std::move(name));
  made.value = std::move(value);
  made.actions = {view::Action::kEditText};
  made.privacy = view::Privacy::kPrivate;
  return made;
}
inline Node row(std::string name, std::string value, std::string change) {
  Node made = node(Role::kSummaryRow, {}, name);
  made.value = std::move(value);
  made.children = {button("change." + name, std::move(change))};
  return made;
}

}  // namespace waymark::paint::samples
