// The questions of a page as fields and groups. What was typed is shown as typed, right or wrong.
#include "base/graphemes.h"
#include "kiosk/core/editing.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/search.h"
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
  for (std::size_t i = base::count_graphemes(value); i > 0; --i) bullets += "•";
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
  if (scene.visit().editing.field == field.id) {
    node.caret = view::Caret{scene.visit().editing.caret};
    const base::Stretch marked = core::selection(scene.visit().editing);
    if (marked.from != marked.to) node.selection = view::Selection{marked.from, marked.to};
  }
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

// What choosing it does.
std::string photo_hint(const Scene& scene, const Question& question, const journeys::Option& option) {
  if (option.value != journeys::kPhotoTaken) return scene.words("answer.none.hint");
  const bool taken = scene.visit().journey.photos.contains(question.id);
  return scene.words(taken ? "answer.taken.again" : "answer.taken.hint");
}

Node option_node(const Scene& scene, const Question& question, const journeys::Option& option) {
  const bool many = question.kind == QuestionKind::kCheckboxes;
  Node node = local_text(many ? Role::kCheckbox : Role::kRadio, option.label, scene);
  if (option.label.empty()) node.name = scene.words("answer." + option.value);  // yes, no...: no words of their own
  node.id = ids::with(ids::kField, question.id + "." + option.value);
  node.description = local(option.hint, scene);
  if (question.kind == QuestionKind::kPhoto && option.hint.empty())
    node.description = photo_hint(scene, question, option);
  node.icon = option.icon;
  node.privacy = privacy_of(question.privacy);
  node.actions = {Action::kActivate};
  node.selected = journeys::is_chosen(scene.visit().journey.entries.reveal(question.id), option.value);
  return node;
}

// A field above a long list, and how many of its options fit what is typed there. What is chosen stays in sight.
void add_search(Node& set, const Scene& scene, const Question& question) {
  const std::string entry = ids::with(ids::kFind, question.id);
  const std::string_view typed = scene.visit().journey.entries.reveal(entry);
  set.children.push_back(text_field(scene, question, {entry, {}, 0, 0}, scene.words("find.label")));
  set.children.back().icon = "search";
  const core::Search wanted{typed};
  std::vector<Node> found;
  int count = 0;
  for (const auto& option : question.options) {
    Node node = option_node(scene, question, option);
    // English too: many people search in it whatever they read in, and not every script can be typed.
    const std::string all = node.name + "\n" + node.description + "\n" + option.label.in(words::kFallbackLanguage);
    const bool fits = wanted.empty() || wanted.rank(all) > 0;
    count += fits ? 1 : 0;
    if (fits || node.selected) found.push_back(std::move(node));
  }
  if (!wanted.empty()) {
    const std::string said = count > 0 ? scene.words("find.results", {{"count", count}}) : scene.words("find.none");
    set.children.push_back(status("count." + question.id, said));
  }
  if (count == 0) {
    set.children.push_back(button(ids::kFindHelp, scene.words("find.help"), view::Emphasis::kSecondary, "help"));
  }
  int position = 0;
  for (Node& node : found) {
    node.position = ++position;
    node.set_size = static_cast<int>(found.size());
    set.children.push_back(std::move(node));
  }
}

Node options(const Scene& scene, const Question& question) {
  const bool many = question.kind == QuestionKind::kCheckboxes;
  Node set = group(many ? Role::kCheckboxGroup : Role::kRadioGroup, local(question.label, scene), {});
  set.id = "group." + question.id;
  set.description = local(question.hint, scene);
  set.privacy = privacy_of(question.privacy);
  if (journeys::is_searched(question)) {
    add_search(set, scene, question);
  } else {
    for (const auto& option : question.options) set.children.push_back(option_node(scene, question, option));
    number_children(set);
  }
  add_error(set, scene, question);
  return set;
}

// How much room is left, in words: for a long answer always, for a short one when it becomes scarce. It is announced in
// steps of ten, or nobody could hear what they type.
void add_count(std::vector<Node>& into, const Scene& scene, const Question& question) {
  constexpr int kScarce = 20;
  const bool long_text = question.kind == QuestionKind::kLongText;
  if (question.limits.max_length == 0 || (question.kind != QuestionKind::kText && !long_text)) return;
  const auto typed = static_cast<int>(base::count_graphemes(scene.visit().journey.entries.reveal(question.id)));
  const int left = question.limits.max_length - typed;
  if (!long_text && left > kScarce) return;
  Node node = left >= 0 ? text(Role::kHint, scene.words("count.left", {{"count", left}}))
                        : text(Role::kErrorMessage, scene.words("count.too_many", {{"count", -left}}));
  node.id = "count." + question.id;
  node.live = left < 0 || (left <= kScarce && left % 10 == 0);
  into.push_back(std::move(node));
}

}  // namespace

Node field_of(const Scene& scene, const Question& question, std::string label) {
  return text_field(scene, question, journeys::fields_of(question).front(), std::move(label));
}

std::vector<Node> fields_of_page(const Scene& scene, const journeys::Page& page) {
  std::vector<Node> out;
  for (const Question& question : page.questions) {
    if (journeys::has_options(question.kind)) {
      out.push_back(options(scene, question));
    } else if (question.kind == QuestionKind::kDate) {
      out.push_back(date_fields(scene, question));
    } else {
      out.push_back(one_field(scene, question));
      add_count(out, scene, question);
    }
  }
  return out;
}

}  // namespace waymark::screens
