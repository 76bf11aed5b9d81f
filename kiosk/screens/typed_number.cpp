#include "kiosk/screens/typed_number.h"

#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

Content typed_number_page(const Scene& scene, const journeys::Question& question, const TypedNumber& number) {
  Content content;
  const bool wrong = !number.problem.empty();
  content.title = wrong ? scene.words("question.title_with_error", {{"title", number.title}}) : number.title;
  if (wrong) content.main.push_back(error_summary(scene, {error_link(question.id, number.problem)}));
  content.main.push_back(heading(number.title));
  Node field = field_of(scene, question, number.name);
  field.description = number.hint;
  if (wrong) {
    field.invalid = true;
    Node message = text(Role::kErrorMessage, number.problem);
    message.id = "message.reference";
    field.children.push_back(std::move(message));
  }
  content.main.push_back(std::move(field));
  if (scene.visit().editing.field == question.id) content.keyboard = keyboard_rows(scene, question);
  return content;
}

Content nothing_to_show(const Scene& scene, const std::string& message, Try another) {
  Content content;
  content.title = scene.words(message);
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words(message + ".why")));
  content.footer.push_back(back_button(scene));
  if (another == Try::kNoMore) {
    add_ways_but_a_call(content.main, scene);
  } else {
    content.main.push_back(heading(scene.words("ways.title"), 2));
    add_other_ways(content.main, scene);
    content.footer.push_back(button(ids::kAskForHelp, scene.words("control.help"), Emphasis::kSecondary, "help"));
    content.footer.push_back(button(ids::kTryAgain, scene.words("button.try_again"), Emphasis::kPrimary));
  }
  return content;
}

}  // namespace waymark::screens
