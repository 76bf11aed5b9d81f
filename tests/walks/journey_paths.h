// Ways through a journey, found in its definition: together they take every branch that an answer can open. No test
// needs to know what a council asks.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kiosk/journeys/definition.h"
#include "kiosk/journeys/validate.h"

namespace waymark::walks {

struct JourneyPath {
  journeys::Answers entries;       // what is typed and chosen, field by field
  std::vector<std::string> pages;  // in order; the last is an outcome's page, or journeys::kCheckAnswers
  std::set<std::string> branches;  // "page > next page" and "question = option": what this way proves
};

// A few ways that take every branch of all of them; the first is the plainest.
[[nodiscard]] std::vector<JourneyPath> paths_through(const journeys::Definition& definition, journeys::Day today);

}  // namespace waymark::walks
