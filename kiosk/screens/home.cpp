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
    tiles.children.push_back(get_a_number_tile(scene));
  }
  tiles.children.push_back(
      tile(ids::kTalk, scene.words("home.talk"),
           scene.words(scene.configuration().calls.skills.empty() ? "home.talk.hint" : "home.talk.video"), "talk"));
  tiles.children.push_back(
      tile(ids::kAppointment, scene.words("home.appointment"), scene.words("home.appointment.hint"), "appointment"));
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  add_own_ticket(content, scene);
  if (scene.configuration().languages.size() > 1) content.footer.push_back(back_button(scene));
  add_privacy_button(content.footer, scene);
  if (has_done_something(scene.visit())) {
    content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  }
  return content;
}

}  // namespace waymark::screens
