// The questions of a page as fields and groups. What was typed is shown as typed, right or wrong.
#include "kiosk/core/graphemes.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using journeys::Question;
using journeys::QuestionKind;
using view::Action;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

view::Privacy privacy_of(journeys::Privacy privacy) { return static_cast<view::Privacy>(privacy); }
view::InputPurpose purpose_of(journeys::Keyboard keyboard) { return static_cast<view::InputPurpose>(keyboard); }

const journeys::Problem* problem_of(const Scene& scene, const Question& question) {
  for (const auto& problem : scene.visit().journey.problems) {
    if (problem.question == question.id) return &problem;
  }
  return nullptr;
}

void add_error(Node& into, const Scene& scene, const Question& question) {
  const journeys::Problem* const problem = problem_of(scene, question);
  if (problem == nullptr) return;
  into.invalid = true;
  Node message = text(Role::kErrorMessage, journeys::problem_text(*problem, question, scene.words));
  message.id = "message." + question.id;
  into.children.insert(into.children.begin(), std::move(message));
}

// What the glass may show of a secret: that something is there.
std::string shown(std::string_view value, view::Privacy privacy) {
  if (privacy != view::Privacy::kSecret) return std::string(value);
  std::string bullets;
  for (std::size_t i = core::count_graphemes(value); i > 0; --i) bullets += "•";
  return bullets;
}

Node text_field(const Scene& scene, const Question& question, const journeys::Field& field, std::string label) {
  Node node = text(Role::kTextField, std::move(label));
  node.id = ids::with(ids::kField, field.id);
  node.privacy = privacy_of(question.privacy);
  node.value = shown(scene.visit().journey.entries.reveal(field.id), node.privacy);
  node.purpose =
      question.kind == QuestionKind::kLongText ? view::InputPurpose::kLongText : purpose_of(question.keyboard);
  node.actions = {Action::kEditText};
  node.max_graphemes = field.max_graphemes;
  node.width_chars = field.width_chars;
  if (scene.visit().editing.field == field.id) node.caret = view::Caret{scene.visit().editing.caret};
  return node;
}

Node one_field(const Scene& scene, const Question& question) {
  Node node = text_field(scene, question, journeys::fields_of(question).front(), local(question.label, scene));
  node.description = local(question.hint, scene);
  add_error(node, scene, question);
  return node;
}

Node date_fields(const Scene& scene, const Question& question) {
  Node set = group(Role::kGroup, local(question.label, scene), {});
  set.id = "group." + question.id;
  set.description = local(question.hint, scene);
  const journeys::Problem* const problem = problem_of(scene, question);
  for (const auto& field : journeys::fields_of(question)) {
    Node node = text_field(scene, question, field, scene.words(field.label_id));
    node.purpose = view::InputPurpose::kDigits;
    node.invalid = problem != nullptr && problem->field == field.id;
    set.children.push_back(std::move(node));
  }
  add_error(set, scene, question);
  return set;
}

Node options(const Scene& scene, const Question& question) {
  const bool many = question.kind == QuestionKind::kCheckboxes;
  Node set = group(many ? Role::kCheckboxGroup : Role::kRadioGroup, local(question.label, scene), {});
  set.id = "group." + question.id;
  set.description = local(question.hint, scene);
  set.privacy = privacy_of(question.privacy);
  const std::string_view chosen = scene.visit().journey.entries.reveal(question.id);
  for (const auto& option : question.options) {
    Node node = local_text(many ? Role::kCheckbox : Role::kRadio, option.label, scene);
    if (option.label.empty())
      node.name = scene.words("answer." + option.value);  // yes and no have no words of their own
    node.id = ids::with(ids::kField, question.id + "." + option.value);
    node.description = local(option.hint, scene);
    node.icon = option.icon;
    node.privacy = set.privacy;
    node.actions = {Action::kActivate};
    node.selected = journeys::is_chosen(chosen, option.value);
    set.children.push_back(std::move(node));
  }
  number_children(set);
  add_error(set, scene, question);
  return set;
}

}  // namespace

std::vector<Node> fields_of_page(const Scene& scene, const journeys::Page& page) {
  std::vector<Node> out;
  for (const Question& question : page.questions) {
    if (journeys::has_options(question.kind)) {
      out.push_back(options(scene, question));
    } else if (question.kind == QuestionKind::kDate) {
      out.push_back(date_fields(scene, question));
    } else {
      out.push_back(one_field(scene, question));
    }
  }
  return out;
}

}  // namespace waymark::screens
