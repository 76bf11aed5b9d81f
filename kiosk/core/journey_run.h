// Where a customer is in a journey. `entries` and `answers` are the only home of what was typed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/secret.h"
#include "kiosk/core/assisted.h"
#include "kiosk/journeys/answers.h"
#include "kiosk/journeys/validate.h"

namespace waymark::core {

enum class ReturnTo : std::uint8_t { kNextPage = 1, kSummary };

struct JourneyRun {
  std::string journey;        // id of a configured definition; empty: none is running
  std::string service;        // the tile it was opened by
  std::string language;       // chosen, because the journey lacks the customer's; empty: theirs
  std::string page;           // the page on the screen
  journeys::Answers entries;  // field by field as typed, right or wrong
  journeys::Answers answers;  // what passed, normalised, by question
  std::map<std::string, base::Secret, std::less<>> photos;  // by question, until they are sent
  std::string helped_by;                                    // the member of staff; empty: nobody
  TypedBy typed;
  std::vector<journeys::Problem> problems;   // of the page on the screen, when Continue was refused
  ReturnTo return_to = ReturnTo::kNextPage;  // kSummary after Change
  bool ended = false;                        // its outcome has been recorded
  std::vector<std::string> shown;            // pages that have been on the screen: usage tells the first time apart
};

}  // namespace waymark::core
