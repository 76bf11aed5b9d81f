#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;

Content sending(const Scene& scene) {
  Content content;
  content.title = scene.words("sending.title");
  content.main.push_back(heading(content.title));
  Node wait = status("sending", scene.words("sending.wait"));
  wait.busy = true;
  content.main.push_back(std::move(wait));
  return content;
}

// The answers are still here: try again, or be served another way.
Content not_sent(const Scene& scene) {
  Content content;
  content.title = scene.words("not_sent.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(status("not-sent", scene.words("not_sent.kept"), "error"));
  content.main.push_back(heading(scene.words("ways.title"), 2));
  add_other_ways(content.main, scene);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(
      button(core::ids::kGetNumber, scene.words("home.get_a_number"), Emphasis::kSecondary, "ticket"));
  content.footer.push_back(button(core::ids::kTryAgain, scene.words("button.try_again"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
