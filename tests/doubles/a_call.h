// The world of a call, for tests: the hub, the media and the adviser Morag, who answer a Visitor.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/core/assist_message.h"
#include "tests/doubles/visitor.h"

namespace waymark::doubles {

class ACall {
 public:
  explicit ACall(Visitor& visit) : visit_(visit) {}

  // ---- How far a customer has come ----
  void choose(std::string_view speak = "aloud") {
    visit_.online();
    visit_.begin();
    choose_in_visit(speak);
  }
  // In any language.
  void choose_in_visit(std::string_view speak = "aloud") {
    visit_.press_id("home.talk");
    visit_.press_id("call.skill.council-tax");
    visit_.press_id("call.speak." + std::string(speak));
  }
  void wait_in_line(int place = 2) {
    choose();
    hub(core::HubCall::kWaiting, place);
  }
  void accepted() {
    wait_in_line();
    hub_accepts(1);
  }
  void talk() {
    accepted();
    agree_and_connect();
  }
  void agree_and_connect() {
    visit_.press_id("call.picture-and-sound");
    visit_.press_id("call.begin");
    leg(core::LegState::kConnected);
  }

  // ---- The hub ----
  void hub(core::HubCall state, int place = 0) {
    core::CallChanged changed = next(state);
    changed.place = place;
    changed.about_minutes = 4;
    changed.up_to_minutes = 9;
    visit_.send(changed);
  }
  void hub_accepts(int leg, std::string_view adviser = "Morag") {
    core::CallChanged changed = next(core::HubCall::kAccepted);
    changed.leg = leg;
    changed.adviser = adviser;
    visit_.send(changed);
  }
  void hub_ends(core::CallEnd why) {
    core::CallChanged changed = next(core::HubCall::kEnded);
    changed.end = why;
    visit_.send(changed);
  }
  // A private room of the demonstration is free, or is not.
  void room_is(bool free, core::HubCall state = core::HubCall::kConnected) {
    core::CallChanged changed = next(state);
    changed.leg = visit_.state().visit.call.hub_leg;
    changed.adviser = visit_.state().visit.call.adviser;
    if (free) changed.room = kRoom;
    if (free) changed.room_key = "a key";
    visit_.send(changed);
  }
  // The customer agreed to go there.
  void room_is_kept(std::string_view code = "4711") {
    room_is(true, core::HubCall::kMoving);
    visit_.send(core::RoomKept{visit_.tag_of_last<core::MoveCall>(), base::Secret{code}});
  }
  void call_is_elsewhere() {
    core::CallChanged changed = next(core::HubCall::kEnded);
    changed.end = core::CallEnd::kLost;
    changed.elsewhere = true;
    visit_.send(changed);
  }
  void hub_refuses(core::CallRefusal why) {
    visit_.send(core::CallRefused{visit_.tag_of_last<core::RequestCall>(), why});
  }
  void offers(std::vector<core::SkillOffer> skills) {
    visit_.send(core::CallOffer{visit_.tag_of_last<core::AskCallOffer>(), std::move(skills)});
  }

  // ---- The media ----
  void leg(core::LegState state) { visit_.send(core::LegChanged{tag(), number(), state}); }
  void media_is_lost() { visit_.send(core::MediaLost{tag()}); }
  void devices(core::Camera camera, core::Microphone microphone) {
    visit_.send(core::MediaDevices{tag(), camera, microphone, false});
  }

  // ---- The adviser ----
  void says(core::Assist message) { visit_.send(core::AssistArrived{tag(), number(), std::move(message)}); }
  void asks(core::Consent consent) { says(core::AskedConsent{consent}); }
  void asks_and_is_allowed(core::Consent consent) {
    asks(consent);
    visit_.wait(std::chrono::seconds{1});
    visit_.press_id("request.yes");
  }
  // A photograph of a paper, and the customer agrees to take one.
  void asks_for_photo() {
    says(core::AskedForPhoto{"f1"});
    visit_.wait(std::chrono::seconds{1});
    visit_.press_id("request.yes");
  }
  void camera_sees(core::PaperSight sight) { visit_.send(core::PaperSighted{tag(), sight}); }
  void photo_is_taken(bool straight = true) {
    visit_.press_id("photo.take");
    visit_.send(core::PhotoTaken{tag(), straight, base::Secret{"jpeg"}});
  }
  void types(int line, std::string_view text, bool done = false) {
    visit_.send(core::TextArrived{tag(), number(), line, base::Secret{text}, done});
  }

  // What was told to the adviser last over this channel; "" when nothing was.
  [[nodiscard]] std::string told(core::CallChannel channel = core::CallChannel::kAssist) const {
    const auto& effects = visit_.effects();
    for (auto each = effects.rbegin(); each != effects.rend(); ++each) {
      const auto* message = std::get_if<core::TellAdviser>(&each->body);
      if (message != nullptr && message->channel == channel) return std::string(message->json.reveal());
    }
    return {};
  }
  [[nodiscard]] core::MediaWanted media() const {
    const auto* directed = visit_.last<core::DirectMedia>();
    return directed == nullptr ? core::MediaWanted{} : directed->wanted;
  }
  // Of this visit, whatever was asked for last.
  [[nodiscard]] core::Tag tag() const { return {visit_.state().epoch, 0}; }

  static constexpr const char* kRoom = "Ardwell Library, room 2";

 private:
  [[nodiscard]] int number() const { return visit_.state().visit.call.leg; }
  core::CallChanged next(core::HubCall state) {
    core::CallChanged changed;
    changed.call_id = visit_.state().visit.call.call_id;
    changed.revision = ++revision_;
    changed.state = state;
    return changed;
  }

  Visitor& visit_;
  std::int64_t revision_ = 0;
};

}  // namespace waymark::doubles
