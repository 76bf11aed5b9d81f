// A service whose journey lacks the customer's language: it says so and offers the ones it has. What is chosen is the
// language of that journey alone; everything else stays as the customer chose it.
#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

bool speaks(const journeys::Definition& definition, std::string_view language) {
  const auto& has = definition.languages;
  return std::find(has.begin(), has.end(), language) != has.end();
}

// The service that waits for an answer, when it can still be opened.
const Service* waiting_service(Change& change) {
  return change.configuration().service(change.visit().waiting_service);
}

void open_in(Change& change, std::string_view language) {
  const Service* const service = waiting_service(change);
  if (service == nullptr) return show(change, Screen::kServices);
  change.visit().waiting_service.clear();
  start_journey(change, *service, language);
}

}  // namespace

std::string_view journey_language(const State& state) {
  const journeys::Definition* const definition = running_journey(state);
  if (definition == nullptr || speaks(*definition, state.visit.language)) return state.visit.language;
  const std::string& chosen = state.visit.journey.language;
  if (!chosen.empty() && speaks(*definition, chosen)) return chosen;
  return definition->languages.empty() ? std::string_view{state.visit.language} : definition->languages.front();
}

const journeys::Definition* waiting_journey(const State& state) {
  const Service* const service = state.configuration->service(state.visit.waiting_service);
  return service == nullptr ? nullptr : state.configuration->journey(service->journey);
}

bool ask_for_language(Change& change, const Service& service) {
  const journeys::Definition* const definition = change.configuration().journey(service.journey);
  if (definition == nullptr || speaks(*definition, change.visit().language)) return false;
  change.visit().waiting_service = service.id;
  show(change, Screen::kJourneyLanguage);
  return true;
}

void follow_language(Change& change, std::string_view before) {
  const journeys::Definition* const waiting = waiting_journey(change.state);
  if (change.state.screen == Screen::kJourneyLanguage && waiting != nullptr &&
      speaks(*waiting, change.visit().language)) {
    return open_in(change, {});
  }
  // In the middle of a journey that lacks the new language, its questions stay as they were.
  JourneyRun& run = change.visit().journey;
  const journeys::Definition* const definition = running_journey(change.state);
  if (definition != nullptr && run.language.empty() && !speaks(*definition, change.visit().language)) {
    run.language = before;
  }
}

bool press_journey_language(Change& change, std::string_view node) {
  if (change.state.screen != Screen::kJourneyLanguage) return false;
  if (node == ids::kBack) {
    show(change, Screen::kServices);
    return true;
  }
  const std::string_view wanted = ids::after(ids::kJourneyLanguage, node);
  const journeys::Definition* const definition = waiting_journey(change.state);
  if (wanted.empty() || definition == nullptr || !speaks(*definition, wanted)) return false;
  open_in(change, wanted);
  return true;
}

}  // namespace waymark::core
