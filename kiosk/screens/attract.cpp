// Nobody is there yet: how to begin, when we are open, what is disrupted, what we promise and how we keep it.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace {

constexpr int kRoomForAllUpTo = 100;  // per cent of text

// One of so many, another each time that a language has its turn, and each of them in each language: a page that must
// be scrolled is not read.
std::size_t in_turn(std::size_t count, const Scene& scene) {
  const std::size_t languages = scene.configuration().languages.size();
  const std::size_t turns = scene.state.attract_turns;
  return (turns % languages + turns / languages) % count;
}

Node charter_panel(const core::Pledge& pledge, const Scene& scene) {
  Node panel = group(Role::kGroup, scene.words("attract.charter.title"), {});
  panel.id = "charter";
  panel.icon = "pledge";
  panel.children.push_back(local_text(Role::kParagraph, pledge.promise, scene));
  if (!pledge.result.empty()) {
    Node result = local_text(Role::kParagraph, pledge.result, scene);
    result.emphasis = Emphasis::kPrimary;
    panel.children.push_back(std::move(result));
  }
  return panel;
}

Node lessons_panel(const core::Lesson& lesson, const Scene& scene) {
  Node panel = group(Role::kGroup, scene.words("attract.lessons.title"), {});
  panel.id = "lessons";
  Node said = local_text(Role::kParagraph, lesson.you_said, scene);
  said.name = scene.words("attract.lessons.you_said", {{"text", said.name}});
  Node did = local_text(Role::kParagraph, lesson.we_did, scene);
  did.name = scene.words("attract.lessons.we_did", {{"text", did.name}});
  panel.children = {std::move(said), std::move(did)};
  return panel;
}

// What the council promised and how it went, and what it did about what was said: one of all of them.
void add_news(std::vector<Node>& into, const Scene& scene) {
  const auto& charter = scene.configuration().charter;
  const auto& lessons = scene.configuration().lessons;
  if (charter.empty() && lessons.empty()) return;
  const std::size_t turn = in_turn(charter.size() + lessons.size(), scene);
  into.push_back(turn < charter.size() ? charter_panel(charter[turn], scene)
                                       : lessons_panel(lessons[turn - charter.size()], scene));
}

}  // namespace

Content attract(const Scene& scene) {
  Content content;
  content.title = scene.words("attract.title");
  content.main.push_back(heading(content.title));
  // In large text there is room for one of the two above the button, and for what must always be read beside the page.
  const bool large = scene.configuration().default_text_percent > kRoomForAllUpTo;
  if (large) add_greeting(content.main, scene);
  if (!large || !scene.state.someone) {
    content.main.push_back(
        paragraph(scene.words("attract.what_for", {{"site", local(scene.configuration().site, scene)}})));
  }
  content.main.push_back(button(core::ids::kStart, scene.words("attract.start"), Emphasis::kPrimary, "touch"));
  if (!large) add_greeting(content.main, scene);
  if (!large) add_camera_light(content.main, scene, "presence.light");
  std::vector<Node> cards;
  Node hours = group(Role::kGroup, scene.words("hours.title"), {});
  hours.id = "hours";
  hours.icon = "hours";
  add_hours(hours.children, scene);
  if (!hours.children.empty()) cards.push_back(std::move(hours));
  add_notice(cards, scene);
  add_news(cards, scene);
  if (shows_all_cards(scene)) {
    content.aside = std::move(cards);
  } else if (!cards.empty()) {
    content.aside.push_back(one_in_turn(std::move(cards), scene));
  }
  Node code = text(Role::kHint, scene.words("attract.status_code", {{"code", core::status_code(scene.state)}}));
  code.id = "status-code";
  content.footer.push_back(std::move(code));
  if (large) add_camera_light(content.footer, scene, "camera.on");
  add_privacy_button(content.footer, scene);
  return content;
}

bool shows_all_cards(const Scene& scene) { return scene.configuration().default_text_percent <= core::kAllCardsUpTo; }

Node one_in_turn(std::vector<Node> cards, const Scene& scene) { return std::move(cards[in_turn(cards.size(), scene)]); }

void add_notice(std::vector<Node>& into, const Scene& scene) {
  const auto now = scene.state.clock.wall;
  std::vector<const core::Notice*> current;
  for (const core::Notice& notice : scene.configuration().notices) {
    if ((!notice.from || now >= *notice.from) && (!notice.until || now < *notice.until)) current.push_back(&notice);
  }
  if (current.empty()) return;
  const core::Notice& notice = *current[in_turn(current.size(), scene)];
  Node node = local_text(Role::kNotice, notice.title, scene);
  node.description = local(notice.text, scene);
  if (node.name.empty()) node.name = scene.words("notice.title");
  if (!notice.id.empty()) node.id = "notice." + notice.id;
  into.push_back(std::move(node));
}

}  // namespace waymark::screens
