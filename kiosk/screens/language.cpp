// Every language by its own name, whatever language the screen is in.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

Content language(const Scene& scene, const words::Catalogue& catalogue) {
  Content content;
  content.title = scene.words("language.title");
  content.main.push_back(heading(content.title));
  view::Node tiles = group(view::Role::kTileGroup, content.title, {});
  tiles.id = "languages";
  for (const std::string& tag : scene.configuration().languages) {
    const words::Language* const known = catalogue.find_language(tag);
    view::Node choice = tile(core::ids::with(core::ids::kLanguage, tag), known != nullptr ? known->name : tag,
                             scene.words.catalogue().text(tag, "language.choose"), "language");
    choice.lang = tag;
    choice.selected = tag == scene.visit().language;
    tiles.children.push_back(std::move(choice));
  }
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  if (scene.visit().aside) content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace waymark::screens
