// A call moves to a private room: the code and the way at the first kiosk, the kept room, and the code's field there.
#include "kiosk/core/call_clock.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::CodeProblem;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

std::string problem_words(const Scene& scene) {
  const core::RoomEntry& room = scene.visit().room;
  switch (room.problem) {
    case CodeProblem::kNone:
      return {};
    case CodeProblem::kIncomplete:
      return scene.words("moment_code.incomplete");
    case CodeProblem::kWrong:
      break;
  }
  return scene.words("moment.wrong", {{"count", room.tries_left}});
}

}  // namespace

std::string room_name(const Scene& scene) {
  const core::PrivateRoom* const room = scene.configuration().room(scene.visit().call.move.room);
  return room == nullptr ? scene.words("room.name") : local(room->name, scene);
}

void add_move(std::vector<Node>& into, const Scene& scene) {
  const core::RoomMove& move = scene.visit().call.move;
  if (move.reply_by) {
    Node asking = status("room.asking", scene.words("room.asking"), "room");
    asking.busy = true;
    into.push_back(std::move(asking));
  } else if (move.failed) {
    into.push_back(status("room.failed", scene.words("room.failed"), "warning"));
  }
  if (!core::can_move(scene.state)) return;
  into.push_back(button(ids::kRoomMove, scene.words("room.move"), Emphasis::kSecondary, "room"));
}

Content room_way(const Scene& scene) {
  Content content;
  const core::RoomMove& move = scene.visit().call.move;
  content.title = scene.words("room_way.title", {{"room", room_name(scene)}});
  content.main.push_back(heading(content.title));
  const core::PrivateRoom* const room = scene.configuration().room(move.room);
  if (room != nullptr && !room->where.empty()) {
    content.main.push_back(local_text(Role::kParagraph, room->where, scene));
  }
  Node code = text(Role::kTicket, scene.words("moment_code.field"));
  code.id = ids::kRoomNumbers;
  code.value = move.code.reveal();
  code.description = scene.words("room_way.how", {{"adviser", adviser_name(scene)}});
  content.main.push_back(std::move(code));
  content.main.push_back(paragraph(scene.words("room_way.clear")));
  add_camera_light(content.main, scene);
  content.footer.push_back(button(ids::kRoomStay, scene.words("room_way.stay"), Emphasis::kSecondary, "call"));
  content.footer.push_back(button(ids::kRoomGo, scene.words("room_way.go"), Emphasis::kPrimary, "done"));
  return content;
}

Content room_code(const Scene& scene) {
  Content content;
  const core::RoomEntry& room = scene.visit().room;
  content.title = scene.words("room_code.title");
  content.main.push_back(heading(content.title));
  if (room.unreachable) {
    content.main.push_back(status("room.unreachable", scene.words("room_code.unreachable"), "warning"));
  }
  content.main.push_back(paragraph(scene.words("room_code.why")));
  if (const journeys::Question* const question = core::own_field(scene.state, ids::kRoomCode)) {
    Node field = field_of(scene, *question, scene.words("moment_code.field"));
    field.purpose = view::InputPurpose::kPasscode;
    if (std::string problem = problem_words(scene); !problem.empty()) {
      field.invalid = true;
      Node message = text(Role::kErrorMessage, std::move(problem));
      message.id = "message.room-code";
      message.live = true;
      field.children.push_back(std::move(message));
    }
    content.main.push_back(std::move(field));
    if (scene.visit().editing.field == ids::kRoomCode) content.keyboard = keyboard_rows(scene, *question);
  }
  add_wait(content.main, core::waiting(scene.state, room.reply_by), scene.words("room_code.wait"),
           scene.words("sending.long"));
  if (room.unreachable) add_other_ways(content.main, scene);
  content.footer.push_back(button(ids::kBack, scene.words("room_code.not_me"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kContinue, scene.words("button.continue"), Emphasis::kPrimary));
  return content;
}

Content kept_room(const Scene& scene) {
  Content content;
  content.title = scene.words("room_kept.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("room_kept.why")));
  content.main.push_back(button(ids::kStart, scene.words("room_kept.start"), Emphasis::kPrimary, "touch"));
  Node code = text(Role::kHint, scene.words("attract.status_code", {{"code", core::status_code(scene.state)}}));
  code.id = "status-code";
  content.footer.push_back(std::move(code));
  return content;
}

}  // namespace waymark::screens
