#include "kiosk/core/update.h"

#include "kiosk/core/idle.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/refused.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

std::string printer_word(PrinterState state) {
  switch (state) {
    case PrinterState::kAbsent:
      return "absent";
    case PrinterState::kReady:
      return "ready";
    case PrinterState::kPaperLow:
      return "paper_low";
    case PrinterState::kPaperOut:
      return "paper_out";
    case PrinterState::kCoverOpen:
      return "cover_open";
    case PrinterState::kFault:
      return "fault";
  }
  return "fault";
}

void on_delivery(Change& change, const Tag& tag, Delivery delivery) { on_submission(change, delivery, tag); }

void on_document_delivery(Change& change, const Tag& tag, bool stored) {
  on_document(change, stored, tag);
  on_photo_of_request(change, stored, tag);
}

// One handler per event. A reply reaches its handler only when its visit is still the current one.
struct Handle {
  Change& change;

  void operator()(const Activate& event) const { press(change, event.node); }
  void operator()(const Focus& event) const { focus_on(change, event.node); }
  void operator()(const TextTyped& event) const {
    if (!typing_goes_to_field()) return;
    focus_on(change, std::string(change.visit().focus));  // a field whose keyboard was put away is written to again
    type_text(change, event.utf8.reveal());
  }
  void operator()(const NavKey& event) const { press_navigation(change, event.key); }
  void operator()(const CaretSet& event) const { place_caret(change, event.node, event.grapheme); }
  void operator()(const LongPress& event) const { hold(change, event); }
  void operator()(const Presence&) const {}
  void operator()(const Incident& event) const { on_incident(change, event); }
  void operator()(const CardInserted& event) const {
    change.state.card_present = true;
    on_staff_card(change, event);
  }
  void operator()(const CardRemoved&) const { change.state.card_present = false; }
  void operator()(const StaffCalled&) const { call_staff_menu(change); }
  void operator()(const HeadphonesChanged& event) const { on_headphones(change, event); }
  void operator()(const HandsetMoved& event) const { on_handset(change, event); }
  void operator()(const SpeechStarted&) const { on_speaking(change, true); }
  void operator()(const SpeechEnded&) const { on_speaking(change, false); }
  void operator()(const VoiceChanged& event) const { on_voice(change, event); }
  void operator()(const DeadlineReached&) const {}
  void operator()(const ClockJumped&) const { turn_attract(change); }
  void operator()(const LinkChanged& event) const { change.state.online = event.online; }
  void operator()(const PrinterChanged& event) const {
    if (change.state.printer == event.state) return;
    change.state.printer = event.state;
    record_for_kiosk("printer", printer_word(event.state));
  }
  void operator()(const ConfigurationStaged& event) const { stage_configuration(change, event); }
  void operator()(const HelpAcknowledged& event) const { on_help_acknowledged(change, event); }
  void operator()(const StaffCardsKnown& event) const { on_staff_cards_known(change, event); }
  void operator()(const OutOfServiceOrdered& event) const { take_out_of_service(change, event); }

  void operator()(const SubmissionStored& event) const { on_delivery(change, event.tag, Delivery::kStored); }
  void operator()(const SubmissionAccepted& event) const { on_delivery(change, event.tag, Delivery::kAccepted); }
  void operator()(const SubmissionFailed& event) const { on_delivery(change, event.tag, Delivery::kFailed); }
  void operator()(const TicketIssued& event) const { on_ticket_issued(change, event); }
  void operator()(const TicketUnavailable& event) const { on_ticket_unavailable(change, event); }
  void operator()(const PrintFinished& event) const { on_print_finished(change, event); }
  void operator()(const HelpRaised& event) const { on_help_raised(change, event); }
  void operator()(const HelpUnavailable& event) const { on_help_unavailable(change, event); }
  void operator()(const RequestFound& event) const { on_request_found(change, event); }
  void operator()(const RequestUnknown& event) const { on_request_unknown(change, event); }
  void operator()(const RequestStatusUnavailable& event) const { on_request_unavailable(change, event); }
  void operator()(const CheckedIn& event) const { on_checked_in(change, event); }
  void operator()(const AppointmentUnknown& event) const { on_appointment_unknown(change, event); }
  void operator()(const CheckInUnavailable& event) const { on_check_in_unavailable(change, event); }
  void operator()(const CallOffer& event) const { on_call_offer(change, event); }
  void operator()(const CallOfferUnknown&) const {}  // asking for a call will tell
  void operator()(const CallRefused& event) const { on_call_refused(change, event); }
  void operator()(const CallChanged& event) const { on_call_changed(change, event); }
  void operator()(const RoomKept& event) const { on_room_kept(change, event); }
  void operator()(const RoomUnavailable& event) const { on_room_unavailable(change, event); }
  void operator()(const RoomChanged& event) const { on_room_changed(change, event); }
  void operator()(const RoomOpened& event) const { on_room_opened(change, event); }
  void operator()(const CodeRefused& event) const { on_code_refused(change, event); }
  void operator()(const CallbackStored& event) const { on_callback(change, Delivery::kStored, event.tag); }
  void operator()(const CallbackFailed& event) const { on_callback(change, Delivery::kFailed, event.tag); }
  void operator()(const DocumentStored& event) const { on_document_delivery(change, event.tag, true); }
  void operator()(const DocumentFailed& event) const { on_document_delivery(change, event.tag, false); }
  void operator()(const PaperSighted& event) const { on_paper_sighted(change, event); }
  void operator()(const PhotoTaken& event) const { on_photo_taken(change, event); }
  void operator()(const MediaLost&) const { on_media_lost(change); }
  void operator()(const MediaDevices& event) const { on_media_devices(change, event); }
  void operator()(const LegChanged& event) const { on_leg_changed(change, event); }
  void operator()(const AssistArrived& event) const { on_assist(change, event); }
  void operator()(const TextArrived& event) const { on_text(change, event); }
  void operator()(const PresenceChanged& event) const { on_presence(change, event); }
  void operator()(const StaffPinChecked& event) const { on_staff_pin_checked(change, event); }
  void operator()(const FactsTold& event) const { on_facts(change, event); }
  void operator()(const Wiped& event) const { on_wiped(change, event); }

 private:
  // Letters typed while a button has the focus are nobody's answer.
  [[nodiscard]] bool typing_goes_to_field() const {
    const FocusStop* const stop = stop_on_screen(change.state, change.visit().focus);
    return stop != nullptr && (stop->edits_text || stop->row >= 0);
  }
  void record_for_kiosk(std::string_view device, std::string state) const {
    record(change, "device.state", {{"device", std::string(device)}, {"state", std::move(state)}});
  }
};

std::optional<Tag> tag_of(const Event& event) {
  return std::visit(
      [](const auto& each) -> std::optional<Tag> {
        if constexpr (requires { each.tag; }) return each.tag;
        return std::nullopt;
      },
      event);
}

bool counts_as_presence(const Event& event) { return is_act(event) || std::holds_alternative<Presence>(event); }

bool is_card(const Event& event) {
  return std::holds_alternative<CardInserted>(event) || std::holds_alternative<CardRemoved>(event);
}

bool presses(const Event& event, std::string_view node) {
  const auto* const activate = std::get_if<Activate>(&event);
  return activate != nullptr && activate->node == node;
}

// Presence first, so that an act at the very end of quiet time is done and not swallowed by the countdown.
void keep_awake(Change& change, const Event& event) {
  State& state = change.state;
  if (!in_visit(state) || !counts_as_presence(event)) return;
  const bool too_late = quiet_until(state) + change.timeouts().countdown <= change.now();
  if (!state.visit.countdown_until && !too_late) note_presence(change);
  if (is_act(event)) {
    state.visit.usage.last_act = change.now();
    if (!presses(event, ids::kStartAgain)) count_session(change);
  }
}

void handle_in_visit(Change& change, const Event& event) {
  const bool countdown = change.visit().countdown_until.has_value();
  if (countdown && counts_as_presence(event)) {
    for (const std::string_view button : {ids::kStillStartAgain, ids::kStillMoment, ids::kStillHelp}) {
      if (presses(event, button)) return press(change, button);
    }
    const auto* const key = std::get_if<NavKey>(&event);
    if (key != nullptr && key->key == Key::kHelp) return press(change, ids::kStillHelp);
    // Keys move between the dialog's own buttons; pressing one of them decides.
    const bool selects = key != nullptr && (key->key == Key::kSelect || key->key == Key::kEnter);
    if (selects) return press(change, std::string(change.visit().focus));
    if (key != nullptr && key->key != Key::kEscape) {
      change.visit().last_presence = change.now();
      change.visit().countdown_until = change.now() + change.timeouts().countdown;
      return press_navigation(change, key->key);
    }
    note_presence(change);
    if (is_card(event)) std::visit(Handle{change}, event);  // in or out it is, whatever the screen asks
    return;
  }
  std::visit(Handle{change}, event);
}

void handle_for_staff(Change& change, const Event& event) {
  const bool acts = counts_as_presence(event) && !is_card(event);
  if (!acts || !act_on_staff_menu(change, event)) std::visit(Handle{change}, event);
}

void handle_at_rest(Change& change, const Event& event) {
  State& state = change.state;
  if (is_act(event)) {
    if (is_card(event)) std::visit(Handle{change}, event);
    if (std::holds_alternative<CardRemoved>(event) || state.refused.calm_until) return;
    if (state.screen == Screen::kGoodbye && state.wiped) return rest(change);
    begin_visit(change);
    if (presses(event, ids::kPrivacy)) press_privacy(change, ids::kPrivacy);
    return;
  }
  std::visit(Handle{change}, event);
}

void handle(Change& change, const Event& event) {
  State& state = change.state;
  const bool calm = is_calm(state, change.now());
  if (!calm && !state.staff) keep_awake(change, event);
  pass_deadlines(change);
  if (const auto tag = tag_of(event); tag && tag->visit != state.epoch) return;
  if (calm && is_act(event) && !is_card(event)) return act_while_calm(change, event);
  if (state.staff) return handle_for_staff(change, event);
  if (in_visit(state)) {
    if (tag_of(event)) note_answer(change);
    handle_in_visit(change, event);
  } else {
    handle_at_rest(change, event);
  }
}

}  // namespace

bool is_act(const Event& event) {
  return std::holds_alternative<Activate>(event) || std::holds_alternative<Focus>(event) ||
         std::holds_alternative<TextTyped>(event) || std::holds_alternative<NavKey>(event) ||
         std::holds_alternative<CaretSet>(event) || std::holds_alternative<LongPress>(event) ||
         std::holds_alternative<CardInserted>(event) || std::holds_alternative<CardRemoved>(event);
}

bool is_personal(const Event& event) {
  return is_act(event) || std::holds_alternative<AssistArrived>(event) || std::holds_alternative<TextArrived>(event) ||
         std::holds_alternative<PhotoTaken>(event) || std::holds_alternative<TicketIssued>(event) ||
         std::holds_alternative<RequestFound>(event) || std::holds_alternative<CheckedIn>(event) ||
         std::holds_alternative<RoomKept>(event) || std::holds_alternative<RoomOpened>(event);
}

void show(Change& change, Screen screen) {
  change.state.screen = screen;
  Visit& visit = change.visit();
  visit.call.pointed.clear();  // it was on another page
  visit.focus.clear();
  visit.editing = Editing{};
}

Step start(std::shared_ptr<const Configuration> configuration, const base::Envelope& envelope) {
  Step step;
  step.state.configuration = std::move(configuration);
  step.state.clock = {envelope.mono, envelope.wall, envelope.zone_offset};
  Change change(step.state, step.effects, envelope);
  rest(change);
  return step;
}

Step update(State state, const Event& event, const base::Envelope& envelope) {
  Step step{std::move(state), {}};
  Change change(step.state, step.effects, envelope);
  step.state.clock = {envelope.mono, envelope.wall, envelope.zone_offset};
  handle(change, event);
  follow_staff(change);
  ask_about_keys(change);
  send_own_text(change);
  end_photo_nobody_sees(change);
  forget_printable(change);
  direct_media(change);
  watch_presence(change);
  return step;
}

}  // namespace waymark::core
