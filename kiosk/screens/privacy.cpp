// What the camera is used for here, use by use, and where it says that it is on.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

void add_use(std::vector<Node>& into, std::string title, std::string means) {
  into.push_back(heading(std::move(title), 2));
  into.push_back(paragraph(std::move(means)));
}

}  // namespace

Content privacy(const Scene& scene) {
  Content content;
  content.title = scene.words("privacy.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("privacy.never")));
  if (!scene.configuration().calls.skills.empty()) {
    add_use(content.main, scene.words("privacy.call.title"), scene.words("privacy.call"));
  }
  if (scene.configuration().takes_photos()) {
    add_use(content.main, scene.words("privacy.photo.title"), scene.words("privacy.photo"));
  }
  if (scene.configuration().presence.on) {
    add_use(content.main, scene.words("privacy.presence.title"), scene.words("privacy.presence"));
    if (scene.configuration().presence.tell_staff.count() > 0) {
      content.main.push_back(paragraph(scene.words("privacy.presence.staff")));
    }
  }
  content.footer.push_back(back_button(scene));
  return content;
}

void add_greeting(std::vector<Node>& into, const Scene& scene) {
  if (!scene.state.someone) return;
  Node hello = status("presence.hello", scene.words("presence.hello"), "touch");
  hello.live = true;
  into.push_back(std::move(hello));
}

void add_camera_light(std::vector<Node>& into, const Scene& scene, const char* words) {
  if (scene.state.camera_on) into.push_back(status("presence.light", scene.words(words), "call"));
}

void add_privacy_button(std::vector<Node>& into, const Scene& scene) {
  if (!scene.configuration().uses_camera()) return;
  into.push_back(button(ids::kPrivacy, scene.words("privacy.open"), Emphasis::kSecondary, "call"));
}

}  // namespace waymark::screens
