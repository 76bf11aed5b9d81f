// Where a customer is in a journey. The answers are the only home of what was typed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace waymark::core {

enum class ReturnTo : std::uint8_t { kNextPage = 1, kSummary };

struct JourneyRun {
  std::string journey;             // id of a configured definition; empty: none is running
  std::string page;                // the page on the screen
  std::vector<std::string> trail;  // pages before it, for Back
  ReturnTo return_to = ReturnTo::kNextPage;
  bool declared = false;
};

}  // namespace waymark::core
