// "I need a moment": choosing a code, and the cover that only the code takes away. The cover says nothing of the visit.
#include "kiosk/core/moment.h"

#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::CodeProblem;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

void add_code_field(Content& content, const Scene& scene, std::string label, std::string problem) {
  const journeys::Question* const question = core::own_field(scene.state, ids::kCode);
  if (question == nullptr) return;
  Node field = field_of(scene, *question, std::move(label));
  field.purpose = view::InputPurpose::kPasscode;
  if (!problem.empty()) {
    field.invalid = true;
    Node message = text(Role::kErrorMessage, std::move(problem));
    message.id = "message.code";
    message.live = true;
    field.children.push_back(std::move(message));
  }
  content.main.push_back(std::move(field));
  if (scene.visit().editing.field == ids::kCode) content.keyboard = keyboard_rows(scene, *question);
}

int minutes_of(const core::Timeouts& timeouts) {
  return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(timeouts.moment).count());
}

std::string problem_words(const Scene& scene) {
  const core::Moment& moment = scene.visit().moment;
  switch (moment.problem) {
    case CodeProblem::kNone:
      return {};
    case CodeProblem::kIncomplete:
      return scene.words("moment_code.incomplete");
    case CodeProblem::kWrong:
      break;
  }
  if (!core::may_still_try(moment)) return scene.words("moment.clear.wrong");
  return scene.words("moment.wrong", {{"count", core::tries_left(moment)}});
}

// One field takes the customer's own code, the numbers that clear all, or both.
std::string_view field_words(const core::Moment& moment) {
  if (!core::may_still_try(moment)) return "moment.clear.field";
  return moment.clear_code.empty() ? "moment.field" : "moment.either.field";
}

}  // namespace

Content moment_code(const Scene& scene) {
  Content content;
  content.title = scene.words("moment_code.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(
      paragraph(scene.words("moment_code.why", {{"minutes", minutes_of(scene.configuration().timeouts)}})));
  add_code_field(content, scene, scene.words("moment_code.field"), problem_words(scene));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kContinue, scene.words("moment_code.cover"), Emphasis::kPrimary, "moment"));
  return content;
}

Content moment(const Scene& scene) {
  Content content;
  const core::Moment& moment = scene.visit().moment;
  content.title = scene.words("moment.title");
  content.main.push_back(heading(content.title));
  Node left = paragraph(scene.words("moment.left", {{"minutes", core::minutes_left(scene.state)}}));
  left.id = "moment.left";  // not live: nobody wants to hear the minutes go by
  content.main.push_back(std::move(left));
  const bool can_open = core::may_still_try(moment);
  if (!can_open) content.main.push_back(inset(scene.words("moment.locked")));
  if (!moment.clear_code.empty()) {
    content.main.push_back(paragraph(scene.words("moment.clear.how")));
    content.main.push_back(key_value("moment.numbers", scene.words("moment.clear.numbers"), moment.clear_code));
  }
  add_code_field(content, scene, scene.words(field_words(moment)), problem_words(scene));
  if (scene.visit().help.stage == core::Help::kOtherWays) add_other_ways(content.main, scene);
  content.footer.push_back(button(ids::kContinue, scene.words("button.continue"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
