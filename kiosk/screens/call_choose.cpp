// An adviser: what it is about, and how to speak. What may be promised stands on each choice; where nobody is there
// now, the choice says so and leads to the other ways.
#include "kiosk/core/call_clock.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Speak;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

std::string promise(const Scene& scene, const core::SkillOffer* offer) {
  if (offer == nullptr) return {};
  if (!offer->open) return scene.words("call_topic.closed");
  if (offer->advisers_on == 0) return scene.words("call_topic.nobody");
  if (offer->about_minutes <= 0) return {};
  return call_wait(scene, offer->about_minutes, offer->up_to_minutes);
}

Node skill_tile(const Scene& scene, const core::Skill& skill) {
  Node choice = local_text(Role::kTile, skill.name, scene);
  choice.id = ids::with(ids::kCallSkill, skill.id);
  choice.icon = skill.icon.empty() ? "call" : skill.icon;
  choice.description = local(skill.description, scene);
  const std::string wait = promise(scene, core::offer_of(scene.visit().call, skill.id));
  if (!wait.empty()) choice.description += (choice.description.empty() ? "" : ". ") + wait;
  choice.actions = {view::Action::kActivate};
  return choice;
}

Node speak_tile(const Scene& scene, Speak speak, std::string icon) {
  const std::string word = "call_how." + std::string(core::word_of(speak));
  return tile(ids::with(ids::kCallSpeak, core::word_of(speak)), scene.words(word), scene.words(word + ".hint"),
              std::move(icon));
}

}  // namespace

Content call_topic(const Scene& scene) {
  Content content;
  content.title = scene.words("call_topic.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("call_topic.hint")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "skills";
  for (const core::Skill& skill : scene.configuration().calls.skills)
    tiles.children.push_back(skill_tile(scene, skill));
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  add_ways_but_a_call(content.main, scene);
  content.footer.push_back(back_button(scene));
  return content;
}

Content call_how(const Scene& scene) {
  Content content;
  content.title = scene.words("call_how.title");
  content.main.push_back(heading(content.title));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "ways-to-speak";
  const core::Calls& calls = scene.configuration().calls;
  const Node aloud = speak_tile(scene, Speak::kAloud, "listen");
  // What nobody else hears comes first, wherever the kiosk can do that by itself.
  if (calls.handset) tiles.children.push_back(speak_tile(scene, Speak::kHandset, "phone"));
  if (!calls.handset && calls.aloud && !scene.state.headphones) tiles.children.push_back(aloud);
  tiles.children.push_back(speak_tile(scene, Speak::kHeadphones, "headphones"));
  tiles.children.push_back(speak_tile(scene, Speak::kType, "keyboard"));
  if (calls.aloud && (calls.handset || scene.state.headphones)) tiles.children.push_back(aloud);
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace waymark::screens
