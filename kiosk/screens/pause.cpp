// The calm screen: for half a minute it takes nothing but the controls that are always there. It says nothing of what
// is behind it.
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;

Content pause(const Scene& scene) {
  Content content;
  content.title = scene.words("pause.title");
  content.main.push_back(heading(content.title));
  Node wait = status("wait", scene.words("pause.wait"));
  wait.busy = true;
  content.main.push_back(std::move(wait));
  if (core::in_visit(scene.state)) content.main.push_back(paragraph(scene.words("pause.kept")));
  return content;
}

}  // namespace waymark::screens
