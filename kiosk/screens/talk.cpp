// Talk to someone, and I have an appointment: the honest ways that there are, and no promise beyond them.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Content ways_to_a_person(const Scene& scene, std::string title, std::string hint, std::string ask,
                         std::string ask_hint) {
  Content content;
  content.title = std::move(title);
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(std::move(hint)));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "ways";
  // Without a line nobody can be asked from here: the telephone and the desk are below.
  if (scene.state.online) {
    tiles.children.push_back(tile(ids::kAskForHelp, std::move(ask), std::move(ask_hint), "help"));
  } else {
    content.main.push_back(status("offline", scene.words("talk.offline"), "offline"));
  }
  if (!scene.configuration().queues.empty()) {
    tiles.children.push_back(get_a_number_tile(scene));
  }
  if (!scene.configuration().calls.skills.empty()) {
    tiles.children.push_back(
        tile(ids::kCallback, scene.words("callback.tile"), scene.words("callback.tile.hint"), "phone"));
  }
  number_children(tiles);
  if (!tiles.children.empty()) content.main.push_back(std::move(tiles));
  add_other_ways(content.main, scene);
  content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace

Content talk(const Scene& scene) {
  return ways_to_a_person(scene, scene.words("talk.title"), scene.words("talk.hint"), scene.words("talk.ask"),
                          scene.words("talk.ask.hint"));
}

Content appointment(const Scene& scene) {
  return ways_to_a_person(scene, scene.words("appointment.title"), scene.words("appointment.hint"),
                          scene.words("appointment.ask"), scene.words("appointment.ask.hint"));
}

}  // namespace waymark::screens
