// Get help. "Someone is coming" only after a person said so; after that, or without it, the way back to what one did.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Help;
using view::Emphasis;
using view::Node;

namespace ids = core::ids;

std::string help_in_words(const Scene& scene) {
  switch (scene.visit().help.stage) {
    case Help::kNone:
      return {};
    case Help::kAsking:
      return scene.words("help.asking");
    case Help::kRaised:
      return scene.words("help.asked");
    case Help::kComing:
      return scene.words("help.coming");
    case Help::kOtherWays:
      return scene.words("help.nobody");
  }
  return {};
}

namespace {

Node panel_of_who_comes(const Scene& scene) {
  Node stay = paragraph(scene.words("help.stay"));
  stay.emphasis = Emphasis::kPrimary;
  Node panel = group(view::Role::kGroup, {}, {std::move(stay)});
  panel.id = "help.stay";
  panel.icon = "staff";
  panel.emphasis = Emphasis::kPrimary;
  return panel;
}

}  // namespace

Content help(const Scene& scene) {
  Content content;
  const Help stage = scene.visit().help.stage;
  content.title = scene.words("help.title");
  content.main.push_back(heading(content.title));
  if (stage == Help::kComing) {
    // News on the same page: a voice says them once it has finished its sentence.
    Node& news = content.main.back();
    news.name = help_in_words(scene);
    news.id = "help";
    news.live = true;
    content.main.push_back(panel_of_who_comes(scene));
  } else if (stage == Help::kOtherWays) {
    content.main.push_back(status("help", help_in_words(scene), "warning"));
    content.main.push_back(heading(scene.words("ways.title"), 2));
    if (!scene.configuration().queues.empty()) {
      content.main.push_back(button(ids::kGetNumber, scene.words("home.get_a_number"), Emphasis::kSecondary, "ticket"));
    }
    content.main.push_back(button(ids::kAskForHelp, scene.words("help.ask_again"), Emphasis::kSecondary, "help"));
    add_other_ways(content.main, scene);
  } else {
    Node wait = status("help", help_in_words(scene));
    wait.busy = true;
    content.main.push_back(std::move(wait));
    content.main.push_back(paragraph(scene.words("help.carry_on")));
  }
  const bool advisers = !scene.configuration().calls.skills.empty() && scene.state.online;
  if (advisers && !core::call_is_on(scene.visit().call)) {
    content.main.push_back(button(ids::kTalk, scene.words("call_topic.title"), Emphasis::kSecondary, "call"));
  }
  if (stage != Help::kOtherWays) {
    content.footer.push_back(button(ids::kCancelHelp, scene.words("help.cancel"), Emphasis::kSecondary));
  }
  content.footer.push_back(button(ids::kBack, scene.words("help.back"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
