// The way through a journey for the answers given so far. Pure functions; the same answers give the same route.
//
// An answer counts only while its page is on the route: what was answered on a branch that a Change has left is
// kept (Back brings it up again) but steers nothing, is not on check-answers and is not sent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/answers.h"
#include "kiosk/journeys/definition.h"

namespace waymark::journeys {

enum class RouteEnd {
  kSummary = 1,
  kOutcome,  // the last page of the route is an outcome page
};

struct Route {
  std::vector<std::size_t> pages;  // indexes into Definition::pages, first to last, as far as answers lead
  RouteEnd end = RouteEnd::kSummary;
  Answers answers;  // those of pages on the route only
};

// Walks on through unanswered pages too, so the length is what the journey would take as far as is known now.
[[nodiscard]] Route route(const Definition& definition, const Answers& answers, Day today);

// The id of the first page, or "check-answers" when every page is skipped.
[[nodiscard]] std::string first_page(const Definition& definition, Day today);
// What follows `page_id`: a page id or "check-answers". Unknown ids answer with the first page, and a page with an
// outcome with itself: nothing follows it.
[[nodiscard]] std::string next_page(const Definition& definition, std::string_view page_id, const Answers& answers,
                                    Day today);
// What comes before it on the route; nothing for the first page. For "check-answers": the last page.
[[nodiscard]] std::optional<std::string> previous_page(const Definition& definition, std::string_view page_id,
                                                       const Answers& answers, Day today);

// After a Change: check-answers at once, unless the new answers opened a page that has not been answered.
// The first page on the route with a question that has no accepted answer; nothing when there is none.
[[nodiscard]] std::optional<std::string> first_incomplete_page(const Definition& definition, const Answers& answers,
                                                               Day today);
[[nodiscard]] bool is_complete(const Definition& definition, const Answers& answers, Day today);

// "Step 2 of 5": position from 1 among the pages that ask something; position 0 when the page is not on the route.
struct Step {
  int position = 0;
  int count = 0;
  bool operator==(const Step&) const = default;
};
[[nodiscard]] Step step_of(const Definition& definition, std::string_view page_id, const Answers& answers, Day today);

}  // namespace waymark::journeys
