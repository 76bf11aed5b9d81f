// Nobody is there yet: how to begin, when we are open, what is disrupted, what we promise and how we keep it.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace {

// One of a list, another each time that every language has had its turn: a page that must be scrolled is not read.
template <class Entry>
const Entry& in_turn(const std::vector<Entry>& entries, const Scene& scene) {
  return entries[scene.state.attract_turns / scene.configuration().languages.size() % entries.size()];
}

Node charter_panel(const Scene& scene) {
  Node panel = group(Role::kGroup, scene.words("attract.charter.title"), {});
  panel.id = "charter";
  panel.icon = "pledge";
  const core::Pledge& pledge = in_turn(scene.configuration().charter, scene);
  panel.children.push_back(local_text(Role::kParagraph, pledge.promise, scene));
  if (!pledge.result.empty()) {
    Node result = local_text(Role::kParagraph, pledge.result, scene);
    result.emphasis = Emphasis::kPrimary;
    panel.children.push_back(std::move(result));
  }
  return panel;
}

Node lessons_panel(const Scene& scene) {
  Node panel = group(Role::kGroup, scene.words("attract.lessons.title"), {});
  panel.id = "lessons";
  const core::Lesson& lesson = in_turn(scene.configuration().lessons, scene);
  Node said = local_text(Role::kParagraph, lesson.you_said, scene);
  said.name = scene.words("attract.lessons.you_said", {{"text", said.name}});
  Node did = local_text(Role::kParagraph, lesson.we_did, scene);
  did.name = scene.words("attract.lessons.we_did", {{"text", did.name}});
  panel.children = {std::move(said), std::move(did)};
  return panel;
}

}  // namespace

Content attract(const Scene& scene) {
  Content content;
  content.title = scene.words("attract.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(
      paragraph(scene.words("attract.what_for", {{"site", local(scene.configuration().site, scene)}})));
  content.main.push_back(button(core::ids::kStart, scene.words("attract.start"), Emphasis::kPrimary, "touch"));
  add_notices(content.main, scene);
  Node hours = group(Role::kGroup, scene.words("hours.title"), {});
  hours.id = "hours";
  hours.icon = "hours";
  add_hours(hours.children, scene);
  if (!hours.children.empty()) content.aside.push_back(std::move(hours));
  if (!scene.configuration().charter.empty()) content.aside.push_back(charter_panel(scene));
  if (!scene.configuration().lessons.empty()) content.aside.push_back(lessons_panel(scene));
  Node code = text(Role::kHint, scene.words("attract.status_code", {{"code", core::status_code(scene.state)}}));
  code.id = "status-code";
  content.footer.push_back(std::move(code));
  return content;
}

void add_notices(std::vector<Node>& into, const Scene& scene) {
  for (const core::Notice& notice : scene.configuration().notices) {
    const auto now = scene.state.clock.wall;
    if ((notice.from && now < *notice.from) || (notice.until && now >= *notice.until)) continue;
    Node node = local_text(Role::kNotice, notice.title, scene);
    node.description = local(notice.text, scene);
    if (node.name.empty()) node.name = scene.words("notice.title");
    if (!notice.id.empty()) node.id = "notice." + notice.id;
    into.push_back(std::move(node));
  }
}

}  // namespace waymark::screens
