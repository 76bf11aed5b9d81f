// A call to an adviser: what it is about, how to speak, the line, and how it ends. What the hub tells and what the
// customer does meet here; call_media.cpp has the connection, call_requests.cpp what the adviser asks for.
//
// Who does something else meanwhile is not taken away from it: the call then is a panel beside the page.
#include "kiosk/core/call.h"

#include <algorithm>
#include <utility>

#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

std::string_view reason_word(CallEnd end) {
  switch (end) {
    case CallEnd::kByCustomer:
      return "customer";
    case CallEnd::kByAdviser:
      return "adviser";
    case CallEnd::kNobody:
      return "nobody";
    case CallEnd::kClosed:
      return "closed";
    case CallEnd::kUnreachable:
      return "unreachable";
    case CallEnd::kUnanswered:
      return "unanswered";
    case CallEnd::kNotArrived:
      return "not_arrived";
    case CallEnd::kWrongCode:
      return "wrong_code";
    case CallEnd::kRoomLost:
      return "room_lost";
    case CallEnd::kLost:
    case CallEnd::kNone:
      break;
  }
  return "lost";
}

// What the hub is told, when it does not know already.
std::string_view word_for_hub(CallEnd end) { return end == CallEnd::kByCustomer ? "customer" : "failed"; }

const Skill* skill_of(const Configuration& configuration, std::string_view id) {
  for (const Skill& skill : configuration.calls.skills) {
    if (skill.id == id) return &skill;
  }
  return nullptr;
}

void begin_call(Change& change) {
  Visit& visit = change.visit();
  const int volume = visit.call.volume;
  visit.call = Call{};
  visit.call.volume = volume;
  visit.call.stage = CallStage::kTopic;
  visit.call.effect = change.ask(AskCallOffer{});
  show(change, Screen::kCallTopic);
}

void choose_skill(Change& change, const Skill& skill) {
  Call& call = change.visit().call;
  call.skill = skill.id;
  const SkillOffer* const offer = offer_of(call, skill.id);
  // Nobody is told to wait for a desk that is empty.
  if (offer != nullptr && !offer->open) return end_call(change, CallEnd::kClosed, Told::kNobody);
  if (offer != nullptr && offer->advisers_on == 0) return end_call(change, CallEnd::kNobody, Told::kNobody);
  call.stage = CallStage::kHow;
  show(change, Screen::kCallHow);
}

// What they were doing when they asked, so that an adviser can begin there.
std::string page_before(const Visit& visit) {
  if (visit.before_call == Screen::kQuestion) return visit.journey.journey + "/" + visit.journey.page;
  return std::string(screen_name(visit.before_call));
}

void ask_for_adviser(Change& change, Speak speak) {
  Visit& visit = change.visit();
  Call& call = visit.call;
  call.speak = speak;
  call.call_id = change.new_id();
  call.asked_at = change.now();
  call.reply_by = change.now() + change.timeouts().reply;
  call.effect = change.ask(RequestCall{call.call_id, call.skill, visit.language,
                                       needs_of(visit, change.configuration()), speak, page_before(visit),
                                       visit.journey.journey, visit.journey.service, consents_that_work(change.state)});
  record(change, "handoff.requested", {{"skill", call.skill}, {"speak", std::string(word_of(speak))}});
  move_call(change, CallStage::kAsking);
}

void leave_line(Change& change) {
  end_call(change, CallEnd::kByCustomer, Told::kHub);
  change.visit().call.stage = CallStage::kNone;
  show_in_use(change, change.visit().before_call);
}

bool press_choice(Change& change, std::string_view node) {
  const Call& call = change.visit().call;
  if (call.stage == CallStage::kTopic && change.state.screen == Screen::kCallTopic) {
    const Skill* const skill = skill_of(change.configuration(), ids::after(ids::kCallSkill, node));
    if (skill != nullptr) choose_skill(change, *skill);
    return skill != nullptr;
  }
  if (call.stage == CallStage::kHow && change.state.screen == Screen::kCallHow) {
    const auto speak = speak_of(ids::after(ids::kCallSpeak, node));
    if (speak) ask_for_adviser(change, *speak);
    return speak.has_value();
  }
  return false;
}

bool press_back(Change& change) {
  switch (change.state.screen) {
    case Screen::kCallTopic:
      change.visit().call = Call{};
      show(change, change.visit().before_call);
      return true;
    case Screen::kCallHow:
      change.visit().call.stage = CallStage::kTopic;
      show(change, Screen::kCallTopic);
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string_view word_of(Speak speak) {
  switch (speak) {
    case Speak::kHandset:
      return "handset";
    case Speak::kHeadphones:
      return "headphones";
    case Speak::kAloud:
      return "aloud";
    case Speak::kType:
      break;
  }
  return "type";
}

std::optional<Speak> speak_of(std::string_view word) {
  for (const Speak speak : {Speak::kHandset, Speak::kHeadphones, Speak::kAloud, Speak::kType}) {
    if (word_of(speak) == word) return speak;
  }
  return std::nullopt;
}

const SkillOffer* offer_of(const Call& call, std::string_view skill) {
  if (!call.offers_known) return nullptr;
  const auto found = std::find_if(call.offers.begin(), call.offers.end(),
                                  [&](const SkillOffer& offer) { return offer.skill == skill; });
  return found == call.offers.end() ? nullptr : &*found;
}

Screen screen_of(CallStage stage) {
  switch (stage) {
    case CallStage::kTopic:
      return Screen::kCallTopic;
    case CallStage::kHow:
      return Screen::kCallHow;
    case CallStage::kAsking:
    case CallStage::kWaiting:
    case CallStage::kOffered:
      return Screen::kCallWaiting;
    case CallStage::kPermission:
    case CallStage::kSelfView:
      return Screen::kCallPermission;
    case CallStage::kConnecting:
    case CallStage::kConnected:
    case CallStage::kHeld:
    case CallStage::kReconnecting:
    case CallStage::kTransferring:
      return Screen::kCall;
    case CallStage::kMoving:
      return Screen::kRoomWay;
    case CallStage::kEnded:
      return Screen::kCallEnded;
    case CallStage::kNone:
      break;
  }
  return Screen::kHome;
}

bool is_call_screen(Screen screen) {
  return screen == Screen::kCallTopic || screen == Screen::kCallHow || screen == Screen::kCallWaiting ||
         screen == Screen::kCallPermission || screen == Screen::kCall || screen == Screen::kCallEnded ||
         screen == Screen::kRoomWay;
}

void move_call(Change& change, CallStage stage) {
  Call& call = change.visit().call;
  if (call.stage == stage) return;
  call.stage = stage;
  const Screen in_use = screen_being_used(change.state);
  if (is_call_screen(in_use) && in_use != screen_of(stage)) show_in_use(change, screen_of(stage));
}

void talk(Change& change) {
  Visit& visit = change.visit();
  const Screen in_use = screen_being_used(change.state);
  if (!is_call_screen(in_use) && in_use != Screen::kTalk) visit.before_call = in_use;
  if (call_is_on(visit.call)) return show(change, screen_of(visit.call.stage));
  if (change.configuration().calls.skills.empty() || !change.state.online) return show(change, Screen::kTalk);
  begin_call(change);
}

void talk_about(Change& change, std::string_view skill) {
  const bool known = change.visit().call.offers_known;
  const std::vector<SkillOffer> offers = change.visit().call.offers;
  talk(change);
  Call& call = change.visit().call;
  const Skill* const wanted = skill_of(change.configuration(), skill);
  if (call.stage != CallStage::kTopic || wanted == nullptr) return;
  if (known && !call.offers_known) {
    call.offers = offers;
    call.offers_known = true;
  }
  choose_skill(change, *wanted);
}

void end_call(Change& change, CallEnd why, Told told) {
  Call& call = change.visit().call;
  if (call.stage == CallStage::kNone || call.stage == CallStage::kEnded) return;
  const std::string reason{reason_word(why)};
  if (told == Told::kHub && !call.call_id.empty()) {
    change.ask(EndCall{call.call_id, std::string(word_for_hub(why))});
  }
  if (call.was_connected) {
    record(change, "assist.ended", {{"by", "adviser"}});
    record(change, "handoff.ended",
           {{"skill", call.skill}, {"reason", reason}, {"talked_ms", (change.now() - call.connected_at).count()}});
  } else {
    record(change, "handoff.unavailable", {{"skill", call.skill}, {"reason", reason}});
  }
  close_requests(change);
  Call ended;
  ended.stage = call.stage;
  ended.end = why;
  ended.skill = std::move(call.skill);
  ended.adviser = std::move(call.adviser);
  ended.was_connected = call.was_connected;
  ended.volume = call.volume;
  ended.start = call.start;
  ended.asked = call.asked;
  if (!change.visit().photo.question.empty()) {  // a question's photograph goes on
    ended.camera = call.camera;
    ended.camera_light = call.camera_light;
  }
  call = std::move(ended);
  change.visit().journey.entries.erase(ids::kCallText);
  note_answer(change);
  move_call(change, CallStage::kEnded);
}

void give_up_call(Change& change, Leaving how) {
  const Call& call = change.visit().call;
  if (call.stage == CallStage::kMoving && how != Leaving::kStartAgain) {
    change.visit().journey.ended = true;  // here: it goes on in the room, as the call does
    return;
  }
  if (call_is_on(call)) end_call(change, CallEnd::kByCustomer, Told::kHub);
}

bool press_call(Change& change, std::string_view node) {
  const Call& call = change.visit().call;
  if (press_request(change, node) || press_choice(change, node) || press_media(change, node)) return true;
  if (node == ids::kCallOpen) {
    change.visit().before_call = screen_being_used(change.state);
    change.visit().aside.reset();
    show(change, screen_of(call.stage));
  } else if (node == ids::kCallCarryOn) {
    show(change, change.visit().before_call);
  } else if (node == ids::kCallLeave) {
    leave_line(change);
  } else if (node == ids::kCallEnd) {
    end_call(change, CallEnd::kByCustomer, Told::kHub);
  } else if (node == ids::kCallAgain) {
    talk(change);
  } else if (node == ids::kCallClose) {
    change.visit().call.stage = CallStage::kNone;
  } else if (node == ids::kBack) {
    return press_back(change);
  } else {
    return false;
  }
  return true;
}

void on_call_offer(Change& change, const CallOffer& event) {
  Call& call = change.visit().call;
  if (event.tag.effect != call.effect || call.offers_known) return;
  call.offers = event.skills;
  call.offers_known = true;
}

void on_call_refused(Change& change, const CallRefused& event) {
  Call& call = change.visit().call;
  if (event.tag.effect != call.effect || call.stage != CallStage::kAsking) return;
  const CallEnd why = event.why == CallRefusal::kNobody   ? CallEnd::kNobody
                      : event.why == CallRefusal::kClosed ? CallEnd::kClosed
                                                          : CallEnd::kUnreachable;
  end_call(change, why, why == CallEnd::kUnreachable ? Told::kHub : Told::kNobody);
}

void on_call_changed(Change& change, const CallChanged& event) {
  Call& call = change.visit().call;
  if (!call_is_on(call) || event.call_id != call.call_id || event.revision <= call.revision) return;
  call.revision = event.revision;
  call.reply_by.reset();
  call.hub = event.state;
  call.move.room = event.room;
  call.move.key = event.room_key;
  call.place = event.place;
  call.about_minutes = event.about_minutes;
  call.up_to_minutes = event.up_to_minutes;
  if (call.stage == CallStage::kMoving) return follow_move(change, event);
  if (event.state == HubCall::kMoving) return;  // its code comes with the answer to this kiosk
  if (event.state == HubCall::kEnded) return end_call(change, event.end, Told::kNobody);
  // Who was asked for advice first takes over at once: then only the name tells that it is another adviser.
  const bool another = !event.adviser.empty() && !call.adviser.empty() && event.adviser != call.adviser;
  if (event.state == HubCall::kTransferring || another) {
    call.new_adviser = true;
    end_consents(change);
  }
  if (!event.adviser.empty()) call.adviser = event.adviser;
  if (event.state == HubCall::kWaiting || event.state == HubCall::kOffered) {
    stop_leg(change);  // nobody is at the other end any more
    return move_call(change, event.state == HubCall::kWaiting ? CallStage::kWaiting : CallStage::kOffered);
  }
  follow_leg(change, event.leg);
}

}  // namespace waymark::core
