// "Help me choose": what it is about, whether it can wait, how one would like to do it; then one way that is
// recommended, large and first, and every other below it.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::How;
using core::Topic;
using core::Way;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Content page(const Scene& scene, std::string title) {
  Content content;
  content.title = std::move(title);
  content.main.push_back(heading(content.title));
  content.footer.push_back(back_button(scene));
  return content;
}

void add_tiles(Content& content, std::string_view id, std::vector<Node> tiles) {
  Node set = group(Role::kTileGroup, content.title, std::move(tiles));
  set.id = id;
  number_children(set);
  content.main.push_back(std::move(set));
}

Node topic_tile(const Scene& scene, const Topic& topic) {
  const core::Configuration& council = scene.configuration();
  Node choice;
  if (const core::Service* const service = council.service(topic.service)) {
    choice = local_text(Role::kTile, service->name, scene);
    choice.icon = service->icon;
  } else if (const core::Queue* const queue = council.queue(topic.queue)) {
    choice = local_text(Role::kTile, queue->name, scene);
    choice.icon = queue->icon;
  } else {
    for (const core::Skill& skill : council.calls.skills) {
      if (skill.id != topic.skill) continue;
      choice = local_text(Role::kTile, skill.name, scene);
      choice.icon = skill.icon.empty() ? "call" : skill.icon;
    }
  }
  choice.id = ids::with(ids::kTriageTopic, topic.id);
  choice.actions = {view::Action::kActivate};
  return choice;
}

Node how_tile(const Scene& scene, How how, std::string icon) {
  const std::string word{core::word_of(how)};
  return tile(ids::with(ids::kTriageHow, word), scene.words("triage.how." + word), {}, std::move(icon));
}

Node way_tile(const Scene& scene, Way way, std::string description) {
  const auto made = [&](std::string_view words, std::string icon) {
    return tile(ids::with(ids::kTriageWay, core::word_of(way)), scene.words(words), std::move(description),
                std::move(icon));
  };
  switch (way) {
    case Way::kStaff:
      return made("talk.ask", "help");
    case Way::kNumber:
      return made("home.get_a_number", "ticket");
    case Way::kAdviser:
      return made("call_topic.title", "call");
    case Way::kAppointment:
      return made("home.appointment", "appointment");
    case Way::kHere:
    case Way::kTelephone:
    case Way::kInPerson:
      break;
  }
  return made("home.do_it_here", "do-it-here");
}

void add_emergency(Content& content, const Scene& scene) {
  content.main.push_back(inset(scene.words("triage.emergency")));
  content.main.back().id = "emergency";
}

}  // namespace

Content triage_topic(const Scene& scene) {
  Content content = page(scene, scene.words("services.title"));
  std::vector<Node> tiles;
  for (const Topic& topic : core::topics(scene.configuration())) tiles.push_back(topic_tile(scene, topic));
  tiles.push_back(tile(ids::kTriageUnsure, scene.words("triage.unsure"), {}, "not-sure"));
  add_tiles(content, "topics", std::move(tiles));
  return content;
}

Content triage_urgent(const Scene& scene) {
  Content content = page(scene, scene.words("triage.urgent.title"));
  add_emergency(content, scene);
  add_tiles(content, "urgent",
            {tile(ids::kTriageYes, scene.words("triage.urgent.yes"), scene.words("triage.urgent.yes.hint"), "warning"),
             tile(ids::kTriageNo, scene.words("triage.urgent.no"), {}, "hours")});
  return content;
}

Content triage_how(const Scene& scene) {
  Content content = page(scene, scene.words("triage.how.title"));
  add_tiles(content, "hows",
            {how_tile(scene, How::kMyself, "do-it-here"), how_tile(scene, How::kBeside, "together"),
             how_tile(scene, How::kTalking, "talk"), how_tile(scene, How::kNoScreen, "no-screen")});
  return content;
}

Content triage_way(const Scene& scene) {
  Content content = page(scene, scene.words("triage.way.title"));
  const bool urgent = scene.visit().triage.urgent;
  if (urgent) add_emergency(content, scene);
  const Way way = core::recommended_now(scene.state);
  std::string because =
      scene.words(urgent ? "triage.because.urgent" : "triage.because." + std::string(core::word_of(way)));
  const bool only_told = way == Way::kTelephone || way == Way::kInPerson;
  if (only_told) {
    content.main.push_back(paragraph(std::move(because)));
    content.main.back().id = "because";
    add_other_ways(content.main, scene);
  } else {
    add_tiles(content, "recommended", {way_tile(scene, way, std::move(because))});
    content.main.back().emphasis = Emphasis::kPrimary;
  }
  content.main.push_back(heading(scene.words("triage.others"), 2));
  std::vector<Node> others;
  for (const Way other : core::other_ways(way, core::reaches(scene.state))) {
    others.push_back(way_tile(scene, other, {}));
  }
  add_tiles(content, "others", std::move(others));
  content.main.back().emphasis = Emphasis::kQuiet;
  if (!only_told) add_other_ways(content.main, scene);
  return content;
}

}  // namespace waymark::screens
