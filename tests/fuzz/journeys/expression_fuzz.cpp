// Any bytes as a string condition.
#include <cstdint>
#include <cstdlib>

#include "kiosk/journeys/import/raw_condition.h"

using namespace waymark::journeys;

namespace {

// Whatever parses is a tree of bounded depth whose leaves ask about something.
void check(const importing::RawCondition& condition, int depth) {
  if (depth > 200) std::abort();
  if (condition.kind != importing::RawCondition::Kind::kGroup && condition.name.empty()) std::abort();
  for (const importing::RawCondition& child : condition.children) check(child, depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = importing::parse_expression({reinterpret_cast<const char*>(data), size});
  if (parsed) check(*parsed, 0);
  return 0;
}
