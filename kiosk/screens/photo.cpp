// A photograph of a paper: the camera's picture with plain words what to do, then the photograph itself, to be used or
// not.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::PaperSight;
using core::Photo;
using core::PhotoStage;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node picture(std::string name) {
  Node node = text(Role::kVideo, std::move(name));
  node.id = "photo.picture";
  node.value = "paper";
  node.privacy = view::Privacy::kPrivate;
  return node;
}

std::string sight_words(const Scene& scene, PaperSight sight) {
  switch (sight) {
    case PaperSight::kLooking:
      return scene.words("photo.looking");
    case PaperSight::kFound:
      return scene.words("photo.found");
    case PaperSight::kTooDark:
      return scene.words("photo.too_dark");
    case PaperSight::kTooFar:
      return scene.words("photo.too_far");
    case PaperSight::kBlurred:
      return scene.words("photo.blurred");
    case PaperSight::kGlare:
      return scene.words("photo.glare");
    case PaperSight::kSteady:
      return scene.words("photo.steady");
  }
  return {};
}

Node what_to_do(const Scene& scene) {
  const Photo& photo = scene.visit().photo;
  if (!core::has_camera(scene.visit().call)) return status("photo.status", scene.words("photo.no_camera"), "warning");
  if (photo.stage == PhotoStage::kTaking) {
    Node node = status("photo.status", scene.words("photo.taking"), "camera");
    node.busy = true;
    return node;
  }
  const bool good = photo.sight == PaperSight::kSteady;
  return status("photo.status", sight_words(scene, photo.sight), good ? "done" : "paper");
}

Content looking(const Scene& scene) {
  Content content;
  content.title = scene.words("photo.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(what_to_do(scene));
  content.main.push_back(picture(scene.words("photo.camera")));
  if (!core::call_is_on(scene.visit().call)) add_camera_light(content.main, scene);  // else beside the call
  content.footer.push_back(button(ids::kPhotoStop, scene.words("photo.stop"), Emphasis::kSecondary));
  if (core::has_camera(scene.visit().call) && scene.visit().photo.stage == PhotoStage::kLooking) {
    content.footer.push_back(button(ids::kPhotoTake, scene.words("photo.take"), Emphasis::kPrimary, "camera"));
  }
  return content;
}

Content taken(const Scene& scene) {
  Content content;
  const Photo& photo = scene.visit().photo;
  content.title = scene.words("photo.shown.title");
  content.main.push_back(heading(content.title));
  if (!photo.straight) content.main.push_back(status("photo.whole", scene.words("photo.whole"), "warning"));
  content.main.push_back(picture(scene.words("photo.shown")));
  if (!core::call_is_on(scene.visit().call)) add_camera_light(content.main, scene);
  content.main.push_back(paragraph(photo.question.empty()
                                       ? scene.words("photo.kept", {{"adviser", adviser_name(scene)}})
                                       : scene.words("photo.kept.request")));
  if (photo.stage == PhotoStage::kSending) {
    Node sending = status("photo.status", scene.words("photo.sending"), "send");
    sending.busy = true;
    content.main.push_back(std::move(sending));
    return content;
  }
  content.footer.push_back(button(ids::kPhotoStop, scene.words("photo.stop"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kPhotoAgain, scene.words("photo.again"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kPhotoUse, scene.words("photo.use"), Emphasis::kPrimary, "send"));
  return content;
}

Content failed(const Scene& scene) {
  Content content;
  content.title = scene.words("photo.failed.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("photo.failed")));
  content.footer.push_back(button(ids::kPhotoStop, scene.words("photo.stop"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kPhotoAgain, scene.words("photo.again"), Emphasis::kPrimary));
  return content;
}

}  // namespace

Content photo(const Scene& scene) {
  switch (scene.visit().photo.stage) {
    case PhotoStage::kShown:
    case PhotoStage::kSending:
      return taken(scene);
    case PhotoStage::kFailed:
      return failed(scene);
    case PhotoStage::kNone:
    case PhotoStage::kLooking:
    case PhotoStage::kTaking:
      break;
  }
  return looking(scene);
}

}  // namespace waymark::screens
