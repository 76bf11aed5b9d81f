#include "kiosk/journeys/route.h"

namespace waymark::journeys {
namespace {

constexpr std::size_t kEnd = static_cast<std::size_t>(-1);

std::size_t index_of(const Definition& definition, std::string_view page_id) {
  for (std::size_t i = 0; i < definition.pages.size(); ++i) {
    if (definition.pages[i].id == page_id) return i;
  }
  return kEnd;
}

// The first page from `index` on, in order, whose `when` holds. Nobody falls into an ending by order alone.
std::size_t open_page_from(const Definition& definition, std::size_t index, const Answers& answers, Day today) {
  for (; index < definition.pages.size(); ++index) {
    const Page& page = definition.pages[index];
    if (page.when ? holds(*page.when, answers, today) : !page.outcome) return index;
  }
  return kEnd;
}

std::size_t page_after(const Definition& definition, std::size_t index, const Answers& answers, Day today) {
  const Page& page = definition.pages[index];
  for (const Link& link : page.next) {
    if (link.when && !holds(*link.when, answers, today)) continue;
    if (link.page == kCheckAnswers) return kEnd;
    const std::size_t to = index_of(definition, link.page);
    if (to != kEnd && !definition.pages[to].when) return to;
    return open_page_from(definition, to, answers, today);
  }
  return open_page_from(definition, index + 1, answers, today);
}

// Visits the pages on the route, in order, and gives the answers that count; stops when `visit` answers false.
// The loader refuses cycles; the bound keeps the promise for definitions that were built by hand.
template <class Visit>
Answers walk(const Definition& definition, const Answers& answers, Day today, Visit&& visit) {
  Answers counted;
  std::size_t at = open_page_from(definition, 0, counted, today);
  for (std::size_t steps = 0; at != kEnd && steps < definition.pages.size(); ++steps) {
    const Page& page = definition.pages[at];
    for (const Question& question : page.questions) {
      if (const base::Secret* const answer = answers.find(question.id)) counted.set(question.id, *answer);
    }
    if (!visit(at, counted) || page.outcome) break;
    at = page_after(definition, at, counted, today);
  }
  return counted;
}

bool has_all_answers(const Page& page, const Answers& answers) {
  for (const Question& question : page.questions) {
    if (answers.find(question.id) == nullptr) return false;
  }
  return true;
}

}  // namespace

Route route(const Definition& definition, const Answers& answers, Day today) {
  Route out;
  out.answers = walk(definition, answers, today, [&](std::size_t at, const Answers&) {
    out.pages.push_back(at);
    if (definition.pages[at].outcome) out.end = RouteEnd::kOutcome;
    return true;
  });
  return out;
}

std::string first_page(const Definition& definition, Day today) {
  const std::size_t at = open_page_from(definition, 0, Answers{}, today);
  return at == kEnd ? std::string{kCheckAnswers} : definition.pages[at].id;
}

std::string next_page(const Definition& definition, std::string_view page_id, const Answers& answers, Day today) {
  const Route way = route(definition, answers, today);
  for (std::size_t i = 0; i < way.pages.size(); ++i) {
    if (definition.pages[way.pages[i]].id != page_id) continue;
    if (i + 1 < way.pages.size()) return definition.pages[way.pages[i + 1]].id;
    return std::string{way.end == RouteEnd::kOutcome ? page_id : kCheckAnswers};
  }
  return first_page(definition, today);
}

std::optional<std::string> previous_page(const Definition& definition, std::string_view page_id, const Answers& answers,
                                         Day today) {
  const Route way = route(definition, answers, today);
  if (page_id == kCheckAnswers) {
    if (way.pages.empty()) return std::nullopt;
    return definition.pages[way.pages.back()].id;
  }
  for (std::size_t i = 1; i < way.pages.size(); ++i) {
    if (definition.pages[way.pages[i]].id == page_id) return definition.pages[way.pages[i - 1]].id;
  }
  return std::nullopt;
}

std::optional<std::string> first_incomplete_page(const Definition& definition, const Answers& answers, Day today) {
  std::optional<std::string> out;
  (void)walk(definition, answers, today, [&](std::size_t at, const Answers& counted) {
    const Page& page = definition.pages[at];
    if (page.outcome || !has_all_answers(page, counted)) out = page.id;
    return !out.has_value();
  });
  return out;
}

bool is_complete(const Definition& definition, const Answers& answers, Day today) {
  return !first_incomplete_page(definition, answers, today).has_value();
}

Step step_of(const Definition& definition, std::string_view page_id, const Answers& answers, Day today) {
  Step step;
  for (const std::size_t at : route(definition, answers, today).pages) {
    const Page& page = definition.pages[at];
    if (page.questions.empty()) continue;
    ++step.count;
    if (page.id == page_id) step.position = step.count;
  }
  return step;
}

}  // namespace waymark::journeys
