// One visit as a person lives it: from the first touch to goodbye.
#include <gtest/gtest.h>

#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

TEST(WholeVisit, ReportsAMissedBinTakesATicketRatesAndIsForgotten) {
  Visitor visit;
  visit.online();
  visit.printer();
  EXPECT_EQ(visit.screen(), "attract");
  visit.begin();
  EXPECT_EQ(visit.screen(), "home");

  visit.press("Do it here");
  visit.press("Report a missed bin");
  EXPECT_TRUE(visit.sees(Role::kHeading, "Which bin was not emptied?"));
  visit.press(Role::kRadio, "Paper, card, plastic and cans");
  visit.press("Continue");
  EXPECT_EQ(visit.screen(), "question");
}

}  // namespace
}  // namespace waymark
