// What an adviser asks for: each in a dialog with what is asked and what it means, and two plain answers. A private
// question has a screen of its own, because it is typed.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::CallRequest;
using core::RequestKind;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

struct Answers {
  std::string yes;
  std::string no;
};

const Node* node_on(const std::vector<Node>& nodes, std::string_view id) {
  const Node* found = nullptr;
  view::for_each(nodes, [&](const Node& node) {
    if (found == nullptr && node.id == id) found = &node;
  });
  return found;
}

// What the suggestion is for, by the name that it has on the page.
Node suggested_answer(const CallRequest& request, const Content& page) {
  const Node* const field = node_on(page.main, request.node);
  const bool typed = field == nullptr || field->role == Role::kTextField;
  Node answer = key_value("request.answer", {}, std::string(request.value.reveal()));
  if (field != nullptr && typed) answer.name = field->name;
  if (!typed) answer.value = field->name;
  answer.privacy = view::Privacy::kPrivate;
  return answer;
}

std::string journey_title(const Scene& scene, std::string_view journey) {
  const auto* const definition = scene.configuration().journey(journey);
  return definition == nullptr ? std::string() : local(definition->title, scene);
}

Answers fill_dialog(Node& dialog, const Scene& scene, const CallRequest& request, const Content& page) {
  const words::Arguments adviser{{"adviser", adviser_name(scene)}};
  switch (request.kind) {
    case RequestKind::kConsent: {
      const std::string word = "consent." + std::string(core::word_of(request.consent));
      dialog.name = scene.words(word + ".ask", adviser);
      dialog.children.push_back(paragraph(scene.words(word + ".means")));
      return {scene.words("consent.yes"), scene.words("consent.no")};
    }
    case RequestKind::kSuggestion:
      dialog.name = scene.words("suggestion.title", adviser);
      dialog.children.push_back(suggested_answer(request, page));
      return {scene.words("suggestion.use"), scene.words("suggestion.no")};
    case RequestKind::kJourney: {
      const core::JourneyRun& run = scene.visit().journey;
      dialog.name = scene.words("push.title", adviser);
      dialog.children.push_back(inset(journey_title(scene, request.journey)));
      const bool loses = !run.journey.empty() && !run.ended && run.journey != request.journey;
      if (loses) dialog.children.push_back(paragraph(scene.words("push.lose")));
      return {scene.words("push.open"), scene.words("suggestion.no")};
    }
    case RequestKind::kLeaflet: {
      dialog.name = scene.words("reading.request", adviser);
      const core::Leaflet* const leaflet = scene.configuration().leaflet(request.leaflet);
      if (leaflet != nullptr) dialog.children.push_back(local_text(Role::kInset, leaflet->title, scene));
      return {scene.words("reading.request.yes"), scene.words("suggestion.no")};
    }
    case RequestKind::kDocument:
      dialog.name = scene.words("reading.request", adviser);
      dialog.children.push_back(private_words(request.title, {}));
      return {scene.words("reading.request.yes"), scene.words("suggestion.no")};
    case RequestKind::kPrint:
      dialog.name = scene.words("paper.title", adviser);
      dialog.children.push_back(private_words(request.title, request.lines));
      return {scene.words("receipt.paper"), scene.words("suggestion.no")};
    case RequestKind::kPhoto:
      dialog.name = scene.words("photo.request", adviser);
      dialog.children.push_back(paragraph(scene.words("photo.request.means", adviser)));
      return {scene.words("photo.request.yes"), scene.words("suggestion.no")};
    case RequestKind::kRoom: {
      const words::Arguments both{{"adviser", adviser_name(scene)}, {"room", room_name(scene)}};
      dialog.name = scene.words(request.id.empty() ? "room.ask" : "room.adviser_asks", both);
      dialog.children.push_back(paragraph(scene.words("room.means", both)));
      return {scene.words("room.yes"), scene.words("room.no")};
    }
  }
  return {};
}

}  // namespace

std::optional<Node> request_dialog(const Scene& scene, const Content& page) {
  const core::Call& call = scene.visit().call;
  if (call.requests.empty()) return std::nullopt;
  Node dialog = group(Role::kDialog, {}, {});
  dialog.id = ids::kRequestDialog;
  Answers answers = fill_dialog(dialog, scene, call.requests.front(), page);
  dialog.children.insert(dialog.children.begin(), heading(dialog.name));
  dialog.children.push_back(button(ids::kRequestNo, std::move(answers.no), Emphasis::kSecondary));
  dialog.children.push_back(button(ids::kRequestYes, std::move(answers.yes), Emphasis::kPrimary));
  add_quiet_ways(dialog, scene, ids::kRequestHelp, ids::kRequestStartAgain);
  return dialog;
}

Content private_question(const Scene& scene) {
  Content content;
  content.title = scene.words("private.title");
  content.main.push_back(heading(content.title));
  const core::Call& call = scene.visit().call;
  const journeys::Question* const question = core::own_field(scene.state, ids::kPrivateAnswer);
  if (!call.question || question == nullptr) return content;
  Node asked = inset(std::string(call.question->question.reveal()));
  asked.id = "private.question";
  content.main.push_back(std::move(asked));
  Node field = field_of(scene, *question, scene.words("private.field"));
  field.description = scene.words("private.why", {{"adviser", adviser_name(scene)}});
  content.main.push_back(std::move(field));
  if (scene.visit().editing.field == ids::kPrivateAnswer) content.keyboard = keyboard_rows(scene, *question);
  content.footer.push_back(button(ids::kRatherNot, scene.words("private.rather_not"), Emphasis::kSecondary));
  content.footer.push_back(button(ids::kContinue, scene.words("private.send"), Emphasis::kPrimary, "send"));
  return content;
}

}  // namespace waymark::screens
