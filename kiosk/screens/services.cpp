// The services as tiles: the site's favourites first, or what the customer's own words find.
#include <algorithm>
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/core/search.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

// Everything that a service may be found by. English too: many people search in it whatever they read in.
std::string findable(const core::Service& service, std::string_view language) {
  std::string text;
  for (const journeys::Text* each : {&service.name, &service.description, &service.words}) {
    for (const std::string_view tag : {language, words::kFallbackLanguage}) text += each->in(tag) + "\n";
  }
  return text;
}

using Found = std::vector<const core::Service*>;

template <class Rank>
Found best_first(const Scene& scene, Rank&& rank) {
  std::vector<std::pair<int, const core::Service*>> ranked;
  for (const core::Service& service : scene.configuration().services) {
    const int fit = rank(findable(service, scene.words.language()));
    if (fit > 0) ranked.emplace_back(fit, &service);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Found found;
  for (const auto& [fit, service] : ranked) found.push_back(service);
  return found;
}

Found services_for(const Scene& scene, const core::Search& search) {
  if (search.empty()) return best_first(scene, [](std::string_view) { return 1; });
  Found found = best_first(scene, [&](std::string_view text) { return search.rank(text); });
  if (found.empty()) found = best_first(scene, [&](std::string_view text) { return search.rank_any(text); });
  return found;
}

Node service_tile(const Scene& scene, const core::Service& service) {
  Node choice = local_text(Role::kTile, service.name, scene);
  choice.id = ids::with(ids::kService, service.id);
  choice.icon = service.icon;
  choice.description = local(service.description, scene);
  if (service.journey.empty()) {
    choice.description = scene.words("services.at_a_desk", {{"description", choice.description}});
  }
  choice.actions = {view::Action::kActivate};
  return choice;
}

// Nothing was found: that is no dead end.
void add_nothing_found(Content& content, const Scene& scene) {
  Node ways = group(Role::kTileGroup, scene.words("ways.title"), {});
  ways.id = "ways";
  ways.children.push_back(tile(ids::kAllServices, scene.words("search.all"), {}, "do-it-here"));
  if (!scene.configuration().queues.empty()) {
    ways.children.push_back(get_a_number_tile(scene));
  }
  ways.children.push_back(tile(ids::kTalk, scene.words("home.talk"), scene.words("home.talk.hint"), "talk"));
  number_children(ways);
  content.main.push_back(std::move(ways));
}

}  // namespace

void add_own_ticket(Content& content, const Scene& scene) {
  if (scene.visit().ticket.stage == core::TicketStage::kWaiting) content.aside.push_back(ticket_card(scene));
}

Content services(const Scene& scene) {
  Content content;
  content.title = scene.words("services.title");
  content.main.push_back(heading(content.title));
  const journeys::Question* const field = core::own_field(scene.state, ids::kSearch);
  if (field != nullptr) content.main.push_back(field_of(scene, *field, scene.words("search.label")));
  const core::Search search(scene.visit().journey.entries.reveal(ids::kSearch));
  const Found found = services_for(scene, search);
  if (!search.empty()) {
    const auto count = static_cast<int>(found.size());
    content.main.push_back(status(
        "found", found.empty() ? scene.words("search.nothing") : scene.words("search.found", {{"count", count}})));
  }
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "services";
  for (const core::Service* service : found) tiles.children.push_back(service_tile(scene, *service));
  number_children(tiles);
  if (found.empty()) {
    add_nothing_found(content, scene);
  } else {
    content.main.push_back(std::move(tiles));
  }
  add_own_ticket(content, scene);
  content.footer.push_back(back_button(scene));
  add_leaflets_button(content.footer, scene);
  const bool searching = field != nullptr && scene.visit().editing.field == ids::kSearch;
  if (searching) content.keyboard = keyboard_rows(scene, *field);
  return content;
}

// A service that can be done here or at a desk: here is recommended, because it needs no wait; nothing is blocked.
Content service(const Scene& scene) {
  const core::Service* const chosen = scene.configuration().service(scene.visit().service);
  if (chosen == nullptr) return services(scene);
  Content content;
  content.main.push_back(local_text(Role::kHeading, chosen->name, scene));
  content.main.back().level = 1;
  content.title = content.main.back().name;
  if (!chosen->description.empty()) content.main.push_back(local_text(Role::kParagraph, chosen->description, scene));
  Node ways = group(Role::kTileGroup, content.title, {});
  ways.id = "ways";
  ways.children.push_back(
      tile(ids::kDoItHere, scene.words("home.do_it_here"), scene.words("service.here.hint"), "do-it-here"));
  ways.children.push_back(get_a_number_tile(scene));
  ways.children.push_back(tile(ids::kTalk, scene.words("home.talk"), scene.words("home.talk.hint"), "talk"));
  number_children(ways);
  content.main.push_back(std::move(ways));
  content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace waymark::screens
