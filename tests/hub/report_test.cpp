#include <gtest/gtest.h>

#include "provisioning/hub/local_day.h"
#include "provisioning/hub/overview.h"
#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/wait_estimate.h"

namespace waymark::hub {
namespace {

using namespace measures;
using nlohmann::json;

class Report : public ::testing::Test {
 protected:
  Report() {
    council_.language = "en-GB";
    council_.suppress_under = 5;
    Queue queue;
    queue.service = "housing";
    queue.name = "Housing";
    queue.target_wait_minutes = 15;
    council_.queues.push_back(queue);
  }
  void add(const char* measure, const std::string& subject, const std::string& part, std::int64_t count) {
    rows_.push_back({"library", "2026-11-22", measure, subject, part, count});
  }
  json report() { return overview_json({"2026-11-21", "2026-11-22", 1, &council_, nullptr, &rows_}); }

  CouncilSettings council_;
  std::vector<RollupRow> rows_;
};

TEST_F(Report, CompletionIsEveryProperEndOfAllStarted) {
  add(kJourneyStarted, "bin", "", 100);
  add(kJourneyEnded, "bin", "completed", 60);
  add(kJourneyEnded, "bin", "informed", 10);
  add(kJourneyEnded, "bin", "not_eligible", 5);
  add(kJourneyEnded, "bin", "handed_over", 5);
  add(kJourneyEnded, "bin", "abandoned", 20);
  const json journey = report()["journeys"][0];
  EXPECT_EQ(journey["completed"], 80);
  EXPECT_DOUBLE_EQ(journey["completion"].get<double>(), 0.8);
}

TEST_F(Report, SatisfactionWeighsTheFiveAnswersAndShowsHowMany) {
  const int counts[] = {5, 5, 10, 20, 40};
  for (int score = 1; score <= 5; ++score) add(kFeedback, "", std::to_string(score), counts[score - 1]);
  const json satisfaction = report()["satisfaction"];
  EXPECT_EQ(satisfaction["n"], 80);
  EXPECT_NEAR(satisfaction["score"].get<double>(), (40 * 100 + 20 * 75 + 10 * 50 + 5 * 25) / 80.0, 0.05);
}

TEST_F(Report, WaitsHaveAMiddleANinthDecileAndAShareInTarget) {
  add(kTicketWaiting, "housing", "", 10);
  for (int minute = 2; minute <= 20; minute += 2) add(kTicketWait, "housing", std::to_string(minute * 4), 1);
  council_.suppress_under = 0;
  const json wait = report()["waits"][0];
  EXPECT_EQ(wait["called"], 10);
  EXPECT_NEAR(wait["median_minutes"].get<double>(), 10, 0.25);
  EXPECT_NEAR(wait["p90_minutes"].get<double>(), 18, 0.25);
  EXPECT_DOUBLE_EQ(wait["in_target"].get<double>(), 0.7);
}

TEST_F(Report, WhoLeftAQueueIsShownUnlessThatTellsOfAFew) {
  add(kTicketWaiting, "housing", "", 20);
  add(kTicketLeft, "housing", "", 6);
  EXPECT_EQ(report()["waits"][0]["left_queue"], 6);
  add(kTicketLeft, "housing", "", 12);
  EXPECT_TRUE(report()["waits"][0]["left_queue"].is_null()) << "two stayed";
}

TEST_F(Report, SmallFiguresAreLeftOutAndNoughtIsNot) {
  add(kSession, "", "gd", 4);
  add(kSession, "", "en-GB", 40);
  add(kSession, "", "pl", 9);
  const json made = report();
  EXPECT_TRUE(made["sessions"]["languages"][1]["count"].is_null());
  EXPECT_EQ(made["sessions"]["languages"][0]["count"], 40);
  EXPECT_EQ(made["days"][0]["sessions"], 0);
  EXPECT_EQ(made["suppress_under"], 5);
}

TEST_F(Report, AShareThatWouldRevealASmallFigureIsLeftOut) {
  add(kJourneyStarted, "bin", "", 100);
  add(kJourneyEnded, "bin", "completed", 97);  // three gave up
  EXPECT_TRUE(report()["journeys"][0]["completion"].is_null());
}

TEST_F(Report, ASmallFigureIsNotToldByTheSumAndItsOtherParts) {
  add(kSession, "", "gd", 4);
  add(kSession, "", "en-GB", 40);
  add(kSession, "", "pl", 9);
  const json sessions = report()["sessions"];
  EXPECT_EQ(sessions["count"], 53);
  EXPECT_TRUE(sessions["languages"][2]["count"].is_null()) << "the smallest of the others goes with it";
}

TEST_F(Report, WithNoOtherPartTheSumIsLeftOut) {
  add(kSession, "", "gd", 4);
  add(kSession, "", "pl", 4);
  EXPECT_TRUE(report()["sessions"]["count"].is_null());
}

TEST_F(Report, OneHiddenSkillIsNotToldByTheTotalOfCalls) {
  for (const char* id : {"benefits", "housing", "bins"}) council_.calls.skills.push_back({id, id});
  add(kCallAsked, "benefits", "", 30);
  add(kCallAsked, "housing", "", 12);
  add(kCallAsked, "bins", "", 2);
  const json calls = report()["calls"];
  EXPECT_EQ(calls["asked"], 44);
  EXPECT_EQ(calls["skills"][0]["asked"], 30);
  EXPECT_TRUE(calls["skills"][1]["asked"].is_null());
  EXPECT_TRUE(calls["skills"][2]["asked"].is_null());
}

TEST_F(Report, TheFewWhoWereNotAnsweredAreNotToldByTheDifference) {
  council_.calls.skills.push_back({"benefits", "Benefits"});
  add(kCallAsked, "benefits", "", 30);
  add(kCallAccepted, "benefits", "", 28);
  add(kContact, "benefits", "", 28);
  add(kContactClassified, "benefits", "", 20);
  const json calls = report()["calls"];
  EXPECT_EQ(calls["asked"], 30);
  EXPECT_TRUE(calls["accepted"].is_null());
  EXPECT_TRUE(calls["contacts"].is_null());
  EXPECT_EQ(calls["classified"], 20);
}

TEST_F(Report, SaysHowManyCallsWentOnInAPrivateRoom) {
  council_.calls.skills.push_back({"benefits", "Benefits"});
  add(kCallAsked, "benefits", "", 30);
  add(kCallAccepted, "benefits", "", 30);
  add(kCallMoved, "benefits", "", 7);
  EXPECT_EQ(report()["calls"]["moved"], 7);
}

TEST_F(Report, ACouncilMayShowEverything) {
  council_.suppress_under = 0;
  add(kSession, "", "gd", 1);
  EXPECT_EQ(report()["sessions"]["count"], 1);
}

TEST_F(Report, NothingIsDividedByNothing) {
  const json made = report();
  EXPECT_TRUE(made["satisfaction"]["score"].is_null());
  EXPECT_TRUE(made["waits"][0]["median_minutes"].is_null());
  EXPECT_TRUE(made["waits"][0]["in_target"].is_null());
}

TEST_F(Report, NoCellOfTheSpreadsheetIsAFormula) {
  EXPECT_EQ(csv_cell("=cmd|'/C calc'!A0"), "'=cmd|'/C calc'!A0");
  EXPECT_EQ(csv_cell("+1+1"), "'+1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("-2+3"), "'-2+3");
  EXPECT_EQ(csv_cell("\tx"), "'\tx");
  EXPECT_EQ(csv_cell("-0.5"), "-0.5");
  EXPECT_EQ(csv_cell("say \"hello\", all"), "\"say \"\"hello\"\", all\"");
  council_.queues[0].name = "=HYPERLINK(\"http://evil.example\")";
  EXPECT_NE(overview_csv(report()).find("\"'=HYPERLINK("), std::string::npos);
}

TEST(LocalDays, FollowSummerTime) {
  const auto days = LocalDays::create("Europe/London");
  ASSERT_TRUE(days.has_value());
  EXPECT_EQ(days->day_of(1'814'398'200'000), "2027-07-01");  // 2027-06-30T23:30Z
  EXPECT_EQ(days->day_of(1'795'391'999'999), "2026-11-22");
  EXPECT_EQ(days->day_of(1'795'392'000'000), "2026-11-23");
}

TEST(LocalDays, ADayOfTheChangeHas23Or25Hours) {
  const auto days = LocalDays::create("Europe/London");
  const std::int64_t hour = 3'600'000;
  const std::int64_t spring = 1'806'192'000'000;  // 2027-03-28T00:00Z
  EXPECT_EQ(days->end_of_day(spring), spring + 23 * hour);
  const std::int64_t autumn = 1'824'937'200'000;  // 2027-10-30T23:00Z, midnight on the 31st in London
  EXPECT_EQ(days->day_of(autumn), "2027-10-31");
  EXPECT_EQ(days->end_of_day(autumn), autumn + 25 * hour);
}

TEST(LocalDays, ATimeOfADayIsByTheClockOnTheWallInSummerAndInWinter) {
  const auto days = LocalDays::create("Europe/London");
  for (const char* day : {"2026-11-23", "2027-03-28", "2027-07-01", "2027-10-31"}) {
    const std::int64_t at = days->time_at(day, 10 * 60 + 30);
    EXPECT_EQ(days->day_of(at), day);
    EXPECT_EQ(days->clock_of(at), "10:30") << day;
  }
  EXPECT_EQ(days->time_at("2027-07-01", 0), 1'814'396'400'000);  // 2027-06-30T23:00Z
}

TEST(LocalDays, AZoneThatIsNotKnownIsRefused) { EXPECT_FALSE(LocalDays::create("Europe/Ardwell").has_value()); }

TEST(LocalDays, AreCountedAcrossMonthsAndLeapYears) {
  EXPECT_EQ(day_plus("2028-02-28", 1), "2028-02-29");
  EXPECT_EQ(day_plus("2027-01-01", -1), "2026-12-31");
  EXPECT_EQ(days_between("2026-12-30", "2027-01-02").size(), 4U);
}

TEST_F(Report, AppointmentsAreBookedCameOrMissedAndHaveTheirOwnWaits) {
  add(kAppointmentBooked, "housing", "", 30);
  add(kAppointmentArrived, "housing", "", 20);
  add(kAppointmentMissed, "housing", "", 10);
  add(kAppointmentWait, "housing", "8", 20);
  const json appointments = report()["appointments"];
  ASSERT_EQ(appointments.size(), 1u);
  EXPECT_EQ(appointments[0]["booked"], 30);
  EXPECT_EQ(appointments[0]["arrived"], 20);
  EXPECT_EQ(appointments[0]["missed"], 10);
  EXPECT_NEAR(appointments[0]["median_minutes"].get<double>(), 2, 0.25);
  EXPECT_EQ(report()["waits"][0]["called"], 0);
}

TEST_F(Report, AFewMissedAppointmentsAreNotToldByWhatIsLeftOfTheSum) {
  add(kAppointmentBooked, "housing", "", 22);
  add(kAppointmentArrived, "housing", "", 20);
  add(kAppointmentMissed, "housing", "", 2);
  const json figures = report()["appointments"][0];
  EXPECT_TRUE(figures["missed"].is_null());
  EXPECT_TRUE(figures["arrived"].is_null()) << "the sum would tell the other";
  EXPECT_EQ(figures["booked"], 22);
}

TEST_F(Report, WhereNothingWasBookedThereIsNothingToShow) { EXPECT_EQ(report()["appointments"], json::array()); }

TEST(WaitEstimate, AFreeDeskIsNoWait) {
  EXPECT_EQ(estimate_wait({0, 0, 2, 360, 360}).about_minutes, 0);
  EXPECT_EQ(estimate_wait({0, 1, 2, 360, 360}).up_to_minutes, 0);
}

TEST(WaitEstimate, GrowsWithThePeopleAheadAndShrinksWithDesks) {
  const WaitEstimate one_desk = estimate_wait({6, 1, 1, 300, 300});
  const WaitEstimate three_desks = estimate_wait({6, 3, 3, 300, 300});
  EXPECT_GT(one_desk.about_minutes, three_desks.about_minutes);
  EXPECT_GT(one_desk.up_to_minutes, one_desk.about_minutes);
  EXPECT_NEAR(one_desk.about_minutes, 32, 3);
}

TEST(WaitEstimate, CountsTheAppointmentsThatAreDueBeforeItsTurn) {
  const WaitEstimate alone = estimate_wait({4, 1, 1, 300, 300});
  const WaitEstimate with_two = estimate_wait({4, 1, 1, 300, 300, {300, 360, 7200}});
  EXPECT_EQ(with_two.ahead, 6);
  EXPECT_EQ(with_two.about_minutes, estimate_wait({6, 1, 1, 300, 300}).about_minutes);
  EXPECT_GT(with_two.about_minutes, alone.about_minutes);
  EXPECT_EQ(estimate_wait({0, 0, 2, 360, 360, {60}}).about_minutes, 0) << "a desk is free now";
}

TEST(WaitEstimate, TheUpperFigureIsWiderWhereServicesVary) {
  EXPECT_GT(estimate_wait({9, 1, 1, 300, 600}).up_to_minutes, estimate_wait({9, 1, 1, 300, 60}).up_to_minutes);
}

}  // namespace
}  // namespace waymark::hub
