// Every screen of a call to an adviser, and the pages beside which it goes on.
#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

constexpr const char* kAdviser = "Morag";

core::CallChanged told(core::HubCall state, int leg = 0) {
  core::CallChanged changed;
  changed.state = state;
  changed.leg = leg;
  if (leg > 0) changed.adviser = kAdviser;
  return changed;
}

core::Event waiting(int place) {
  core::CallChanged changed = told(core::HubCall::kWaiting);
  changed.place = place;
  changed.about_minutes = 4;
  changed.up_to_minutes = 9;
  return changed;
}

Steps to_how() {
  return Steps{}
      .press("home.talk")
      .answer(core::CallOffer{{}, {{"council-tax", true, 2, 4, 9}, {"general", true, 0, 0, 0}}})
      .press("call.skill.council-tax");
}

Steps to_line() { return to_how().press("call.speak.aloud").answer(waiting(3)); }
Steps to_permission() { return to_line().answer(told(core::HubCall::kAccepted, 1)); }
Steps to_call() {
  return to_permission()
      .press({"call.picture-and-sound", "call.begin"})
      .answer(core::LegChanged{{}, 1, core::LegState::kConnected});
}

core::Event says(core::Assist message) { return core::AssistArrived{{}, 0, std::move(message)}; }
core::Event types(int line, std::string_view text, bool done) {
  return core::TextArrived{{}, 0, line, base::Secret{text}, done};
}

Steps granted(core::Consent consent) {
  return Steps{}.answer(says(core::AskedConsent{consent})).wait(1s).press("request.yes");
}

// A question page, reached while an adviser is there.
Steps to_page_beside_call() { return to_call().press({"call.carry-on"}).then(to_address()); }

constexpr const char* kRoom = "Ardwell Library, room 2";

// While a private room of the site is free, or is kept.
core::Event room_is(core::HubCall state) {
  core::CallChanged changed = told(state, 1);
  changed.room = kRoom;
  return changed;
}

Steps to_free_room() { return to_call().answer(room_is(core::HubCall::kConnected)); }
Steps to_wish() { return to_free_room().press("room.move").wait(1s).press("request.yes"); }

// In the room itself: its kiosk, and nobody has touched it yet.
Steps to_kept_room() { return Steps{}.happens(core::RoomChanged{true}); }
Steps to_code() { return to_kept_room().press("start"); }
Steps with_code() { return to_code().type("4711").press("continue"); }

core::Event refused(core::CodeRefusal why, int tries_left = 0, core::CallEnd end = core::CallEnd::kNone) {
  return core::CodeRefused{{}, why, tries_left, end};
}

void add_situations_of_rooms(std::vector<Situation>& into) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const auto add_there = [&into](const char* screen, const char* state, const Steps& steps) {
    const auto in_the_room = [](core::Configuration& council) { council.kiosk_name = kRoom; };
    into.push_back({screen, state, Begins::kWithNobody, steps.list(), in_the_room});
  };
  add("call", "room-free", to_free_room());
  add("call", "room-asked", to_free_room().press("room.move"));
  add("call", "room-proposed", to_free_room().answer(says(core::AskedToMove{"m1"})));
  add("call", "room-asking", to_wish());
  add("call", "room-failed", to_wish().answer(core::RoomUnavailable{}));
  const Steps kept = to_wish().answer(room_is(core::HubCall::kMoving)).answer(core::RoomKept{{}, base::Secret{"4711"}});
  add("room_way", "kept", kept);
  add_there("attract", "kept-room", to_kept_room());
  add_there("room_code", "empty", to_code());
  add_there("room_code", "wrong", with_code().answer(refused(core::CodeRefusal::kWrong, 2)));
  add_there("room_code", "unreachable", with_code().answer(refused(core::CodeRefusal::kUnreachable)));
  add_there("call_permission", "luggage-lost",
            with_code().answer(core::RoomOpened{{}, "call", "general", {}}).answer(told(core::HubCall::kAccepted, 2)));
  add_there("call_ended", "wrong-code", with_code().answer(refused(core::CodeRefusal::kWrong)));
  add_there("call_ended", "not-arrived",
            with_code().answer(refused(core::CodeRefusal::kEnded, 0, core::CallEnd::kNotArrived)));
}

}  // namespace

void add_situations_of_calls(std::vector<Situation>& into, std::string_view language) {
  const Person& person = person_writing(language);
  const auto add = [&into](const char* screen, const char* state, const Steps& steps,
                           std::function<void(core::Configuration&)> council = {}) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), std::move(council)});
  };
  const auto ends = [](core::CallEnd why) {
    core::CallChanged changed = told(core::HubCall::kEnded, 1);
    changed.end = why;
    return changed;
  };
  add("call_topic", "asking", Steps{}.press("home.talk"));
  add("call_topic", "promised",
      Steps{}
          .press("home.talk")
          .answer(core::CallOffer{{}, {{"council-tax", true, 2, 4, 9}, {"general", true, 0, 0, 0}}}));
  add("call_how", "no-handset", to_how());
  add("call_how", "handset", to_how(), [](core::Configuration& council) { council.calls.handset = true; });
  add("call_waiting", "asking", to_how().press("call.speak.type"));
  add("call_waiting", "third", to_line());
  add("call_waiting", "ringing", to_line().answer(told(core::HubCall::kOffered)));
  add("call_permission", "asked", to_permission());
  add("call_permission", "self-view", to_permission().press("call.picture-and-sound"));
  add("call_permission", "no-camera",
      to_permission()
          .press("call.picture-and-sound")
          .answer(core::MediaDevices{{}, core::Camera::kAbsent, core::Microphone::kReady, false}));
  add("call", "connecting", to_permission().press({"call.picture-and-sound", "call.begin"}));
  add("call", "connected", to_call());
  add("call", "written",
      to_call()
          .answer(types(1, person.sentence, true))
          .fill("field.@call-text", person.street)
          .answer(types(2, person.town, false)));
  add("call", "typing-only",
      to_permission()
          .press("call.type-only")
          .answer(core::LegChanged{{}, 1, core::LegState::kConnected})
          .answer(types(1, person.sentence, true)));
  add("call", "consents",
      to_call().then(granted(core::Consent::kSee)).then(granted(core::Consent::kPoint)).press("call.mute"));
  add("call", "consent-asked", to_call().answer(says(core::AskedConsent{core::Consent::kSee})));
  add("call", "held", to_call().answer(told(core::HubCall::kHeld, 1)));
  add("call", "reconnecting", to_call().answer(core::LegChanged{{}, 1, core::LegState::kInterrupted}));
  add("call", "transferring", to_call().answer(told(core::HubCall::kTransferring, 1)));
  add("home", "beside-line", to_line().press("call.carry-on"));
  add("home", "adviser-ready", to_line().press("call.carry-on").answer(told(core::HubCall::kAccepted, 1)));
  add("question", "beside-call", to_page_beside_call());
  add("question", "pointed-beside-call",
      to_call()
          .then(granted(core::Consent::kSee))
          .then(granted(core::Consent::kPoint))
          .press("call.carry-on")
          .then(to_address())
          .press("keyboard.done")
          .answer(says(core::Pointed{"field.town"})));
  add("question", "suggested",
      to_call()
          .then(granted(core::Consent::kFill))
          .press("call.carry-on")
          .then(to_address())
          .answer(says(core::Suggested{"s1", "field.town", base::Secret{person.town}})));
  add("call", "paper-asked",
      to_call().answer(says(core::SentPaper{
          "p1", base::Secret{"Council Tax"}, {base::Secret{person.street}, base::Secret{person.town}}})));
  add("call", "leaflet-offered", to_call().answer(says(core::PushedLeaflet{"l1", "your-bins"})));
  add("reading", "leaflet-beside-call",
      to_call().answer(says(core::PushedLeaflet{"l1", "your-bins"})).wait(1s).press("request.yes"));
  const Steps document =
      to_call()
          .answer(says(core::PushedDocument{
              "d1", base::Secret{person.name}, {base::Secret{person.sentence}, base::Secret{person.street}}}))
          .wait(1s);
  add("call", "document-offered", document);
  add("reading", "document", Steps{document}.press("request.yes"));
  add("call", "reading-put-aside", Steps{document}.press({"request.yes", "call.open"}));
  add("private_question", "asked", to_call().answer(says(core::AskedInPrivate{"q1", base::Secret{person.sentence}})));
  const Steps photo = to_call()
                          .answer(says(core::AskedForPhoto{"f1"}))
                          .wait(1s)
                          .press("request.yes")
                          .answer(core::MediaDevices{{}, core::Camera::kReady, core::Microphone::kReady, true});
  add("call", "photo-asked", to_call().answer(says(core::AskedForPhoto{"f1"})));
  add("photo", "looking", photo);
  add("photo", "too-far", Steps{photo}.answer(core::PaperSighted{{}, core::PaperSight::kTooFar}));
  add("photo", "steady", Steps{photo}.answer(core::PaperSighted{{}, core::PaperSight::kSteady}));
  const Steps shown = Steps{photo}.press("photo.take").answer(core::PhotoTaken{{}, true, base::Secret{"jpeg"}});
  add("photo", "shown", shown);
  add("photo", "failed", Steps{shown}.press("photo.use").answer(core::DocumentFailed{}));
  add("privacy", "every-use", Steps{}.press("privacy"), [](core::Configuration& council) {
    council.presence = {true, std::chrono::seconds{30}};
  });
  add("call_ended", "well", to_call().answer(ends(core::CallEnd::kByAdviser)));
  add("call_ended", "lost", to_call().answer(ends(core::CallEnd::kLost)));
  add("call_ended", "nobody",
      Steps{}
          .press("home.talk")
          .answer(core::CallOffer{{}, {{"council-tax", true, 0, 0, 0}}})
          .press("call.skill.council-tax"));
  const Steps callback = Steps{}.happens(core::LinkChanged{false}).press({"home.talk", "callback"});
  add("callback", "empty", callback);
  add("callback", "no-phone", Steps{callback}.type(person.name).fill("field.@callback-phone", "12").press("continue"));
  add("callback", "kept",
      Steps{callback}
          .type(person.name)
          .fill("field.@callback-phone", "01632 960001")
          .press("continue")
          .answer(core::CallbackStored{}));
  add_situations_of_rooms(into);
}

}  // namespace waymark::gallery
