#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;

// Nothing for the first seconds: words that come and go at once are only unrest.
void add_wait(std::vector<Node>& into, core::Wait wait, std::string noticed, std::string long_one) {
  if (wait == core::Wait::kShort) return;
  Node node = status("wait", wait == core::Wait::kLong ? std::move(long_one) : std::move(noticed));
  node.busy = true;
  into.push_back(std::move(node));
}

Content sending(const Scene& scene) {
  Content content;
  content.title = scene.words("sending.title");
  content.main.push_back(heading(content.title));
  add_wait(content.main, core::waiting(scene.state, scene.visit().submission.reply_by), scene.words("sending.wait"),
           scene.words("sending.long"));
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
  if (!scene.configuration().queues.empty()) {
    content.footer.push_back(
        button(core::ids::kGetNumber, scene.words("home.get_a_number"), Emphasis::kSecondary, "ticket"));
  }
  content.footer.push_back(button(core::ids::kTryAgain, scene.words("button.try_again"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
