// One visit as a person lives it: from the first touch to goodbye.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "tests/doubles/missed_bin.h"

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
  doubles::fill_in_missed_bin(visit);
  ASSERT_EQ(visit.screen(), "check");
  EXPECT_EQ(visit.at("row.postcode").value, "PA31 8RT");

  visit.press("Accept and send");
  EXPECT_EQ(visit.screen(), "sending");
  const auto* stored = visit.last<core::StoreSubmission>();
  ASSERT_NE(stored, nullptr);
  EXPECT_TRUE(base::is_reference(stored->reference));
  EXPECT_TRUE(base::is_uuid_v7(stored->submission_id));
  EXPECT_EQ(nlohmann::json::parse(stored->answers.reveal())["journey"], "report-a-missed-bin");
  visit.answer_stored();
  ASSERT_EQ(visit.screen(), "confirmation");
  EXPECT_EQ(visit.at("reference").value, visit.last<core::StoreSubmission>()->reference);

  visit.press("Print it");
  visit.answer_printed();
  EXPECT_TRUE(visit.sees("Take your receipt"));
  visit.press("Do something else");
  visit.press("Get a number");
  visit.press("Council Tax");
  visit.answer_ticket("C042");
  visit.answer_printed();
  EXPECT_EQ(visit.at("ticket").value, "C042");
  visit.press("Finish");
  visit.press("Very satisfied");
  visit.press("It was easy");
  visit.press("Send");
  EXPECT_EQ(visit.screen(), "goodbye");
  visit.answer_wiped();
  visit.wait(8s);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(WholeVisit, ATicketIsNeverMoreThanThreeTouchesAway) {
  Visitor visit;
  visit.begin();  // the attract screen, and a language
  visit.press("Get a number");
  visit.press("Housing");
  EXPECT_EQ(visit.last<core::IssueTicket>()->service, "housing");
}

TEST(WholeVisit, TheSameEventsGiveTheSameVisit) {
  const auto live = [] {
    Visitor visit;
    doubles::send_missed_bin(visit);
    return visit.last<core::StoreSubmission>()->reference;
  };
  EXPECT_EQ(live(), live());
}

TEST(WholeVisit, ServiceAtADeskLeadsToANumberAndNotToADeadEnd) {
  Visitor visit;
  visit.begin();
  visit.press("Do it here");
  visit.press("Council Tax");
  EXPECT_EQ(visit.last<core::IssueTicket>()->service, "council-tax");
}

}  // namespace
}  // namespace waymark
