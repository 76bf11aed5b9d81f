// "I have an appointment": its code, and what came of it where no number did. (A number is the ticket's own page.)
#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/paper.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/typed_number.h"

namespace waymark::screens {

using core::Arrival;
using core::ArrivalStage;
using core::ReferenceProblem;
using protocol::CheckIn;
using protocol::CheckInOutcome;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

// Each has a title, and a `.why`.
std::string message(std::string_view word) { return "appointment_told." + std::string(word); }

std::string problem_words(const Scene& scene) {
  switch (scene.visit().arrival.problem) {
    case ReferenceProblem::kNone:
      return {};
    case ReferenceProblem::kMissing:
      return scene.words("appointment.missing");
    case ReferenceProblem::kWrong:
      return scene.words("appointment.wrong");
  }
  return {};
}

std::string time_of(const Scene& scene, const CheckIn& told) {
  return in_words(told.at, words::DateStyle::kTime, scene.words);
}

Content asking(const Scene& scene) {
  Content content;
  content.title = scene.words("appointment_told.asking");
  content.main.push_back(heading(content.title));
  add_wait(content.main, core::waiting(scene.state, scene.visit().arrival.reply_by),
           scene.words("appointment_told.wait"), scene.words("appointment_told.long"));
  content.footer.push_back(back_button(scene));
  return content;
}

Content early(const Scene& scene, const CheckIn& told) {
  Content content;
  content.title = scene.words("appointment_told.early");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("appointment_told.early.why", {{"time", time_of(scene, told)}})));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kFinish, scene.words("appointment_told.come_back"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kWaitHere, scene.words("appointment_told.wait_here"), Emphasis::kPrimary));
  return content;
}

// Somewhere else, or some other day: when and where it is, and the ways to be served all the same.
Content elsewhere(const Scene& scene, const std::string& id, std::string where) {
  Content content;
  content.title = scene.words(id);
  content.main.push_back(heading(content.title));
  content.main.push_back(inset(std::move(where)));
  content.main.push_back(paragraph(scene.words(id + ".why")));
  add_ways_but_a_call(content.main, scene);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

Content other_day(const Scene& scene, const CheckIn& told) {
  const bool past = told.early_s < 0;
  const std::string day = in_words(told.at, words::DateStyle::kDay, scene.words);
  const std::string time = time_of(scene, told);
  return elsewhere(scene, message("other_day"),
                   past ? scene.words("appointment_told.other_day.past", {{"day", day}, {"time", time}})
                        : scene.words("appointment_told.other_day.next", {{"day", day}, {"time", time}}));
}

Content other_site(const Scene& scene, const CheckIn& told) {
  return elsewhere(
      scene, message("other_site"),
      scene.words("appointment_told.other_site.where", {{"time", time_of(scene, told)}, {"place", told.place}}));
}

// The number that they were given before; where it has been called, the desk is what they need to know first.
Content already(const Scene& scene, const CheckIn& told) {
  Content content;
  const bool called = !told.desk.empty();
  content.title = called ? scene.words("appointment_told.go_to", {{"desk", told.desk}}) : scene.words("ticket.thanks");
  content.main.push_back(heading(content.title));
  Node card = text(Role::kTicket, scene.words("ticket.name"));
  card.id = "ticket";
  card.value = told.display;
  card.description = scene.words("appointment_told.already.why", {{"time", time_of(scene, told)}});
  if (called) {
    content.main.back().id = "appointment.called";
    content.main.push_back(paragraph(scene.words("appointment_told.called")));
  }
  content.main.push_back(std::move(card));
  if (!called) content.main.push_back(paragraph(scene.words("ticket.what_next")));
  content.footer.push_back(button(ids::kHome, scene.words("button.something_else"), Emphasis::kSecondary, "home"));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

Content told_of(const Scene& scene, const CheckIn& told) {
  switch (told.outcome) {
    case CheckInOutcome::kEarly:
      return early(scene, told);
    case CheckInOutcome::kOtherDay:
      return other_day(scene, told);
    case CheckInOutcome::kOtherSite:
      return other_site(scene, told);
    case CheckInOutcome::kOver:
      return nothing_to_show(scene, message("over"), Try::kNoMore);
    case CheckInOutcome::kAlready:
    case CheckInOutcome::kCheckedIn:  // the ticket's page is shown, unless something is open over it
      break;
  }
  return already(scene, told);
}

}  // namespace

Content appointment_code(const Scene& scene) {
  const journeys::Question* const field = core::own_field(scene.state, ids::kBooking);
  if (field == nullptr) return nothing_to_show(scene, message("too_many"), Try::kNoMore);
  Content content = typed_number_page(scene, *field,
                                      {scene.words("appointment.title"), scene.words("appointment.field"),
                                       scene.words("appointment.field.hint"), problem_words(scene)});
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kNoCode, scene.words("appointment.no_code"), Emphasis::kSecondary, "help"));
  content.footer.push_back(continue_button(scene));
  return content;
}

Content appointment_told(const Scene& scene) {
  const Arrival& arrival = scene.visit().arrival;
  switch (arrival.stage) {
    case ArrivalStage::kTold:
      return told_of(scene, arrival.told);
    case ArrivalStage::kUnknown:
      return core::may_check_in(arrival) ? nothing_to_show(scene, message("unknown"), Try::kAgain)
                                         : nothing_to_show(scene, message("too_many"), Try::kNoMore);
    case ArrivalStage::kUnavailable:
      return nothing_to_show(scene, message("unavailable"), Try::kAgain);
    case ArrivalStage::kEntry:
    case ArrivalStage::kAsking:
      break;
  }
  return asking(scene);
}

}  // namespace waymark::screens
