// A turn of the heart is a small part of the time that a person notices.
#include <gtest/gtest.h>

#include <chrono>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

TEST(Turn, TakesLessThanFiveMillisecondsOnTheBusiestScreen) {
  doubles::Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  const auto began = std::chrono::steady_clock::now();
  constexpr int kTurns = 200;
  for (int i = 0; i < kTurns; ++i) visit.key(i % 2 == 0 ? core::Key::kNext : core::Key::kPrevious);
  const auto each = (std::chrono::steady_clock::now() - began) / kTurns;
  EXPECT_LT(each, std::chrono::milliseconds(5));
}

}  // namespace
}  // namespace waymark
