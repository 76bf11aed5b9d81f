// Every screen of a visit, in the states that matter, and how a person comes there from the first one.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "tests/doubles/visitor.h"

namespace waymark::screens {

struct Place {
  const char* screen;
  std::function<void(doubles::Visitor&)> go;
};

[[nodiscard]] std::vector<Place> places();
// With a hub that can be reached.
[[nodiscard]] doubles::Visitor brought(const Place& place, std::string_view language = "en-GB");

void to_summary(doubles::Visitor& visit);  // of "Report a missed bin"
void to_ticket(doubles::Visitor& visit);

}  // namespace waymark::screens
