// "Move to a private room": the same call goes on at another kiosk of the site, with what was told already.
//
// At the first kiosk the customer agrees, the hub keeps the room, and a code is shown; then the visit ends here with
// the whole wipe, and the call does not. In the room that code takes the call up again under a visit of its own.
#include <algorithm>
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/luggage.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

constexpr std::size_t kDigits = 4;
constexpr std::chrono::minutes kKeptAtMost{10};

bool is_whole(std::string_view code) {
  return code.size() == kDigits && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Back to talking, and why.
void forget_move(Change& change, bool failed) {
  RoomMove& move = change.visit().call.move;
  move.code.clear();
  move.effect = 0;
  move.reply_by.reset();
  move.failed = failed;
  move.request_id.clear();
}

void refuse_move(Change& change) {
  RoomMove& move = change.visit().call.move;
  if (!move.request_id.empty()) tell_adviser(change, outcome_message("room", move.request_id, "failed"));
  forget_move(change, true);
}

void ask_again(Change& change, CodeProblem problem) {
  Visit& visit = change.visit();
  visit.room.problem = problem;
  visit.journey.entries.erase(ids::kRoomCode);
  edit_field(change, ids::kRoomCode);
  visit.focus = ids::with(ids::kField, ids::kRoomCode);
}

void send_code(Change& change) {
  Visit& visit = change.visit();
  if (visit.room.reply_by) return;  // it is on its way
  visit.room.unreachable = false;
  if (!is_whole(visit.journey.entries.reveal(ids::kRoomCode))) return ask_again(change, CodeProblem::kIncomplete);
  visit.room.problem = CodeProblem::kNone;
  visit.room.effect = change.ask(ArriveInRoom{visit.journey.entries.edit(ids::kRoomCode)});
  visit.room.reply_by = change.now() + change.timeouts().reply;
}

void cannot_reach(Change& change) {
  change.visit().room.reply_by.reset();
  change.visit().room.effect = 0;
  change.visit().room.unreachable = true;
}

// The call that somebody came for is over: how, and what else there is.
void end_in_room(Change& change, CallEnd why) {
  Visit& visit = change.visit();
  visit.journey.entries.erase(ids::kRoomCode);
  visit.before_call = Screen::kHome;
  visit.call = Call{};
  visit.call.stage = CallStage::kEnded;
  visit.call.end = why;
  show(change, Screen::kCallEnded);
}

bool knows_language(const Configuration& configuration, std::string_view language) {
  const auto& known = configuration.languages;
  return std::find(known.begin(), known.end(), language) != known.end();
}

// The journey goes on where it was, when this kiosk has it as it was there.
Screen unpack_journey(Change& change, Luggage& luggage) {
  Visit& visit = change.visit();
  const journeys::Definition* const definition = change.configuration().journey(luggage.journey.journey);
  if (definition == nullptr) return Screen::kHome;
  const bool on_page = definition->find_page(luggage.journey.page) != nullptr;
  if (luggage.screen == Screen::kQuestion && !on_page) return Screen::kHome;
  base::Secret written;
  if (const base::Secret* const text = visit.journey.entries.find(ids::kCallText)) written = *text;
  visit.journey = std::move(luggage.journey);
  if (!written.empty()) visit.journey.entries.set(ids::kCallText, std::move(written));
  visit.service = visit.journey.service;
  return luggage.screen;
}

void unpack(Change& change, Luggage luggage) {
  Visit& visit = change.visit();
  if (knows_language(change.configuration(), luggage.language)) visit.language = luggage.language;
  const bool motion = visit.presentation.motion;
  visit.presentation = luggage.presentation;
  visit.presentation.motion = motion;
  visit.speech.on = (luggage.listens || change.state.headphones) && change.state.has_voice;
  visit.speech.rate = luggage.speech_rate;
  visit.speech.volume = luggage.speech_volume;
  const bool plugged = change.state.headphones || luggage.speak != Speak::kHeadphones;
  visit.call.speak = plugged ? luggage.speak : usual_speak(change.state);
  visit.call.volume = luggage.call_volume;
  visit.call.own_line = luggage.own_line;
  visit.call.lines = std::move(luggage.lines);
  if (const base::Secret* const text = luggage.journey.entries.find(ids::kCallText)) {
    visit.journey.entries.set(ids::kCallText, *text);
  }
  visit.before_call = unpack_journey(change, luggage);
}

}  // namespace

bool can_move(const State& state) {
  const Call& call = state.visit.call;
  const bool talks = call.stage == CallStage::kConnected || call.stage == CallStage::kHeld;
  return talks && state.online && state.configuration->room(call.move.room) != nullptr && !call.move.reply_by;
}

void ask_to_move(Change& change) {
  CallRequest request;
  request.kind = RequestKind::kRoom;
  change.visit().call.move.failed = false;
  ask_customer(change, std::move(request));
}

void begin_move(Change& change, std::string request_id) {
  RoomMove& move = change.visit().call.move;
  move.request_id = std::move(request_id);
  if (!can_move(change.state)) return refuse_move(change);
  move.failed = false;
  move.effect = change.ask(MoveCall{change.visit().call.call_id, move.room, move.key, pack_luggage(change.state)});
  move.reply_by = change.now() + change.timeouts().reply;
}

void on_room_kept(Change& change, const RoomKept& event) {
  Call& call = change.visit().call;
  if (event.tag.effect != call.move.effect || !call_is_on(call)) return;
  if (!call.move.request_id.empty()) tell_adviser(change, outcome_message("room", call.move.request_id, "agreed"));
  call.move.reply_by.reset();
  call.move.code = event.code;
  end_consents(change);
  change.visit().aside.reset();
  call.stage = CallStage::kMoving;
  show(change, Screen::kRoomWay);
}

void on_room_unavailable(Change& change, const RoomUnavailable& event) {
  const Call& call = change.visit().call;
  if (event.tag.effect == call.move.effect && call.move.reply_by) refuse_move(change);
}

// Whoever is told from elsewhere that they are not on the way any more still stands here: they go on talking.
void follow_move(Change& change, const CallChanged& event) {
  if (event.elsewhere) return leave(change, Leaving::kGoodbye);
  if (event.state == HubCall::kEnded) return end_call(change, event.end, Told::kNobody);
  if (event.state == HubCall::kMoving) return;
  Call& call = change.visit().call;
  const bool wished = !call.move.effect;
  forget_move(change, !wished);
  call.stage = CallStage::kConnected;
  follow_leg(change, event.leg);
  show_in_use(change, screen_of(call.stage));
}

bool press_room(Change& change, std::string_view node) {
  Visit& visit = change.visit();
  if (node == ids::kRoomMove && can_move(change.state)) {
    ask_to_move(change);
  } else if (change.state.screen == Screen::kRoomWay && node == ids::kRoomGo) {
    leave(change, Leaving::kGoodbye);
  } else if (change.state.screen == Screen::kRoomWay && node == ids::kRoomStay) {
    change.ask(StayInCall{visit.call.call_id});
    visit.call.move.effect = 0;
  } else if (change.state.screen == Screen::kRoomCode && node == ids::kContinue) {
    send_code(change);
  } else if (change.state.screen == Screen::kRoomCode && node == ids::kBack) {
    leave(change, Leaving::kStartAgain);
  } else {
    return false;
  }
  return true;
}

void enter_room_code(Change& change) {
  show(change, Screen::kRoomCode);
  ask_again(change, CodeProblem::kNone);
}

void on_room_changed(Change& change, const RoomChanged& event) {
  change.state.kept_until.reset();
  // The hub takes it back; without a line to the hub it is not kept all day.
  if (event.kept) change.state.kept_until = change.now() + kKeptAtMost;
  turn_attract(change);
}

void on_room_opened(Change& change, const RoomOpened& event) {
  Visit& visit = change.visit();
  if (event.tag.effect != visit.room.effect) return;
  visit.room = RoomEntry{};
  visit.journey.entries.erase(ids::kRoomCode);
  visit.aside.reset();
  visit.call = Call{};
  Call& call = visit.call;
  call.call_id = event.call_id;
  call.skill = event.skill;
  call.speak = usual_speak(change.state);
  call.asked_at = call.connected_at = change.now();
  call.was_connected = true;
  call.new_adviser = true;  // for this kiosk
  visit.before_call = Screen::kHome;
  auto luggage = event.luggage.empty() ? base::Result<Luggage>{base::fail(base::ErrorCode::kNotFound, "luggage")}
                                       : unpack_luggage(event.luggage.reveal());
  call.luggage_lost = !luggage.has_value();
  if (luggage) unpack(change, std::move(*luggage));
  call.stage = CallStage::kPermission;
  show(change, Screen::kCallPermission);
}

void on_code_refused(Change& change, const CodeRefused& event) {
  RoomEntry& room = change.visit().room;
  if (event.tag.effect != room.effect || !room.reply_by) return;
  room.reply_by.reset();
  room.tries_left = event.tries_left;
  switch (event.why) {
    case CodeRefusal::kWrong:
      return event.tries_left > 0 ? ask_again(change, CodeProblem::kWrong) : end_in_room(change, CallEnd::kWrongCode);
    case CodeRefusal::kEnded:
      return end_in_room(change, event.end);
    case CodeRefusal::kNobody:
      return end_in_room(change, CallEnd::kNotArrived);
    case CodeRefusal::kUnreachable:
      return cannot_reach(change);
  }
}

void pass_room(Change& change) {
  const auto passed = [&](const std::optional<base::MonoTime>& at) { return at && *at <= change.now(); };
  if (passed(change.visit().room.reply_by)) cannot_reach(change);
  Call& call = change.visit().call;
  if (!passed(call.move.reply_by)) return;
  change.ask(StayInCall{call.call_id});  // the hub may have kept it, and its answer was lost
  refuse_move(change);
}

}  // namespace waymark::core
