// A member of staff helps: it stands on every page of the visit, with who types now.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Screen;
using view::Emphasis;
using view::Node;

void add_assisted_line(Content& content, const Scene& scene) {
  const core::Assisted& assisted = scene.visit().assisted;
  if (assisted.staff.empty() || scene.state.staff) return;
  const Screen screen = core::shown(scene.state);
  if (screen == Screen::kPause || screen == Screen::kMoment) return;
  const bool staff = assisted.staff_types;
  Node line = status("assisted", scene.words(staff ? "assisted.staff_types" : "assisted.you_type"), "staff");
  content.main.insert(content.main.begin(), std::move(line));
  // On the declaration only the customer can say that they are there.
  if (screen == Screen::kDeclaration) return;
  content.footer.push_back(button(core::ids::kWhoTypes,
                                  scene.words(staff ? "assisted.let_customer" : "assisted.let_staff"),
                                  Emphasis::kSecondary, "keyboard"));
}

}  // namespace waymark::screens
