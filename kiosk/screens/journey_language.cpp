// "This service is not in Polish yet": in the customer's own words, with the languages that it has, each by its own
// name, and the ways to a person.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;
using view::Role;

namespace ids = core::ids;

Content journey_language(const Scene& scene) {
  const journeys::Definition* const definition = core::waiting_journey(scene.state);
  if (definition == nullptr) return services(scene);
  const words::Catalogue& catalogue = scene.words.catalogue();
  Content content;
  content.title = scene.words("journey_language.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("journey_language.hint")));
  Node tiles = group(Role::kTileGroup, scene.words("journey_language.ways"), {});
  tiles.id = "languages";
  for (const std::string& tag : definition->languages) {
    const words::Language* const known = catalogue.find_language(tag);
    if (known == nullptr) continue;
    Node choice =
        tile(ids::with(ids::kJourneyLanguage, tag), known->name, catalogue.text(tag, "language.choose"), "language");
    choice.lang = tag;
    tiles.children.push_back(std::move(choice));
  }
  if (!scene.configuration().queues.empty()) {
    tiles.children.push_back(get_a_number_tile(scene));
  }
  tiles.children.push_back(tile(ids::kAskForHelp, scene.words("talk.ask"), scene.words("talk.ask.hint"), "help"));
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace waymark::screens
