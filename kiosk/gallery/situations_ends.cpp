#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

Steps to_ticket() {
  return Steps{}
      .press({"home.get-a-number", "queue.council-tax"})
      .answer(core::TicketIssued{{}, "C042", 42, 6, 11, 2, false});
}

constexpr std::string_view kFollow = "https://queue.ardwell.example/ticket#3f9a5c1e7b2d40688d1c4e6f90a2b7d5";

Steps to_ticket_to_follow() {
  return Steps{}
      .press({"home.get-a-number", "queue.council-tax"})
      .answer(core::TicketIssued{{}, "C042", 42, 6, 11, 2, false, base::Secret(kFollow)});
}

Steps printed(core::PrintOutcome outcome) {
  const bool failed = outcome != core::PrintOutcome::kPrinted;
  return Steps{}.answer(core::PrintFinished{{}, outcome, failed ? "paper_out" : ""});
}

}  // namespace

void add_situations_of_sending(std::vector<Situation>& into, std::string_view language) {
  const Person& person = person_writing(language);
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  add("check", "filled", to_check(person));
  add("check", "hidden", to_check(person).press("control.hide"));
  add("check", "long", to_permit_summary(person));
  add("declaration", "asked", to_permit_summary(person).press("send"));
  add("sending", "just-begun", to_check(person).press("send"));
  add("sending", "waiting", to_check(person).press("send").wait(2s));
  add("sending", "long", to_check(person).press("send").wait(10s));
  add("not_sent", "storage-failed", to_check(person).press("send").answer(core::SubmissionFailed{}));
  add("confirmation", "online", to_reference(person));
  add("confirmation", "offline",
      Steps{}.happens(core::LinkChanged{false}).then(to_check(person)).press("send").answer(core::SubmissionStored{}));
  add("confirmation", "no-printer",
      Steps{}.happens(core::PrinterChanged{core::PrinterState::kPaperOut}).then(to_reference(person)));
  add("confirmation", "printing", to_reference(person).press("receipt.paper"));
  add("confirmation", "printed",
      to_reference(person).press("receipt.paper").then(printed(core::PrintOutcome::kPrinted)));
  add("confirmation", "print-failed",
      to_reference(person).press("receipt.paper").then(printed(core::PrintOutcome::kFailed)));
  add("confirmation", "answers-printed",
      to_reference(person).press("receipt.answers").then(printed(core::PrintOutcome::kPrinted)));
  add("confirmation", "qr", to_reference(person).press("receipt.qr"));
}

void add_situations_of_tickets_and_help(std::vector<Situation>& into) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps feedback = to_ticket().then(printed(core::PrintOutcome::kPrinted)).press("finish");
  add("ticket_choice", "all", Steps{}.press("home.get-a-number"));
  add("ticket_waiting", "asking", Steps{}.press({"home.get-a-number", "queue.council-tax"}).wait(2s));
  add("ticket_waiting", "long", Steps{}.press({"home.get-a-number", "queue.council-tax"}).wait(10s));
  add("ticket", "printing", to_ticket());
  add("ticket", "printed", to_ticket().then(printed(core::PrintOutcome::kPrinted)));
  add("ticket", "paper-failed", to_ticket().then(printed(core::PrintOutcome::kFailed)));
  add("ticket", "printed-to-follow", to_ticket_to_follow().then(printed(core::PrintOutcome::kPrinted)));
  add("ticket", "phone-only",
      Steps{}
          .press({"home.get-a-number", "ticket.on-paper", "queue.council-tax"})
          .answer(core::TicketIssued{{}, "C042", 42, 6, 11, 2, false, base::Secret(kFollow)}));
  add("ticket", "paper-failed-to-follow", to_ticket_to_follow().then(printed(core::PrintOutcome::kFailed)));
  add("no_ticket", "unavailable",
      Steps{}.press({"home.get-a-number", "queue.council-tax"}).answer(core::TicketUnavailable{}));
  add("help", "asking", Steps{}.press("control.help"));
  add("help", "raised", Steps{}.press("control.help").answer(core::HelpRaised{}));
  add("help", "coming", Steps{}.press("control.help").answer(core::HelpRaised{}).staff_answer());
  add("home", "help-coming", Steps{}.press("control.help").answer(core::HelpRaised{}).press("back").staff_answer());
  add("help", "other-ways", Steps{}.press("control.help").answer(core::HelpUnavailable{}));
  add("feedback", "empty", feedback);
  add("feedback", "rated", Steps{feedback}.press("rating.2"));
  add("goodbye", "done", Steps{feedback}.press("feedback.skip"));
  add("wiping", "start-again", Steps{}.press("control.start-again"));
}

}  // namespace waymark::gallery
