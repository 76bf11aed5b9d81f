// A queue number. It waits once it is on paper, written down or followed on a phone by its owner; until then it holds
// nobody's place, and it is void when its owner goes, so that no ghost stands in the queue. (The hub calls it only once
// it is confirmed.)
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void print_ticket(Change& change) {
  Ticket& ticket = change.visit().ticket;
  ticket.stage = TicketStage::kPrinting;
  ticket.job_id = change.new_id();
  ticket.reply_by = change.now() + change.timeouts().reply;
  const PrintPrivacy privacy = ticket.follow.empty() ? PrintPrivacy::kPlain : PrintPrivacy::kPersonal;
  ticket.print_effect = change.ask(Print{ticket.job_id, Paper::kTicket, nullptr, privacy});
}

void confirm(Change& change, TicketProof proof) {
  Ticket& ticket = change.visit().ticket;
  ticket.stage = TicketStage::kWaiting;
  ticket.printed = proof == TicketProof::kPrinted;
  ticket.followed = proof == TicketProof::kFollowed;
  ticket.reply_by.reset();
  change.ask(ConfirmTicket{ticket.request_id, proof});
  change.visit().focus.clear();
}

}  // namespace

void ask_for_ticket(Change& change, std::string_view service) {
  if (change.configuration().queue(service) == nullptr) return show(change, Screen::kTicketChoice);
  Visit& visit = change.visit();
  if (visit.ticket.stage == TicketStage::kWaiting) return show(change, Screen::kTicket);  // one place in line each
  visit.ticket = Ticket{};
  visit.ticket.stage = TicketStage::kAsking;
  visit.ticket.service = service;
  visit.ticket.request_id = change.new_id();
  visit.ticket.reply_by = change.now() + change.timeouts().reply;
  visit.ticket.effect = change.ask(IssueTicket{visit.ticket.request_id, visit.ticket.service, visit.language});
  show(change, Screen::kTicketWaiting);
}

void hold_number(Change& change, const TicketIssued& event) {
  Ticket& ticket = change.visit().ticket;
  ticket.display = event.display;
  ticket.about_minutes = event.about_minutes;
  ticket.up_to_minutes = event.up_to_minutes;
  ticket.ahead = event.ahead;
  ticket.leased = event.leased;
  ticket.follow = event.follow;
  ticket.reply_by.reset();
  if (change.visit().paper_ticket && can_print(change.state)) {
    print_ticket(change);
  } else {
    ticket.stage = TicketStage::kOnScreen;
  }
  show_in_use(change, Screen::kTicket);
}

void on_ticket_issued(Change& change, const TicketIssued& event) {
  const Ticket& ticket = change.visit().ticket;
  if (event.tag.effect != ticket.effect || ticket.stage != TicketStage::kAsking) return;
  record(change, "queue.issued", {{"service", ticket.service}, {"leased", event.leased}});
  hold_number(change, event);
}

void on_ticket_unavailable(Change& change, const TicketUnavailable& event) {
  Ticket& ticket = change.visit().ticket;
  if (event.tag.effect != ticket.effect || ticket.stage != TicketStage::kAsking) return;
  give_up_ticket(change, VoidReason::kCancelled);
}

void on_ticket_printed(Change& change, const PrintFinished& event) {
  Ticket& ticket = change.visit().ticket;
  if (event.tag.effect != ticket.print_effect || ticket.print_effect == 0) return;
  const bool open = ticket.stage == TicketStage::kPrinting || ticket.stage == TicketStage::kOnScreen;
  if (!open) return;
  if (event.outcome == PrintOutcome::kPrinted) return confirm(change, TicketProof::kPrinted);
  if (ticket.stage != TicketStage::kPrinting) return;
  ticket.stage = TicketStage::kOnScreen;
  ticket.paper_failed = true;
  ticket.reply_by.reset();
  change.visit().focus.clear();
  record(change, "receipt.failed", {{"reason", event.reason}});
}

// No number came, or its owner goes without having it. Says so on the screen, unless the visit is over.
void give_up_ticket(Change& change, VoidReason reason) {
  Ticket& ticket = change.visit().ticket;
  const bool asked = ticket.stage == TicketStage::kAsking;
  const bool shown = ticket.stage == TicketStage::kPrinting || ticket.stage == TicketStage::kOnScreen;
  if (!asked && !shown) return;
  if (ticket.stage == TicketStage::kPrinting) change.ask(CancelPrint{ticket.job_id});
  // Also when only asked for: an answer that is on its way must not become a ghost.
  change.ask(VoidTicket{ticket.request_id, reason});
  if (shown) record(change, "queue.left", {{"service", ticket.service}});
  ticket.stage = TicketStage::kVoid;
  ticket.reply_by.reset();
  const Screen screen = screen_being_used(change.state);
  if (screen == Screen::kTicketWaiting || screen == Screen::kTicket) show_in_use(change, Screen::kNoTicket);
}

bool press_ticket(Change& change, std::string_view node) {
  Ticket& ticket = change.visit().ticket;
  const Screen screen = change.state.screen;
  if (screen == Screen::kTicketChoice) {
    if (node == ids::kPaperTicket) {
      change.visit().paper_ticket = !change.visit().paper_ticket;
      return true;
    }
    const auto service = ids::after(ids::kQueue, node);
    if (service.empty()) return false;
    ask_for_ticket(change, service);
    return true;
  }
  if (screen == Screen::kNoTicket && node == ids::kTryAgain) {
    ask_for_ticket(change, ticket.service);
    return true;
  }
  if (screen == Screen::kTicketWaiting && node == ids::kBack) {
    give_up_ticket(change, VoidReason::kCancelled);
    show(change, Screen::kTicketChoice);
    return true;
  }
  if (screen == Screen::kTicket && node == ids::kWrittenDown) {
    if (ticket.stage == TicketStage::kOnScreen) confirm(change, TicketProof::kShown);
    return true;
  }
  if (screen == Screen::kTicket && node == ids::kFollowed) {
    if (ticket.stage == TicketStage::kOnScreen && !ticket.follow.empty()) confirm(change, TicketProof::kFollowed);
    return true;
  }
  return false;
}

}  // namespace waymark::core
