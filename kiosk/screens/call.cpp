// The call itself, and how it ended.
#include "kiosk/screens/call.h"

#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Call;
using core::CallEnd;
using core::CallStage;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

constexpr std::size_t kLinesInSight = 6;

std::string ended_words(const Scene& scene) {
  switch (scene.visit().call.end) {
    case CallEnd::kNone:
    case CallEnd::kByCustomer:
    case CallEnd::kByAdviser:
      return scene.words("call_ended.done");
    case CallEnd::kNobody:
      return scene.words("call_ended.nobody");
    case CallEnd::kClosed:
      return scene.words("call_ended.closed");
    case CallEnd::kUnreachable:
      return scene.words("call_ended.unreachable");
    case CallEnd::kUnanswered:
      return scene.words("call_ended.unanswered");
    case CallEnd::kLost:
      return scene.words("call_ended.lost");
    case CallEnd::kNotArrived:
      return scene.words("call_ended.not_arrived");
    case CallEnd::kWrongCode:
      return scene.words("call_ended.wrong_code");
    case CallEnd::kRoomLost:
      return scene.words("call_ended.room_lost");
  }
  return {};
}

void add_writing(Content& content, const Scene& scene) {
  add_written(content.aside, scene, kLinesInSight);
  const journeys::Question* const question = core::own_field(scene.state, ids::kCallText);
  if (question == nullptr) return;
  Node field = field_of(scene, *question, scene.words("call.text.field", {{"adviser", adviser_name(scene)}}));
  const bool typing = scene.visit().editing.field == ids::kCallText;
  if (!typing) field.description = scene.words("call.text.hint");
  content.aside.push_back(std::move(field));
  if (typing) content.keyboard = keyboard_rows(scene, *question);
}

}  // namespace

Content call(const Scene& scene) {
  Content content;
  const Call& call = scene.visit().call;
  content.title = call_status(scene).name;
  const bool typing = scene.visit().editing.field == ids::kCallText;
  Node line = heading(content.title);
  line.id = "call.status";
  content.main.push_back(std::move(line));
  content.main.push_back(call_picture(scene));
  add_camera_light(content.main, scene);
  add_consents(content.aside, scene);
  add_photo_button(content.aside, scene);
  add_reading_button(content.aside, scene);
  if (call.question) {
    content.aside.push_back(button(ids::kOpenPrivate, scene.words("private.open"), Emphasis::kPrimary, "lock"));
  }
  add_writing(content, scene);
  if (!typing) add_call_controls(content.main, scene);
  if (!typing) add_move(content.main, scene);
  content.footer.push_back(button(ids::kCallCarryOn, scene.words("call.carry_on"), Emphasis::kSecondary, "do-it-here"));
  if (typing) {
    content.footer.push_back(button(ids::kCallSendText, scene.words("call.text.send"), Emphasis::kPrimary, "send"));
  }
  content.footer.push_back(button(ids::kCallEnd, scene.words("call.end"), Emphasis::kWarning, "call-end"));
  return content;
}

Content call_ended(const Scene& scene) {
  Content content;
  content.title = ended_words(scene);
  content.main.push_back(heading(content.title));
  const CallEnd end = scene.visit().call.end;
  const bool well = scene.visit().call.was_connected && (end == CallEnd::kByCustomer || end == CallEnd::kByAdviser);
  // Who came to a private room for a call that is over has nothing here.
  const bool came_for_it = scene.configuration().in_private_room() && scene.visit().call.skill.empty();
  const char* const rest = well ? "call_ended.thanks" : came_for_it ? "call_ended.not_here" : "call_ended.other";
  content.main.push_back(paragraph(scene.words(rest)));
  add_reading_button(content.main, scene);
  const bool again = well || end == CallEnd::kLost || end == CallEnd::kUnreachable || end == CallEnd::kByCustomer;
  if (again && scene.state.online) {
    content.main.push_back(button(ids::kCallAgain, scene.words("call_ended.again"), Emphasis::kSecondary, "call"));
  }
  if (!well) add_ways_but_a_call(content.main, scene);
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kSecondary));
  content.footer.push_back(
      button(ids::kCallCarryOn, scene.words(came_for_it ? "button.something_else" : "help.back"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
