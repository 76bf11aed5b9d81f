// Waiting for an adviser, and what they may see and hear once they are ready.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Call;
using core::CallStage;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node place_in_line(const Scene& scene) {
  const Call& call = scene.visit().call;
  Node card = text(Role::kTicket, scene.words("call_waiting.name"));
  card.id = "call.place";
  card.value = std::to_string(call.place);
  card.description = call_wait(scene, call.about_minutes, call.up_to_minutes);
  return card;
}

Content self_view(const Scene& scene) {
  Content content;
  const Call& call = scene.visit().call;
  const bool broken = call.camera == core::Camera::kAbsent || call.camera == core::Camera::kBusy;
  const bool silent = call.microphone == core::Microphone::kAbsent;
  content.title =
      broken ? scene.words("call_self.no_camera") : scene.words("call_self.title", {{"adviser", adviser_name(scene)}});
  content.main.push_back(heading(content.title));
  if (broken) {
    content.main.push_back(status("call.no-camera", scene.words("call_self.no_camera.why"), "camera-off"));
  } else {
    Node self = text(Role::kVideo, scene.words("call.self"));
    self.id = "call.self";
    self.value = "self";
    content.main.push_back(std::move(self));
    add_camera_light(content.main, scene);
  }
  if (silent) {
    content.main.push_back(status("call.no-microphone", scene.words("call.no_microphone"), "warning"));
  }
  if (!broken) content.main.push_back(text(Role::kHint, scene.words("call_self.hint")));
  content.footer.push_back(button(ids::kCallEnd, scene.words("call_permission.end"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kCallSoundOnly, scene.words("call_permission.sound"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kCallBegin, scene.words("call_self.begin"), Emphasis::kPrimary,
                                  !broken   ? "call"
                                  : !silent ? "mic"
                                            : "keyboard"));
  return content;
}

}  // namespace

Content call_waiting(const Scene& scene) {
  Content content;
  const Call& call = scene.visit().call;
  content.title = scene.words("call_waiting.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(call_status(scene));
  if (call.stage == CallStage::kWaiting && call.place > 0) content.main.push_back(place_in_line(scene));
  content.main.push_back(paragraph(scene.words("call_waiting.stay")));
  content.main.push_back(button(ids::kCallback, scene.words("callback.tile"), Emphasis::kSecondary, "phone"));
  content.footer.push_back(button(ids::kCallLeave, scene.words("call_waiting.leave"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kCallCarryOn, scene.words("call_waiting.carry_on"), Emphasis::kPrimary));
  return content;
}

Content call_permission(const Scene& scene) {
  const Call& call = scene.visit().call;
  if (call.stage == CallStage::kSelfView) return self_view(scene);
  Content content;
  content.title = scene.words("call_permission.title", {{"adviser", adviser_name(scene)}});
  content.main.push_back(heading(content.title));
  if (call.luggage_lost)
    content.main.push_back(status("room.luggage-lost", scene.words("room.luggage_lost"), "warning"));
  content.main.push_back(paragraph(scene.words("call_permission.why")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "permission";
  const auto choice = [&](std::string_view id, const std::string& word, std::string icon) {
    return tile(id, scene.words("call_permission." + word), scene.words("call_permission." + word + ".hint"),
                std::move(icon));
  };
  const Node typing = choice(ids::kCallTypeOnly, "type", "keyboard");
  const bool types = call.speak == core::Speak::kType;
  if (types) tiles.children.push_back(typing);
  tiles.children.push_back(choice(ids::kCallPictureAndSound, "picture", "call"));
  tiles.children.push_back(choice(ids::kCallSoundOnly, "sound", "mic"));
  if (!types) tiles.children.push_back(typing);
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  content.footer.push_back(button(ids::kCallEnd, scene.words("call_permission.end"), Emphasis::kSecondary));
  return content;
}

}  // namespace waymark::screens
