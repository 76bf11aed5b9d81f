// One question a page, as the GOV.UK Design System has it: errors on top, the question as heading, hint, answer.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/journeys/route.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node progress(const Scene& scene, const journeys::Step& step) {
  Node node = text(Role::kProgress, scene.words("question.step", {{"position", step.position}, {"count", step.count}}));
  node.id = "progress";
  node.position = step.position;
  node.set_size = step.count;
  return node;
}

Node problems_of_page(const Scene& scene, const JourneyScene& journey, const journeys::Page& page) {
  std::vector<Node> links;
  for (const auto& problem : scene.visit().journey.problems) {
    for (const auto& question : page.questions) {
      if (question.id != problem.question) continue;
      links.push_back(
          journey.told(error_link(problem.field, journeys::problem_text(problem, question, journey.words()))));
    }
  }
  return error_summary(scene, std::move(links));
}

void add_heading_and_body(Content& into, const JourneyScene& journey, const journeys::Page& page) {
  std::vector<Node> told;
  told.push_back(local_text(Role::kHeading, journeys::heading_of(page), journey));
  told.back().level = 1;
  const auto body = page.body.wording(journey.words().language());
  add_body(told, body.text, body.language == journey.words().language() ? "" : body.language);
  for (Node& node : told) into.main.push_back(journey.told(std::move(node)));
}

const journeys::Question* question_being_typed(const Scene& scene) {
  return core::question_of_field(scene.state, scene.visit().editing.field);
}

}  // namespace

Content question(const Scene& scene) {
  Content content;
  const journeys::Definition* const definition = core::running_journey(scene.state);
  const journeys::Page* const page = core::page_on_screen(scene.state);
  if (definition == nullptr || page == nullptr) return services(scene);
  const JourneyScene journey{scene};
  const std::string name = local(journeys::heading_of(*page), journey);
  const bool wrong = !scene.visit().journey.problems.empty();
  content.title = wrong ? scene.words("question.title_with_error", {{"title", name}}) : name;
  const auto step =
      journeys::step_of(*definition, page->id, scene.visit().journey.answers, core::today(scene.state.clock));
  if (step.position > 0) content.main.push_back(progress(scene, step));
  if (wrong) content.main.push_back(problems_of_page(scene, journey, *page));
  add_heading_and_body(content, journey, *page);
  for (Node& field : fields_of_page(journey, *page)) content.main.push_back(journey.told(std::move(field)));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(continue_button(scene));
  if (const auto* typed = question_being_typed(scene)) content.keyboard = keyboard_rows(scene, *typed);
  return content;
}

// A journey that ends with advice: the page's own words, and where to go from here.
Content ending(const Scene& scene) {
  Content content;
  const journeys::Page* const page = core::page_on_screen(scene.state);
  if (page == nullptr) return services(scene);
  const JourneyScene journey{scene};
  add_heading_and_body(content, journey, *page);
  content.title = local(journeys::heading_of(*page), journey);
  content.main.push_back(heading(scene.words("ways.title"), 2));
  add_other_ways(content.main, scene);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kHome, scene.words("button.something_else"), Emphasis::kSecondary, "home"));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens
