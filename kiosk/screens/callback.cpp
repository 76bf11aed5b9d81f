// "Phone me": a name, a number and when it suits, and an honest word about when it will be.
#include "kiosk/core/call_clock.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::CallbackProblem;
using core::Delivery;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

std::string problem_words(const Scene& scene) {
  switch (scene.visit().callback.problem) {
    case CallbackProblem::kNone:
      return {};
    case CallbackProblem::kNoName:
      return scene.words("callback.no_name");
    case CallbackProblem::kNoPhone:
      return scene.words("error.format.phone");
  }
  return {};
}

std::string_view field_of_problem(CallbackProblem problem) {
  return problem == CallbackProblem::kNoName ? ids::kCallbackName : ids::kCallbackPhone;
}

void add_field(Content& content, const Scene& scene, std::string_view id, std::string label) {
  const journeys::Question* const question = core::own_field(scene.state, id);
  if (question == nullptr) return;
  Node field = field_of(scene, *question, std::move(label));
  const CallbackProblem wrong = scene.visit().callback.problem;
  if (wrong != CallbackProblem::kNone && field_of_problem(wrong) == id) {
    field.invalid = true;
    Node message = text(Role::kErrorMessage, problem_words(scene));
    message.id = "message." + std::string(id);
    field.children.push_back(std::move(message));
  }
  content.main.push_back(std::move(field));
  if (scene.visit().editing.field == id) content.keyboard = keyboard_rows(scene, *question);
}

Node times(const Scene& scene) {
  Node set = group(Role::kRadioGroup, scene.words("callback.when"), {});
  set.id = "callback.times";
  for (const core::PhoneWhen when : core::kPhoneTimes) {
    const std::string word{core::word_of(when)};
    Node choice = text(Role::kRadio, scene.words("callback.when." + word));
    choice.id = ids::with(ids::kCallbackWhen, word);
    choice.actions = {view::Action::kActivate};
    choice.selected = scene.visit().callback.when == when;
    set.children.push_back(std::move(choice));
  }
  number_children(set);
  return set;
}

Content kept(const Scene& scene) {
  Content content;
  content.title = scene.words("callback.done.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(status("callback.done", scene.words("callback.done"), "done"));
  content.footer.push_back(button(ids::kHome, scene.words("button.something_else"), Emphasis::kSecondary, "home"));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

}  // namespace

Content callback(const Scene& scene) {
  const core::Callback& callback = scene.visit().callback;
  if (callback.delivery == Delivery::kStored) return kept(scene);
  Content content;
  const std::string title = scene.words("callback.title");
  const bool wrong = callback.problem != CallbackProblem::kNone;
  content.title = wrong ? scene.words("question.title_with_error", {{"title", title}}) : title;
  if (wrong) {
    content.main.push_back(
        error_summary(scene, {error_link(field_of_problem(callback.problem), problem_words(scene))}));
  }
  content.main.push_back(heading(title));
  if (callback.delivery == Delivery::kFailed) {
    content.main.push_back(status("callback.failed", scene.words("callback.failed"), "warning"));
  }
  content.main.push_back(paragraph(scene.words("callback.why")));
  add_field(content, scene, ids::kCallbackName, scene.words("callback.name"));
  add_field(content, scene, ids::kCallbackPhone, scene.words("callback.phone"));
  content.main.push_back(times(scene));
  if (callback.delivery == Delivery::kFailed) add_other_ways(content.main, scene);
  add_wait(content.main, core::waiting(scene.state, callback.reply_by), scene.words("sending.wait"),
           scene.words("sending.long"));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kContinue, scene.words("callback.send"), Emphasis::kPrimary, "phone"));
  return content;
}

}  // namespace waymark::screens
