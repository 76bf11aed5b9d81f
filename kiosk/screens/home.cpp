// The first screen: at most four choices, each with a picture. A number is never more than three touches away.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

bool has_done_something(const core::Visit& visit) {
  return visit.submission.delivery == core::Delivery::kStored ||
         visit.submission.delivery == core::Delivery::kAccepted || visit.ticket.stage == core::TicketStage::kWaiting;
}

void add_ticket(Content& content, const Scene& scene) {
  if (scene.visit().ticket.stage == core::TicketStage::kWaiting) content.aside.push_back(ticket_card(scene));
}

}  // namespace

Content home(const Scene& scene) {
  Content content;
  content.title = scene.words("home.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("home.hint")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "choices";
  if (!scene.configuration().services.empty()) {
    tiles.children.push_back(
        tile(ids::kDoItHere, scene.words("home.do_it_here"), scene.words("home.do_it_here.hint"), "do-it-here"));
  }
  if (!scene.configuration().queues.empty()) {
    tiles.children.push_back(
        tile(ids::kGetNumber, scene.words("home.get_a_number"), scene.words("home.get_a_number.hint"), "ticket"));
  }
  tiles.children.push_back(tile(ids::kTalk, scene.words("home.talk"), scene.words("home.talk.hint"), "talk"));
  tiles.children.push_back(
      tile(ids::kAppointment, scene.words("home.appointment"), scene.words("home.appointment.hint"), "appointment"));
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  add_ticket(content, scene);
  if (scene.configuration().languages.size() > 1) content.footer.push_back(back_button(scene));
  if (has_done_something(scene.visit())) {
    content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  }
  return content;
}

Content services(const Scene& scene) {
  Content content;
  content.title = scene.words("services.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("services.hint")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "services";
  for (const core::Service& service : scene.configuration().services) {
    Node choice = local_text(Role::kTile, service.name, scene);
    choice.id = ids::with(ids::kService, service.id);
    choice.icon = service.icon;
    choice.description = local(service.description, scene);
    if (service.journey.empty()) {
      choice.description = scene.words("services.at_a_desk", {{"description", choice.description}});
    }
    choice.actions = {view::Action::kActivate};
    tiles.children.push_back(std::move(choice));
  }
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  add_ticket(content, scene);
  content.footer.push_back(back_button(scene));
  return content;
}

}  // namespace waymark::screens
