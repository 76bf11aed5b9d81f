// Check your answers, Change, and the declaration.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {
namespace {

void change_answer(Change& change, std::string_view question_id) {
  const journeys::Definition* const definition = running_journey(change.state);
  const journeys::Page* const page = definition == nullptr ? nullptr : definition->page_of(question_id);
  if (page == nullptr) return;
  change.visit().journey.return_to = ReturnTo::kSummary;
  show_page(change, page->id);
  const journeys::Question* const question = definition->find_question(question_id);
  if (question != nullptr && journeys::is_typed(question->kind)) {
    edit_field(change, journeys::fields_of(*question).front().id);
    change.visit().focus = ids::with(ids::kField, change.visit().editing.field);
  }
}

void accept(Change& change) {
  const journeys::Definition* const definition = running_journey(change.state);
  if (definition == nullptr) return;
  JourneyRun& run = change.visit().journey;
  const auto incomplete = journeys::first_incomplete_page(*definition, run.answers, today(change.state.clock));
  if (incomplete) {
    run.return_to = ReturnTo::kSummary;
    return show_page(change, *incomplete);
  }
  if (definition->declaration.empty()) return send_submission(change);
  change.visit().assisted.customer_is_here = false;  // only they agree
  show(change, Screen::kDeclaration);
}

void back_from_summary(Change& change) {
  const journeys::Definition* const definition = running_journey(change.state);
  if (definition == nullptr) return show(change, Screen::kServices);
  const auto previous = journeys::previous_page(*definition, journeys::kCheckAnswers, change.visit().journey.answers,
                                                today(change.state.clock));
  previous ? show_page(change, *previous) : show(change, Screen::kServices);
}

}  // namespace

bool press_check(Change& change, std::string_view node) {
  if (change.state.screen == Screen::kCheck) {
    if (const auto question = ids::after(ids::kChange, node); !question.empty()) {
      change_answer(change, question);
    } else if (node == ids::kSend) {
      accept(change);
    } else if (node == ids::kBack) {
      back_from_summary(change);
    } else {
      return false;
    }
    return true;
  }
  if (change.state.screen != Screen::kDeclaration) return false;
  if (node == ids::kAgree) {
    send_submission(change);
  } else if (node == ids::kBack) {
    show_summary(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core
