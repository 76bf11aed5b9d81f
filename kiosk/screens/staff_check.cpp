// The opening check: the parts and how they are, and one page for each that is tried.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::CheckPart;
using core::KioskCheck;
using core::Verdict;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

const KioskCheck& check_of(const Scene& scene) { return scene.state.staff->check; }

std::string name_of(const Scene& scene, CheckPart part) {
  return scene.words("part." + std::string(core::word_of(part)));
}

std::string icon_of(CheckPart part) {
  switch (part) {
    case CheckPart::kTouch:
      return "touch";
    case CheckPart::kSound:
      return "listen";
    case CheckPart::kHandset:
      return "phone";
    case CheckPart::kCamera:
      return "camera";
    case CheckPart::kMicrophone:
      return "mic";
    case CheckPart::kKeypad:
      return "keyboard";
    case CheckPart::kPrinter:
      return "print";
  }
  return {};
}

std::string words_of(const Scene& scene, CheckPart part) {
  const auto found = check_of(scene).verdicts.find(part);
  return scene.words(found == check_of(scene).verdicts.end() ? "verdict.not_tried"
                                                             : "verdict." + std::string(core::word_of(found->second)));
}

// All over the lower part of the glass: a finger has to come to each.
std::vector<Node> squares(const Scene& scene) {
  std::vector<Node> rows;
  for (int row = 0; row < core::kTouchRows; ++row) {
    Node keys = group(Role::kKeyRow, {}, {});
    for (int column = 0; column < core::kTouchColumns; ++column) {
      const int number = row * core::kTouchColumns + column + 1;
      Node square =
          button(ids::with(ids::kStaffSquare, std::to_string(number)), std::to_string(number), Emphasis::kNormal);
      square.role = Role::kKey;
      square.width_chars = 2;  // so that they lie from side to side
      square.selected = check_of(scene).touched.contains(number);
      keys.children.push_back(std::move(square));
    }
    rows.push_back(std::move(keys));
  }
  return rows;
}

void add_camera(Content& content, const Scene& scene) {
  const core::Camera camera = scene.visit().call.camera;
  if (camera == core::Camera::kReady) {
    Node picture = text(Role::kVideo, scene.words("part.camera"));
    picture.id = "check.picture";
    picture.value = "self";
    return content.main.push_back(std::move(picture));
  }
  const bool waits = camera == core::Camera::kUnknown;
  const char* const words = waits                           ? "staff_part.opening"
                            : camera == core::Camera::kBusy ? "staff_part.busy"
                                                            : "staff_part.absent";
  Node state = status("check.state", scene.words(words), waits ? "" : "warning");
  state.busy = waits;
  content.main.push_back(std::move(state));
}

void add_microphone(Content& content, const Scene& scene) {
  const core::Microphone microphone = scene.visit().call.microphone;
  const bool waits = microphone == core::Microphone::kUnknown;
  const char* const words = waits                                     ? "staff_part.opening"
                            : microphone == core::Microphone::kReady  ? "staff_part.heard"
                            : microphone == core::Microphone::kSilent ? "staff_part.silent"
                                                                      : "staff_part.absent";
  const bool good = microphone == core::Microphone::kReady;
  Node state = status("check.state", scene.words(words), waits ? "" : good ? "done" : "warning");
  state.busy = waits;
  content.main.push_back(std::move(state));
}

void add_keys_left(Content& content, const Scene& scene) {
  constexpr std::array<const char*, core::kPadKeys.size()> kNames{"pad_key.up", "pad_key.down", "pad_key.left",
                                                                  "pad_key.right", "pad_key.select"};
  Node keys = group(Role::kList, {}, {});
  for (std::size_t i = 0; i < core::kPadKeys.size(); ++i) {
    const bool pressed = check_of(scene).keys.contains(core::kPadKeys[i]);
    Node key = text(Role::kListItem, scene.words(kNames[i]));
    if (pressed) key.name = scene.words("staff_part.pressed", {{"key", key.name}});
    keys.children.push_back(std::move(key));
  }
  content.main.push_back(std::move(keys));
}

void add_what_is_tried(Content& content, const Scene& scene) {
  const KioskCheck& check = check_of(scene);
  switch (check.part) {
    case CheckPart::kTouch:
      content.keyboard = squares(scene);
      return;
    case CheckPart::kHandset:
      if (check.lifted) content.main.push_back(status("check.state", scene.words("staff_part.lifted"), "phone"));
      return;
    case CheckPart::kCamera:
      return add_camera(content, scene);
    case CheckPart::kMicrophone:
      return add_microphone(content, scene);
    case CheckPart::kKeypad:
      return add_keys_left(content, scene);
    case CheckPart::kPrinter:
      return add_test_print(content.main, scene);
    case CheckPart::kSound:
      return;
  }
}

}  // namespace

Content staff_check(const Scene& scene) {
  Content content;
  const KioskCheck& check = check_of(scene);
  content.title = scene.words("staff_check.title");
  content.main.push_back(heading(content.title));
  if (check.is_signed) {
    content.main.push_back(status("signed", scene.words("staff_check.signed"), "done"));
  } else {
    content.main.push_back(paragraph(scene.words("staff_check.how")));
  }
  Node parts = group(Role::kTileGroup, content.title, {});
  parts.id = "parts";
  for (const CheckPart part : core::kCheckParts) {
    parts.children.push_back(tile(ids::with(ids::kStaffPart, core::word_of(part)), name_of(scene, part),
                                  words_of(scene, part), icon_of(part)));
  }
  number_children(parts);
  content.main.push_back(std::move(parts));
  content.footer.push_back(back_button(scene));
  const bool done = check.verdicts.size() == core::kCheckParts.size();
  if (done && !check.is_signed) {
    content.footer.push_back(button(ids::kStaffSign,
                                    scene.words("staff_check.sign", {{"number", scene.state.staff->number}}),
                                    Emphasis::kPrimary, "change"));
  } else if (!done) {
    content.footer.push_back(button(ids::kStaffCheckAll, scene.words("staff_check.all"), Emphasis::kPrimary));
  }
  return content;
}

Content staff_part(const Scene& scene) {
  Content content;
  const CheckPart part = check_of(scene).part;
  content.title = name_of(scene, part);
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("part." + std::string(core::word_of(part)) + ".how")));
  add_what_is_tried(content, scene);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kStaffNone, scene.words("verdict.none"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kStaffBroken, scene.words("verdict.broken"), Emphasis::kSecondary, "warning"));
  content.footer.push_back(button(ids::kStaffWorks, scene.words("verdict.works"), Emphasis::kPrimary, "done"));
  return content;
}

}  // namespace waymark::screens
