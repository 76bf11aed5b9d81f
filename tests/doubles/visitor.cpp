#include "tests/doubles/visitor.h"

#include <algorithm>
#include <stdexcept>

#include "base/graphemes.h"
#include "kiosk/core/node_ids.h"

namespace waymark::doubles {
namespace {

using view::Node;

constexpr base::WallTime kMondayAtTen{std::chrono::milliseconds{1'795'428'000'000}};  // 2026-11-23 10:00 UTC

std::string what_can_be_pressed(const view::View& view) {
  std::string out;
  view::for_each(view.regions, [&](const Node& node) {
    if (view::focusable(node) && node.role != view::Role::kKey) out += "\n  " + node.id + " \"" + node.name + "\"";
  });
  return out;
}

[[noreturn]] void fail(const view::View& view, std::string what) {
  throw std::runtime_error(std::move(what) + " is not on \"" + view.screen + "\"; there is" +
                           what_can_be_pressed(view));
}

}  // namespace

Visitor::Visitor(std::shared_ptr<const core::Configuration> configuration) {
  envelope_.mono = base::MonoTime{std::chrono::hours{1}};
  envelope_.wall = kMondayAtTen;
  take(screens::begin(std::move(configuration), envelope_, demo_words()));
}

void Visitor::take(screens::Turn turn) {
  for (const core::Effect& effect : turn.effects) effects_.push_back(effect);
  turn.effects.clear();
  turn_ = std::move(turn);
}

void Visitor::send(const core::Event& event) {
  for (std::uint8_t& byte : envelope_.random) {
    if (++byte != 0) break;
  }
  take(screens::turn(std::move(turn_.state), event, envelope_, demo_words()));
}

void Visitor::press(std::string_view name) {
  std::string id;
  view::for_each(turn_.view.regions, [&](const Node& node) {
    if (id.empty() && view::focusable(node) && node.name == name) id = node.id;
  });
  if (id.empty()) fail(turn_.view, "\"" + std::string(name) + "\"");
  send(core::Activate{id});
}

void Visitor::press(view::Role role, std::string_view name) {
  std::string id;
  view::for_each(turn_.view.regions, [&](const Node& node) {
    if (id.empty() && node.role == role && view::focusable(node) && node.name == name) id = node.id;
  });
  if (id.empty()) fail(turn_.view, "\"" + std::string(name) + "\"");
  send(core::Activate{id});
}

void Visitor::press_id(std::string_view id) {
  const Node* const node = find(id);
  if (node == nullptr || !view::focusable(*node)) fail(turn_.view, std::string(id));
  send(core::Activate{std::string(id)});
}

void Visitor::type(std::string_view text) { send(core::TextTyped{base::Secret{text}}); }

void Visitor::type_on_glass(std::string_view text) {
  const std::size_t count = base::count_graphemes(text);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = base::byte_of_grapheme(text, i);
    const std::string letter{text.substr(from, base::byte_of_grapheme(text, i + 1) - from)};
    press_id(letter == " " ? std::string(core::ids::kKeySpace) : core::ids::with(core::ids::kKey, letter));
  }
}

void Visitor::key(core::Key key) { send(core::NavKey{key}); }

void Visitor::wait(std::chrono::milliseconds time) {
  const base::MonoTime end = envelope_.mono + time;
  const auto move_to = [this](base::MonoTime to) {
    envelope_.wall += to - envelope_.mono;
    envelope_.mono = to;
  };
  // Two visits to one deadline would mean that passing it does not move it: a loop that eats a processor.
  for (int guard = 0; guard < 100'000; ++guard) {
    const auto next = core::next_deadline(turn_.state);
    if (!next || *next > end) {
      move_to(end);
      return;
    }
    move_to(std::max(*next, envelope_.mono));
    send(core::DeadlineReached{});
  }
  throw std::runtime_error("a deadline does not move when it is passed, on " + turn_.view.screen);
}

void Visitor::begin(std::string_view language) {
  touch_attract();
  press_id(core::ids::with(core::ids::kLanguage, language));
}

bool Visitor::sees(view::Role role, std::string_view name) const {
  bool found = false;
  view::for_each(turn_.view.regions,
                 [&](const Node& node) { found = found || (node.role == role && node.name == name); });
  return found;
}

bool Visitor::sees(std::string_view text) const {
  bool found = false;
  view::for_each(turn_.view.regions, [&](const Node& node) {
    for (const std::string* each : {&node.name, &node.value, &node.description}) {
      found = found || each->find(text) != std::string::npos;
    }
  });
  return found;
}

const Node* Visitor::find(std::string_view id) const {
  const Node* found = nullptr;
  view::for_each(turn_.view.regions, [&](const Node& node) {
    if (found == nullptr && node.id == id) found = &node;
  });
  return found;
}

const Node& Visitor::at(std::string_view id) const {
  const Node* const node = find(id);
  if (node == nullptr) fail(turn_.view, std::string(id));
  return *node;
}

void Visitor::answer_stored() { send(core::SubmissionStored{tag_of_last<core::StoreSubmission>()}); }
void Visitor::answer_accepted() { send(core::SubmissionAccepted{tag_of_last<core::StoreSubmission>()}); }
void Visitor::answer_not_stored() { send(core::SubmissionFailed{tag_of_last<core::StoreSubmission>()}); }
void Visitor::answer_ticket(std::string display, int about, int up_to, int ahead) {
  send(core::TicketIssued{tag_of_last<core::IssueTicket>(), std::move(display), 42, about, up_to, ahead, false});
}
void Visitor::answer_ticket_to_follow(std::string display, std::string_view follow) {
  send(core::TicketIssued{tag_of_last<core::IssueTicket>(), std::move(display), 42, 6, 11, 2, false,
                          base::Secret(follow)});
}
void Visitor::answer_no_ticket() { send(core::TicketUnavailable{tag_of_last<core::IssueTicket>()}); }
void Visitor::answer_request(protocol::RequestState request) {
  send(core::RequestFound{tag_of_last<core::AskRequestStatus>(), std::move(request)});
}
void Visitor::answer_unknown_request() { send(core::RequestUnknown{tag_of_last<core::AskRequestStatus>()}); }
void Visitor::answer_no_request_status() {
  send(core::RequestStatusUnavailable{tag_of_last<core::AskRequestStatus>()});
}
void Visitor::answer_check_in(protocol::CheckIn told) {
  send(core::CheckedIn{tag_of_last<core::CheckIn>(), std::move(told)});
}
void Visitor::answer_unknown_appointment() { send(core::AppointmentUnknown{tag_of_last<core::CheckIn>()}); }
void Visitor::answer_no_check_in() { send(core::CheckInUnavailable{tag_of_last<core::CheckIn>()}); }
void Visitor::answer_printed(core::PrintOutcome outcome) {
  send(core::PrintFinished{tag_of_last<core::Print>(), outcome,
                           outcome == core::PrintOutcome::kPrinted ? "" : "paper_out"});
}
void Visitor::answer_help_raised() { send(core::HelpRaised{tag_of_last<core::RaiseHelp>()}); }
void Visitor::answer_help_unavailable() { send(core::HelpUnavailable{tag_of_last<core::RaiseHelp>()}); }
void Visitor::acknowledge_help() {
  if (const auto* raised = last<core::RaiseHelp>()) send(core::HelpAcknowledged{raised->request_id});
}
void Visitor::answer_wiped(bool complete) {
  send(core::Wiped{tag_of_last<core::Wipe>(), {{{"outbox", true}, {"painter", complete}}}});
}

std::vector<core::RecordUsage> Visitor::usage(std::string_view name) const {
  std::vector<core::RecordUsage> found;
  for (const auto& effect : effects_) {
    const auto* const event = std::get_if<core::RecordUsage>(&effect.body);
    if (event != nullptr && event->name == name) found.push_back(*event);
  }
  return found;
}

}  // namespace waymark::doubles
