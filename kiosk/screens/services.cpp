// The services as tiles: the site's favourites first, or what the customer's own words find, leaflets too.
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

// What a search finds: one of the two.
struct Match {
  const core::Service* service = nullptr;
  const core::Leaflet* leaflet = nullptr;
};
using Found = std::vector<Match>;

// Everything that it may be found by. English too: many people search in it whatever they read in.
std::string findable(const std::vector<const journeys::Text*>& texts, std::string_view language) {
  std::string all;
  for (const journeys::Text* each : texts) {
    for (const std::string_view tag : {language, words::kFallbackLanguage}) all += each->in(tag) + "\n";
  }
  return all;
}

std::string findable(const core::Service& service, std::string_view language) {
  return findable({&service.name, &service.description, &service.words}, language);
}

std::string findable(const core::Leaflet& leaflet, std::string_view language) {
  std::vector<const journeys::Text*> texts{&leaflet.title, &leaflet.description};
  for (const core::LeafletSection& section : leaflet.sections) texts.push_back(&section.heading);
  return findable(texts, language);
}

// Of two that fit as well, what can be done goes before what can be read.
using Ranked = std::vector<std::pair<int, Match>>;

Found best_first(Ranked ranked) {
  std::erase_if(ranked, [](const auto& one) { return one.first <= 0; });
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Found found;
  for (const auto& [fit, match] : ranked) found.push_back(match);
  return found;
}

Found found_by(const Scene& scene, const core::Search& search) {
  Found found;
  if (search.empty()) {
    for (const core::Service& service : scene.configuration().services) found.push_back({&service, nullptr});
    return found;
  }
  const std::string_view language = scene.words.language();
  Ranked every_word;
  Ranked some_word;
  for (const core::Service& service : scene.configuration().services) {
    const std::string text = findable(service, language);
    every_word.push_back({search.rank(text), {&service, nullptr}});
    some_word.push_back({search.rank_any(text), {&service, nullptr}});
  }
  for (const core::Leaflet& leaflet : scene.configuration().leaflets) {
    const std::string text = findable(leaflet, language);
    every_word.push_back({search.rank(text), {nullptr, &leaflet}});
    // A leaflet has many words: one of them in a whole sentence tells little.
    some_word.push_back({std::min(1, search.rank_any(text)), {nullptr, &leaflet}});
  }
  found = best_first(std::move(every_word));
  return found.empty() ? best_first(std::move(some_word)) : found;
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

Node tile_of(const Scene& scene, const Match& match) {
  if (match.service != nullptr) return service_tile(scene, *match.service);
  Node choice = leaflet_tile(scene, *match.leaflet);
  choice.description = scene.words("services.leaflet", {{"description", choice.description}});
  return choice;
}

// What is no service, but belongs where one looks for one.
void add_also(Content& content, const Scene& scene) {
  Node also = group(Role::kTileGroup, scene.words("services.also"), {});
  also.id = "also";
  also.emphasis = view::Emphasis::kQuiet;
  if (!scene.configuration().journeys.empty()) {
    also.children.push_back(tile(ids::kRequests, scene.words("requests.title"), {}, "receipt"));
  }
  also.children.push_back(tile(ids::kTriage, scene.words("triage.title"), {}, "choose"));
  if (!scene.configuration().leaflets.empty()) {
    also.children.push_back(tile(ids::kLeaflets, scene.words("leaflets.title"), {}, "leaflet"));
  }
  number_children(also);
  content.main.push_back(std::move(also));
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
  const Found found = found_by(scene, search);
  const bool searching = field != nullptr && scene.visit().editing.field == ids::kSearch;
  // In sight before anything is scrolled; but what a search finds comes first.
  const bool also_first = search.empty() && !searching;
  if (also_first) add_also(content, scene);
  if (!search.empty()) {
    const auto count = static_cast<int>(found.size());
    content.main.push_back(status(
        "found", found.empty() ? scene.words("search.nothing") : scene.words("search.found", {{"count", count}})));
  }
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "services";
  for (const Match& match : found) tiles.children.push_back(tile_of(scene, match));
  number_children(tiles);
  if (found.empty()) {
    add_nothing_found(content, scene);
  } else {
    content.main.push_back(std::move(tiles));
  }
  if (!also_first) add_also(content, scene);
  add_own_ticket(content, scene);
  content.footer.push_back(back_button(scene));
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
