// A queue number: what it is about, the number itself, and what to do when there is none.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/paper.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::TicketStage;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

Node ticket_card(const Scene& scene) {
  const core::Ticket& ticket = scene.visit().ticket;
  Node card = text(Role::kTicket, scene.words("ticket.name"));
  card.id = "ticket";
  card.value = ticket.display;
  card.description = ticket_wait(ticket, scene.words);
  // Not on paper: as large as the screen allows, until it is written down.
  if (ticket.stage == TicketStage::kOnScreen) card.emphasis = Emphasis::kPrimary;
  return card;
}

namespace {

// The owner's alone: whoever has it can leave the queue with it.
void add_follow_code(std::vector<Node>& into, const Scene& scene) {
  const core::Ticket& ticket = scene.visit().ticket;
  if (ticket.follow.empty()) return;
  Node code = text(Role::kQrCode, scene.words("ticket.follow"));
  code.id = ids::kFollowCode;
  code.value = ticket.follow.reveal();
  code.description = scene.words("receipt.qr.hint");
  code.privacy = view::Privacy::kPrivate;
  into.push_back(std::move(code));
}

std::string how_to_keep(const Scene& scene, const core::Ticket& ticket) {
  if (ticket.paper_failed) return scene.words("ticket.not_printed");
  return scene.words(ticket.follow.empty() ? "ticket.write_down" : "ticket.write_down_or_scan");
}

std::string kept(const Scene& scene, const core::Ticket& ticket) {
  if (ticket.followed) return scene.words("ticket.on_phone");
  return scene.words(ticket.printed ? "ticket.take_it" : "ticket.remember");
}

Node paper_choice(const Scene& scene) {
  Node paper = text(Role::kCheckbox, scene.words("ticket_choice.on_paper"));
  paper.id = ids::kPaperTicket;
  paper.actions = {view::Action::kActivate};
  paper.selected = scene.visit().paper_ticket;
  Node set = group(Role::kCheckboxGroup, scene.words("ticket_choice.paper"), {std::move(paper)});
  set.id = "paper";
  number_children(set);
  return set;
}

}  // namespace

Content ticket_choice(const Scene& scene) {
  Content content;
  content.title = scene.words("ticket_choice.title");
  content.main.push_back(heading(content.title));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "queues";
  for (const core::Queue& queue : scene.configuration().queues) {
    Node choice = local_text(Role::kTile, queue.name, scene);
    choice.id = ids::with(ids::kQueue, queue.service);
    choice.icon = queue.icon;
    choice.description = local(queue.description, scene);
    choice.actions = {view::Action::kActivate};
    tiles.children.push_back(std::move(choice));
  }
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  if (core::can_print(scene.state)) content.main.push_back(paper_choice(scene));
  content.footer.push_back(back_button(scene));
  return content;
}

Content ticket_waiting(const Scene& scene) {
  Content content;
  content.title = scene.words("ticket_waiting.title");
  content.main.push_back(heading(content.title));
  add_wait(content.main, core::waiting(scene.state, scene.visit().ticket.reply_by), scene.words("ticket_waiting.wait"),
           scene.words("ticket_waiting.long"));
  content.footer.push_back(back_button(scene));
  return content;
}

Content ticket(const Scene& scene) {
  Content content;
  const core::Ticket& ticket = scene.visit().ticket;
  const bool waiting = ticket.stage == TicketStage::kWaiting;
  content.title = scene.words(ticket.appointment ? "ticket.thanks" : "ticket.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(ticket_card(scene));
  add_follow_code(content.main, scene);
  if (ticket.stage == TicketStage::kPrinting) {
    Node printing = status("ticket.paper", scene.words("ticket.printing"), "print");
    printing.busy = true;
    content.main.push_back(std::move(printing));
  } else if (ticket.stage == TicketStage::kOnScreen) {
    content.main.push_back(status("ticket.paper", how_to_keep(scene, ticket), "warning"));
    if (!ticket.follow.empty()) {
      content.footer.push_back(button(ids::kFollowed, scene.words("ticket.followed"), Emphasis::kSecondary));
    }
    content.footer.push_back(button(ids::kWrittenDown, scene.words("ticket.written_down"), Emphasis::kPrimary));
  } else if (waiting) {
    content.main.push_back(status("ticket.paper", kept(scene, ticket), "done"));
    content.main.push_back(paragraph(scene.words("ticket.what_next")));
    content.footer.push_back(button(ids::kHome, scene.words("button.something_else"), Emphasis::kSecondary, "home"));
    content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  }
  return content;
}

Content no_ticket(const Scene& scene) {
  Content content;
  content.title = scene.words("no_ticket.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("no_ticket.why")));
  content.main.push_back(heading(scene.words("ways.title"), 2));
  add_other_ways(content.main, scene);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kAskForHelp, scene.words("control.help"), Emphasis::kSecondary, "help"));
  content.footer.push_back(button(ids::kTryAgain, scene.words("button.try_again"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
