#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Call;
using core::CallStage;
using core::Consent;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node toggle(std::string_view id, std::string name, std::string icon, bool on) {
  Node node = button(id, std::move(name), Emphasis::kSecondary, std::move(icon));
  node.selected = on;
  return node;
}

Node volume_button(const Scene& scene, std::string_view id, std::string_view words, std::string icon, int end) {
  const int volume = scene.visit().call.volume;
  Node node = button(id, scene.words(words), Emphasis::kSecondary, std::move(icon));
  node.description = scene.words("speech.level", {{"level", volume}, {"count", Call::kLoudest}});
  node.disabled = volume == end;
  return node;
}

// Why nothing is heard here now.
bool add_silence(std::vector<Node>& into, const Scene& scene) {
  const Call& call = scene.visit().call;
  if (!call.unplugged && !call.hung_up) return false;
  const std::string_view why = call.hung_up ? "call.hung_up" : "call.unplugged";
  into.push_back(status("call.unplugged", scene.words(why), "warning"));
  return true;
}

// What does not work is said plainly, and what works all the same.
void add_device_words(std::vector<Node>& into, const Scene& scene) {
  const Call& call = scene.visit().call;
  const bool no_camera = call.camera == core::Camera::kAbsent || call.camera == core::Camera::kBusy;
  const bool no_microphone = call.microphone == core::Microphone::kAbsent;
  if (call.picture && no_camera) into.push_back(status("call.no-camera", scene.words("call.no_camera"), "warning"));
  if (call.sound && no_microphone) {
    into.push_back(status("call.no-microphone", scene.words("call.no_microphone"), "warning"));
  }
  if (add_silence(into, scene) && scene.configuration().calls.aloud) {
    into.push_back(button(ids::kCallHearAloud, scene.words("call.aloud"), Emphasis::kSecondary, "listen"));
  }
}

std::string status_words(const Scene& scene) {
  const Call& call = scene.visit().call;
  const std::string adviser = adviser_name(scene);
  switch (call.stage) {
    case CallStage::kAsking:
      return scene.words("call_waiting.asking");
    case CallStage::kWaiting:
      return call.place > 1 ? scene.words("call_waiting.place", {{"place", call.place}})
                            : scene.words("call_waiting.next");
    case CallStage::kOffered:
      return scene.words("call_waiting.ringing");
    case CallStage::kPermission:
    case CallStage::kSelfView:
      return scene.words("call_permission.title", {{"adviser", adviser}});
    case CallStage::kConnecting:
      return scene.words("call.connecting", {{"adviser", adviser}});
    case CallStage::kConnected:
      return scene.words("call.talking", {{"adviser", adviser}});
    case CallStage::kHeld:
      return scene.words("call.held", {{"adviser", adviser}});
    case CallStage::kReconnecting:
      return scene.words("call.reconnecting");
    case CallStage::kTransferring:
      return scene.words("call.transferring");
    case CallStage::kMoving:
      return scene.words("room_way.title", {{"room", room_name(scene)}});
    case CallStage::kEnded:
      return scene.words("call_ended.done");
    case CallStage::kNone:
    case CallStage::kTopic:
    case CallStage::kHow:
      break;
  }
  return {};
}

Node panel_of_line(const Scene& scene) {
  Node panel = group(Role::kGroup, {}, {call_status(scene)});
  add_camera_light(panel.children, scene);
  const Call& call = scene.visit().call;
  if (core::in_line(call) || call.stage == CallStage::kMoving) {
    panel.children.push_back(button(ids::kCallOpen, scene.words("call.open"), Emphasis::kSecondary, "call"));
  } else {
    panel.children.push_back(button(ids::kCallOpen, scene.words("call_permission.answer"), Emphasis::kPrimary, "call"));
  }
  return panel;
}

void add_mute(std::vector<Node>& into, const Scene& scene) {
  const Call& call = scene.visit().call;
  if (!call.sound) return;
  into.push_back(toggle(ids::kCallMute, scene.words(call.muted ? "call.unmute" : "call.mute"),
                        call.muted ? "mic-off" : "mic", call.muted));
}

void add_end(std::vector<Node>& into, const Scene& scene) {
  into.push_back(button(ids::kCallEnd, scene.words("call.end"), Emphasis::kWarning, "call-end"));
}

// Where a keyboard leaves little room, the way out of the call comes first.
Node panel_of_call(const Scene& scene, bool typing) {
  Node panel = group(Role::kGroup, {}, {call_picture(scene), call_status(scene)});
  const Call& call = scene.visit().call;
  add_camera_light(panel.children, scene);
  add_silence(panel.children, scene);
  if (typing) add_end(panel.children, scene);
  if (!call.pointed.empty()) {
    Node pointing = status("call.pointing", {}, "touch");
    panel.children.push_back(std::move(pointing));  // render() says at what
  }
  add_consents(panel.children, scene);
  add_photo_button(panel.children, scene);
  add_reading_button(panel.children, scene);
  if (call.question && core::shown(scene.state) != core::Screen::kPrivateQuestion) {
    panel.children.push_back(button(ids::kOpenPrivate, scene.words("private.open"), Emphasis::kPrimary, "lock"));
  }
  add_written(panel.children, scene, 1);
  panel.children.push_back(button(ids::kCallOpen, scene.words("call.open"), Emphasis::kSecondary, "call"));
  add_mute(panel.children, scene);
  if (!typing) add_end(panel.children, scene);
  return panel;
}

Node panel_of_end(const Scene& scene) {
  Node panel = group(Role::kGroup, {}, {call_status(scene)});
  add_reading_button(panel.children, scene);
  panel.children.push_back(button(ids::kCallOpen, scene.words("call_ended.open"), Emphasis::kSecondary));
  panel.children.push_back(button(ids::kCallClose, scene.words("call_ended.close"), Emphasis::kSecondary));
  return panel;
}

}  // namespace

std::string adviser_of(const Scene& scene, const std::string& alias) {
  return alias.empty() ? scene.words("call.adviser") : alias;
}

std::string adviser_name(const Scene& scene) { return adviser_of(scene, scene.visit().call.adviser); }

std::string call_wait(const Scene& scene, int about_minutes, int up_to_minutes) {
  if (about_minutes <= 0) return scene.words("ticket.wait.unknown");
  if (up_to_minutes <= about_minutes) return scene.words("ticket.wait.about", {{"about", about_minutes}});
  return scene.words("ticket.wait.range", {{"about", about_minutes}, {"up_to", up_to_minutes}});
}

Node call_status(const Scene& scene) {
  const CallStage stage = scene.visit().call.stage;
  Node line = status("call.status", status_words(scene), stage == CallStage::kEnded ? "call-end" : "call");
  line.busy = stage == CallStage::kAsking || stage == CallStage::kConnecting || stage == CallStage::kReconnecting ||
              stage == CallStage::kTransferring;
  return line;
}

Node call_picture(const Scene& scene) {
  const Call& call = scene.visit().call;
  Node picture = text(Role::kVideo, scene.words("call.remote", {{"adviser", adviser_name(scene)}}));
  picture.id = "call.remote";
  picture.value = "remote";
  picture.busy = call.stage != CallStage::kConnected;
  if (call.picture && !call.camera_off) {
    Node self = text(Role::kVideo, scene.words("call.self"));
    self.id = "call.self";
    self.value = "self";
    picture.children.push_back(std::move(self));
  }
  return picture;
}

void add_camera_light(std::vector<Node>& into, const Scene& scene) {
  const Call& call = scene.visit().call;
  const bool used = core::call_is_on(call) || scene.visit().photo.stage != core::PhotoStage::kNone;
  if (used && call.camera_light) {
    into.push_back(status("camera.light", scene.words("camera.on"), "call"));
  }
}

void add_call_controls(std::vector<Node>& into, const Scene& scene) {
  const Call& call = scene.visit().call;
  add_device_words(into, scene);
  if (call.sound) {
    into.push_back(toggle(ids::kCallMute, scene.words(call.muted ? "call.unmute" : "call.mute"),
                          call.muted ? "mic-off" : "mic", call.muted));
  }
  if (call.picture) {
    into.push_back(toggle(ids::kCallCamera, scene.words(call.camera_off ? "call.camera_on" : "call.camera_off"),
                          call.camera_off ? "camera-off" : "call", call.camera_off));
  }
  if (call.speak == core::Speak::kType) return;
  into.push_back(volume_button(scene, ids::kCallQuieter, "speech.quieter", "quieter", 1));
  into.push_back(volume_button(scene, ids::kCallLouder, "speech.louder", "listen", Call::kLoudest));
}

void add_consents(std::vector<Node>& into, const Scene& scene) {
  for (const Consent consent : core::kConsents) {
    if (!core::allowed(scene.visit().call, consent)) continue;
    const std::string word{core::word_of(consent)};
    Node notice = text(Role::kNotice, scene.words("consent." + word + ".on", {{"adviser", adviser_name(scene)}}));
    notice.id = "consent." + word;
    notice.icon = consent == Consent::kSee     ? "show"
                  : consent == Consent::kPrint ? "print"
                  : consent == Consent::kPhoto ? "camera"
                                               : "touch";
    notice.live = true;
    Node stop = button(ids::with(ids::kConsentStop, word), scene.words("consent.stop"), Emphasis::kSecondary);
    stop.description = notice.name;
    notice.children.push_back(std::move(stop));
    into.push_back(std::move(notice));
  }
}

void add_photo_button(std::vector<Node>& into, const Scene& scene) {
  if (scene.visit().photo.stage == core::PhotoStage::kNone || scene.state.screen == core::Screen::kPhoto) return;
  into.push_back(button(ids::kPhotoOpen, scene.words("photo.open"), Emphasis::kPrimary, "camera"));
}

void add_written(std::vector<Node>& into, const Scene& scene, std::size_t most) {
  const Call& call = scene.visit().call;
  Node list = group(Role::kList, scene.words("call.text.title"), {});
  list.id = "call.written";
  const std::size_t first = call.lines.size() > most ? call.lines.size() - most : 0;
  for (std::size_t i = first; i < call.lines.size(); ++i) {
    const core::CallLine& line = call.lines[i];
    const bool own = line.by == core::LineBy::kCustomer;
    if (line.text.empty() || (own && !line.done)) continue;  // one's own is in the field
    Node item = text(Role::kListItem, own ? scene.words("call.self") : adviser_name(scene));
    item.id = "call.line." + std::to_string(i);
    item.value = line.text.reveal();
    item.privacy = view::Privacy::kPrivate;
    item.live = line.done && !own;
    list.children.push_back(std::move(item));
  }
  if (!list.children.empty()) into.push_back(std::move(list));
}

std::optional<Node> call_panel(const Scene& scene, bool typing) {
  const Call& call = scene.visit().call;
  Node panel;
  if (core::in_call(call)) {
    panel = panel_of_call(scene, typing);
  } else if (core::call_is_on(call)) {
    panel = panel_of_line(scene);
  } else if (call.stage == CallStage::kEnded) {
    panel = panel_of_end(scene);
  } else {
    return std::nullopt;
  }
  panel.id = "call.panel";
  return panel;
}

void add_ways_but_a_call(std::vector<Node>& into, const Scene& scene) {
  into.push_back(heading(scene.words("ways.title"), 2));
  if (!scene.configuration().calls.skills.empty()) {
    into.push_back(button(ids::kCallback, scene.words("callback.tile"), Emphasis::kSecondary, "phone"));
  }
  if (!scene.configuration().queues.empty()) {
    into.push_back(button(ids::kGetNumber, scene.words("home.get_a_number"), Emphasis::kSecondary, "ticket"));
  }
  if (scene.state.online) {
    into.push_back(button(ids::kAskForHelp, scene.words("talk.ask"), Emphasis::kSecondary, "help"));
  }
  add_other_ways(into, scene);
}

}  // namespace waymark::screens
