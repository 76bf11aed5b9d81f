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

void add_field(Content& content, const Scene& scene, std::string_view id, std::string label, std::string problem) {
  const journeys::Question* const question = core::own_field(scene.state, id);
  if (question == nullptr) return;
  Node field = field_of(scene, *question, std::move(label));
  if (!problem.empty()) {
    field.invalid = true;
    Node message = text(Role::kErrorMessage, std::move(problem));
    message.id = "message." + std::string(id);
    message.live = true;
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
  content.title = scene.words("callback.title");
  content.main.push_back(heading(content.title));
  if (callback.delivery == Delivery::kFailed) {
    content.main.push_back(status("callback.failed", scene.words("callback.failed"), "warning"));
  }
  content.main.push_back(paragraph(scene.words("callback.why")));
  const bool no_name = callback.problem == CallbackProblem::kNoName;
  const bool no_phone = callback.problem == CallbackProblem::kNoPhone;
  add_field(content, scene, ids::kCallbackName, scene.words("callback.name"),
            no_name ? scene.words("callback.no_name") : "");
  add_field(content, scene, ids::kCallbackPhone, scene.words("callback.phone"),
            no_phone ? scene.words("error.format.phone") : "");
  content.main.push_back(times(scene));
  if (callback.delivery == Delivery::kFailed) add_other_ways(content.main, scene);
  add_wait(content.main, core::waiting(scene.state, callback.reply_by), scene.words("sending.wait"),
           scene.words("sending.long"));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kContinue, scene.words("callback.send"), Emphasis::kPrimary, "phone"));
  return content;
}

}  // namespace waymark::screens
