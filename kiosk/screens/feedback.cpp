// Five faces and, if wanted, one reason. Then goodbye.
#include "kiosk/core/feedback.h"

#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node rating_group(const Scene& scene) {
  Node faces = group(Role::kRatingGroup, scene.words("feedback.title"), {});
  faces.id = "rating";
  for (int score = 1; score <= 5; ++score) {
    const std::string digit = std::to_string(score);
    Node face = text(Role::kRating, scene.words("feedback.rating." + digit));
    face.id = ids::with(ids::kRating, digit);
    face.actions = {view::Action::kActivate};
    face.selected = scene.visit().feedback.rating == score;
    faces.children.push_back(std::move(face));
  }
  number_children(faces);
  return faces;
}

Node reason_group(const Scene& scene) {
  Node reasons = group(Role::kRadioGroup, scene.words("feedback.reason.title"), {});
  reasons.id = "reasons";
  for (const std::string_view code : core::feedback_reasons(scene.visit().feedback.rating)) {
    Node reason = text(Role::kRadio, scene.words("feedback.reason." + std::string(code)));
    reason.id = ids::with(ids::kReason, code);
    reason.actions = {view::Action::kActivate};
    reason.selected = scene.visit().feedback.reason == code;
    reasons.children.push_back(std::move(reason));
  }
  number_children(reasons);
  return reasons;
}

}  // namespace

Content feedback(const Scene& scene) {
  Content content;
  const bool rated = scene.visit().feedback.rating > 0;
  content.title = scene.words("feedback.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(rating_group(scene));
  if (rated) content.main.push_back(reason_group(scene));
  content.footer.push_back(button(ids::kSkipFeedback, scene.words("feedback.skip"), Emphasis::kSecondary));
  Node send = button(ids::kSendFeedback, scene.words("feedback.send"), Emphasis::kPrimary);
  send.disabled = !rated;
  content.footer.push_back(std::move(send));
  return content;
}

}  // namespace waymark::screens
