#include "kiosk/shell/script_player.h"

#include <algorithm>
#include <utility>

#include "base/graphemes.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/view/describe.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using base::Status;
using view::Node;

enum Asked : std::size_t {
  kSubmission,
  kTicket,
  kPrint,
  kHelp,
  kWipe,
  kCallOffer,
  kCall,
  kMedia,
  kCallback,
  kDocument,
  kEnquiry,
  kCheckIn,
  kStaffPin,
  kFacts,
  kMove,
  kRoomCode
};
constexpr int kMostDeadlines = 100'000;  // in one wait: more means that passing a deadline does not move it

bool fits(const Node& node, const Target& target) {
  return (target.id.empty() || node.id == target.id) && (!target.role || node.role == *target.role) &&
         (target.name.empty() || node.name == target.name);
}

template <class Also>
const Node* find(const view::View& view, const Target& target, Also&& also) {
  const Node* found = nullptr;
  view::for_each(view.regions, [&](const Node& node) {
    if (found == nullptr && fits(node, target) && also(node)) found = &node;
  });
  return found;
}

std::string words_for(const Target& target) {
  std::string out;
  if (target.role) out += std::string(view::name_of(*target.role)) + " ";
  if (!target.id.empty()) out += target.id + " ";
  if (!target.name.empty()) out += "\"" + target.name + "\" ";
  out.pop_back();
  return out;
}

std::string what_is_there(const view::View& view) {
  std::string out = "on \"" + view.screen + "\" there is:";
  view::for_each(view.regions, [&](const Node& node) {
    if (view::focusable(node) && node.role != view::Role::kKey) out += " " + node.id;
  });
  return out;
}

bool is_of_call(const core::Event& reply) {
  using std::holds_alternative;
  return holds_alternative<core::CallRefused>(reply) || holds_alternative<core::CallChanged>(reply) ||
         holds_alternative<core::LegChanged>(reply) || holds_alternative<core::AssistArrived>(reply) ||
         holds_alternative<core::TextArrived>(reply);
}

// The camera is there without a call too, for the paper that a question asks to see.
bool is_of_media(const core::Event& reply) {
  using std::holds_alternative;
  return holds_alternative<core::MediaLost>(reply) || holds_alternative<core::MediaDevices>(reply) ||
         holds_alternative<core::PaperSighted>(reply) || holds_alternative<core::PhotoTaken>(reply);
}

bool is_of_enquiry(const core::Event& reply) {
  using std::holds_alternative;
  return holds_alternative<core::RequestFound>(reply) || holds_alternative<core::RequestUnknown>(reply) ||
         holds_alternative<core::RequestStatusUnavailable>(reply);
}

bool is_of_check_in(const core::Event& reply) {
  using std::holds_alternative;
  return holds_alternative<core::CheckedIn>(reply) || holds_alternative<core::AppointmentUnknown>(reply) ||
         holds_alternative<core::CheckInUnavailable>(reply);
}

// The number of the last effect that a reply of this kind answers.
std::size_t kind_of(const core::Event& reply) {
  using std::holds_alternative;
  if (holds_alternative<core::TicketIssued>(reply) || holds_alternative<core::TicketUnavailable>(reply)) return kTicket;
  if (holds_alternative<core::PrintFinished>(reply)) return kPrint;
  if (holds_alternative<core::HelpRaised>(reply) || holds_alternative<core::HelpUnavailable>(reply)) return kHelp;
  if (holds_alternative<core::Wiped>(reply)) return kWipe;
  if (holds_alternative<core::CallOffer>(reply) || holds_alternative<core::CallOfferUnknown>(reply)) return kCallOffer;
  if (holds_alternative<core::CallbackStored>(reply) || holds_alternative<core::CallbackFailed>(reply)) {
    return kCallback;
  }
  if (holds_alternative<core::DocumentStored>(reply) || holds_alternative<core::DocumentFailed>(reply)) {
    return kDocument;
  }
  if (is_of_enquiry(reply)) return kEnquiry;
  if (is_of_check_in(reply)) return kCheckIn;
  if (holds_alternative<core::RoomKept>(reply) || holds_alternative<core::RoomUnavailable>(reply)) return kMove;
  if (holds_alternative<core::RoomOpened>(reply) || holds_alternative<core::CodeRefused>(reply)) return kRoomCode;
  if (holds_alternative<core::StaffPinChecked>(reply)) return kStaffPin;
  if (holds_alternative<core::FactsTold>(reply)) return kFacts;
  if (is_of_call(reply)) return kCall;
  if (is_of_media(reply)) return kMedia;
  return kSubmission;
}

core::Event with_tag(core::Event reply, core::Tag tag) {
  std::visit(
      [tag](auto& each) {
        if constexpr (requires { each.tag; }) each.tag = tag;
      },
      reply);
  return reply;
}

}  // namespace

// Does one step; the error's `where` is filled in by play().
struct StepPlayer {
  ScriptPlayer& player;

  [[nodiscard]] const view::View& view() const { return player.turn_.view; }
  [[nodiscard]] static Status wrong(std::string detail) {
    return base::fail(ErrorCode::kInvalid, {}, std::move(detail));
  }
  [[nodiscard]] Status missing(const Target& target) const {
    return wrong(words_for(target) + " cannot be pressed; " + what_is_there(view()));
  }

  Status operator()(const PressStep& step) const {
    const Node* const node = find(view(), step.target, view::focusable);
    if (node == nullptr) return missing(step.target);
    player.send(core::Activate{node->id});
    return {};
  }
  Status operator()(const FocusStep& step) const {
    const Node* const node = find(view(), step.target, view::focusable);
    if (node == nullptr) return missing(step.target);
    player.send(core::Focus{node->id});
    return {};
  }
  Status operator()(const TypeStep& step) const {
    player.send(core::TextTyped{base::Secret{step.text}});
    return {};
  }
  Status operator()(const TypeOnGlassStep& step) const {
    const std::size_t count = base::count_graphemes(step.text);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t from = base::byte_of_grapheme(step.text, i);
      const std::string letter = step.text.substr(from, base::byte_of_grapheme(step.text, i + 1) - from);
      const Target key{
          letter == " " ? std::string(core::ids::kKeySpace) : core::ids::with(core::ids::kKey, letter), {}, {}};
      if (Status pressed = (*this)(PressStep{key}); !pressed) return pressed;
    }
    return {};
  }
  Status operator()(const KeyStep& step) const {
    for (int i = 0; i < step.times; ++i) player.send(core::NavKey{step.key});
    return {};
  }
  Status operator()(const CaretStep& step) const {
    const Node* const node = find(view(), step.target, view::focusable);
    if (node == nullptr) return missing(step.target);
    player.send(core::CaretSet{node->id, step.grapheme});
    return {};
  }
  Status operator()(const LongPressStep& step) const {
    const Node* const node = find(view(), step.target, view::focusable);
    if (node == nullptr) return missing(step.target);
    player.send(core::LongPress{node->id, step.grapheme});
    return {};
  }
  Status operator()(const WaitStep& step) const {
    const base::MonoTime end = player.envelope_.mono + step.time;
    for (int passed = 0; passed < kMostDeadlines; ++passed) {
      const auto next = core::next_deadline(player.turn_.state);
      const base::MonoTime to = next && *next < end ? std::max(*next, player.envelope_.mono) : end;
      player.envelope_.wall += to - player.envelope_.mono;
      player.envelope_.mono = to;
      if (!next || *next > end) return {};
      player.send(core::DeadlineReached{});
    }
    return wrong("a deadline does not move when it is passed");
  }
  Status operator()(const EventStep& step) const {
    player.send(step.event);
    return {};
  }
  Status operator()(const AnswerStep& step) const {
    const core::Tag tag = player.asked_[kind_of(step.reply)];
    if (tag.effect == 0) return wrong("nothing was asked for that this answers");
    player.send(player.of_the_call(with_tag(step.reply, tag)));
    return {};
  }
  Status operator()(const AcknowledgeStep&) const {
    if (player.help_request_.empty()) return wrong("nobody asked for help");
    player.send(core::HelpAcknowledged{player.help_request_});
    return {};
  }
  Status operator()(const ClockStep& step) const {
    player.envelope_.wall = step.wall;
    player.send(core::ClockJumped{});
    return {};
  }
  Status operator()(const ExpectStep& step) const {
    if (!step.screen.empty() && view().screen != step.screen) {
      return wrong("the screen is \"" + view().screen + "\", not \"" + step.screen + "\"");
    }
    if (!step.focus.empty() && view().focus != step.focus) return wrong("the focus is on " + view().focus);
    const auto any = [](const Node&) { return true; };
    for (const Target& target : step.sees) {
      if (find(view(), target, any) == nullptr)
        return wrong(words_for(target) + " is not there; " + what_is_there(view()));
    }
    for (const Target& target : step.misses) {
      if (find(view(), target, any) != nullptr) return wrong(words_for(target) + " is there");
    }
    for (const auto& [target, value] : step.values) {
      const Node* const node = find(view(), target, any);
      if (node == nullptr) return wrong(words_for(target) + " is not there");
      if (node->value != value) return wrong(words_for(target) + " does not hold the value expected");
    }
    return {};
  }
};

ScriptPlayer::ScriptPlayer(std::shared_ptr<const core::Configuration> configuration, const words::Catalogue& catalogue,
                           Sink sink)
    : configuration_(std::move(configuration)), catalogue_(catalogue), sink_(std::move(sink)) {}

void ScriptPlayer::take(screens::Turn turn) {
  using std::holds_alternative;
  for (const core::Effect& effect : turn.effects) {
    if (holds_alternative<core::StoreSubmission>(effect.body)) asked_[kSubmission] = effect.tag;
    if (holds_alternative<core::IssueTicket>(effect.body)) asked_[kTicket] = effect.tag;
    if (holds_alternative<core::Print>(effect.body)) asked_[kPrint] = effect.tag;
    if (holds_alternative<core::Wipe>(effect.body)) asked_[kWipe] = effect.tag;
    if (holds_alternative<core::AskCallOffer>(effect.body)) asked_[kCallOffer] = effect.tag;
    if (holds_alternative<core::RequestCall>(effect.body)) asked_[kCall] = effect.tag;
    if (holds_alternative<core::DirectMedia>(effect.body)) asked_[kMedia] = effect.tag;
    if (holds_alternative<core::StoreCallback>(effect.body)) asked_[kCallback] = effect.tag;
    if (holds_alternative<core::StoreDocument>(effect.body)) asked_[kDocument] = effect.tag;
    if (holds_alternative<core::AskRequestStatus>(effect.body)) asked_[kEnquiry] = effect.tag;
    if (holds_alternative<core::CheckIn>(effect.body)) asked_[kCheckIn] = effect.tag;
    if (holds_alternative<core::CheckStaffPin>(effect.body)) asked_[kStaffPin] = effect.tag;
    if (holds_alternative<core::AskFacts>(effect.body)) asked_[kFacts] = effect.tag;
    if (holds_alternative<core::MoveCall>(effect.body)) asked_[kMove] = effect.tag;
    if (holds_alternative<core::ArriveInRoom>(effect.body)) asked_[kRoomCode] = asked_[kCall] = effect.tag;
    if (const auto* help = std::get_if<core::RaiseHelp>(&effect.body)) {
      asked_[kHelp] = effect.tag;
      help_request_ = help->request_id;
    }
  }
  turn.effects.clear();
  if (sink_) sink_(turn_.view, turn.view);
  turn_ = std::move(turn);
}

// Which call, which of its connections, and that it is newer than what was said before.
core::Event ScriptPlayer::of_the_call(core::Event reply) {
  const int leg = turn_.state.visit.call.leg;
  if (auto* changed = std::get_if<core::CallChanged>(&reply)) {
    changed->call_id = turn_.state.visit.call.call_id;
    changed->revision = ++revision_;
  } else if (auto* assist = std::get_if<core::AssistArrived>(&reply)) {
    assist->leg = leg;
  } else if (auto* text = std::get_if<core::TextArrived>(&reply)) {
    text->leg = leg;
  } else if (auto* changed_leg = std::get_if<core::LegChanged>(&reply)) {
    if (changed_leg->leg == 0) changed_leg->leg = leg;
  }
  return reply;
}

void ScriptPlayer::send(const core::Event& event) {
  ++events_;
  for (std::uint8_t& byte : envelope_.random) {
    if (++byte != 0) break;
  }
  take(screens::turn(std::move(turn_.state), event, envelope_, catalogue_));
}

Status ScriptPlayer::play(const Script& script) {
  envelope_.wall = script.start;
  envelope_.zone_offset = script.zone_offset;
  if (!std::exchange(begun_, true)) take(screens::begin(configuration_, envelope_, catalogue_));
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    if (Status done = std::visit(StepPlayer{*this}, script.steps[i]); !done) {
      return base::fail(done.error().code, "steps/" + std::to_string(i), done.error().detail);
    }
  }
  return {};
}

}  // namespace waymark::shell
