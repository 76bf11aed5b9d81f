// A guided service: one page after the other, Back and Continue, errors.
#include <algorithm>
#include <utility>

#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {
namespace {

void record_page(Change& change, std::string_view page) {
  JourneyRun& run = change.visit().journey;
  const bool first = std::find(run.shown.begin(), run.shown.end(), page) == run.shown.end();
  if (first) run.shown.emplace_back(page);
  record(change, "page.shown", {{"page", std::string(page)}, {"first", first}});
}

void edit_first_field_of(Change& change, const journeys::Question& question) {
  if (!journeys::is_typed(question.kind)) return;
  const auto fields = journeys::fields_of(question);
  if (!fields.empty()) edit_field(change, fields.front().id);
}

void refuse(Change& change, std::vector<journeys::Problem> problems) {
  JourneyRun& run = change.visit().journey;
  for (const auto& problem : problems) {
    record(change, "validation.failed", {{"page", run.page}, {"question", problem.question}, {"rule", problem.rule}});
  }
  run.problems = std::move(problems);
  change.visit().editing.field.clear();  // the keyboard makes room for what is wrong
  change.visit().focus = ids::with(ids::kError, run.problems.front().field);
}

// What the customer thought better of.
void forget_unused_photos(const journeys::Page& page, JourneyRun& run) {
  for (const auto& question : page.questions) {
    if (question.kind != journeys::QuestionKind::kPhoto) continue;
    if (run.answers.reveal(question.id) != journeys::kPhotoTaken) run.photos.erase(question.id);
  }
}

void go_on(Change& change) {
  const journeys::Page* const page = page_on_screen(change.state);
  const journeys::Definition* const definition = running_journey(change.state);
  if (page == nullptr || definition == nullptr) return;
  JourneyRun& run = change.visit().journey;
  const journeys::Day day = today(change.state.clock);
  journeys::Checked checked = journeys::check_page(*page, run.entries, day);
  if (!checked.problems.empty()) return refuse(change, std::move(checked.problems));
  for (const auto& [question, answer] : checked.answers) run.answers.set(question, answer);
  forget_unused_photos(*page, run);
  record(change, "page.answered", {{"page", run.page}});
  // An attempt that failed was of other answers: what is sent now is another request, with its own reference.
  if (change.visit().submission.delivery == Delivery::kFailed) change.visit().submission = Submission{};
  if (run.return_to == ReturnTo::kSummary) {
    const auto incomplete = journeys::first_incomplete_page(*definition, run.answers, day);
    return incomplete ? show_page(change, *incomplete) : show_summary(change);
  }
  const std::string next = journeys::next_page(*definition, run.page, run.answers, day);
  if (next == journeys::kCheckAnswers) return show_summary(change);
  show_page(change, next);
}

void go_back(Change& change) {
  const journeys::Page* const page = page_on_screen(change.state);
  const journeys::Definition* const definition = running_journey(change.state);
  if (page == nullptr || definition == nullptr) return show(change, Screen::kServices);
  JourneyRun& run = change.visit().journey;
  if (std::exchange(run.ended, false)) record(change, "journey.started");  // the advice was taken back
  if (run.return_to == ReturnTo::kSummary) {
    // Change was thought better of: what had been accepted stands.
    journeys::restore_entries(*page, run.answers, run.entries);
    return show_summary(change);
  }
  const auto previous = journeys::previous_page(*definition, run.page, run.answers, today(change.state.clock));
  previous ? show_page(change, *previous) : show(change, Screen::kServices);
}

bool press_option(Change& change, std::string_view rest) {
  const journeys::Page* const page = page_on_screen(change.state);
  if (page == nullptr) return false;
  for (const auto& question : page->questions) {
    if (!journeys::has_options(question.kind)) continue;
    const std::string_view value = ids::after(question.id + ".", rest);
    for (const auto& option : question.options) {
      if (option.value != value) continue;
      change.visit().focus = ids::with(ids::kField, rest);
      // Chosen once there is one; chosen again, another is taken.
      if (question.kind == journeys::QuestionKind::kPhoto && value == journeys::kPhotoTaken) {
        begin_photo_for(change, question.id);
        return true;
      }
      note_typist(change, question.id);
      journeys::choose(question, value, change.visit().journey.entries);
      return true;
    }
  }
  return false;
}

// From the error summary to the field: the first option of a group, else the text field.
void follow_error(Change& change, std::string_view field) {
  const journeys::Question* const question = question_of_field(change.state, field);
  if (question == nullptr) return;
  if (journeys::is_searched(*question)) {
    change.visit().focus = ids::with(ids::kField, ids::with(ids::kFind, question->id));
  } else if (journeys::has_options(question->kind) && !question->options.empty()) {
    change.visit().focus = ids::with(ids::kField, question->id + "." + question->options.front().value);
  } else {
    edit_field(change, field);
    change.visit().focus = ids::with(ids::kField, field);
  }
}

}  // namespace

const journeys::Definition* running_journey(const State& state) {
  return state.configuration->journey(state.visit.journey.journey);
}

const journeys::Page* page_on_screen(const State& state) {
  const Screen screen = shown(state);
  if (screen != Screen::kQuestion && screen != Screen::kEnding) return nullptr;
  const journeys::Definition* const definition = running_journey(state);
  return definition == nullptr ? nullptr : definition->find_page(state.visit.journey.page);
}

const journeys::Question* question_of_field(const State& state, std::string_view field) {
  const journeys::Page* const page = page_on_screen(state);
  if (page == nullptr) return own_field(state, field);
  const auto found = ids::after(ids::kFind, field);
  for (const auto& question : page->questions) {
    if (!found.empty() && question.id == found && journeys::is_searched(question)) return &question;
    for (const auto& each : journeys::fields_of(question)) {
      if (each.id == field) return &question;
    }
  }
  return nullptr;
}

void open_journey(Change& change, const Service& service) {
  const JourneyRun& run = change.visit().journey;
  const bool resumed = run.journey == service.journey && !run.ended;
  if (!resumed && ask_for_language(change, service)) return;
  start_journey(change, service, {});
}

void start_journey(Change& change, const Service& service, std::string_view language) {
  JourneyRun& run = change.visit().journey;
  const journeys::Definition* const definition = change.configuration().journey(service.journey);
  if (definition == nullptr) return;
  const bool resumed = run.journey == service.journey && !run.ended;
  if (!resumed) {
    abandon_journey(change);
    run = JourneyRun{};
    change.visit().submission = Submission{};
    run.journey = service.journey;
    run.service = service.id;
    run.language = language;
    begin_assisted_journey(change);
    record(change, "journey.started");
  }
  const std::string first = journeys::first_page(*definition, today(change.state.clock));
  if (first == journeys::kCheckAnswers) return show_summary(change);
  show_page(change, first);
}

void show_page(Change& change, std::string_view id) {
  JourneyRun& run = change.visit().journey;
  const journeys::Definition* const definition = running_journey(change.state);
  const journeys::Page* const page = definition == nullptr ? nullptr : definition->find_page(id);
  if (page == nullptr) return show(change, Screen::kServices);
  run.page = id;
  run.problems.clear();
  for (const auto& question : page->questions) run.entries.erase(ids::with(ids::kFind, question.id));
  show(change, page->outcome ? Screen::kEnding : Screen::kQuestion);
  record_page(change, id);
  if (page->outcome) return end_journey(change, journeys::name_of(*page->outcome));
  for (const auto& question : page->questions) {
    if (!change.visit().editing.field.empty()) break;
    edit_first_field_of(change, question);
  }
}

void show_summary(Change& change) {
  JourneyRun& run = change.visit().journey;
  run.return_to = ReturnTo::kNextPage;
  run.problems.clear();
  run.page = journeys::kCheckAnswers;
  show(change, Screen::kCheck);
  record_page(change, run.page);
}

void end_journey(Change& change, std::string_view outcome) {
  JourneyRun& run = change.visit().journey;
  if (run.journey.empty() || run.ended) return;
  run.ended = true;
  record(change, "journey.ended", {{"outcome", std::string(outcome)}, {"page", run.page}});
}

void abandon_journey(Change& change) { end_journey(change, "abandoned"); }

bool press_journey(Change& change, std::string_view node) {
  const Screen screen = change.state.screen;
  if (screen != Screen::kQuestion && screen != Screen::kEnding) return false;
  if (node == ids::kContinue) {
    go_on(change);
  } else if (node == ids::kBack) {
    go_back(change);
  } else if (node == ids::kFindHelp) {
    press_control(change, ids::kHelp);
  } else if (const auto field = ids::after(ids::kError, node); !field.empty()) {
    follow_error(change, field);
  } else if (const auto rest = ids::after(ids::kField, node); !rest.empty()) {
    if (press_option(change, rest)) return true;
    if (question_of_field(change.state, rest) == nullptr) return false;
    edit_field(change, rest);
    change.visit().focus = node;
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core
