#include "kiosk/core/configuration.h"

#include <gtest/gtest.h>

#include "tests/doubles/demo_council.h"

namespace waymark::core {
namespace {

using namespace std::chrono_literals;

base::WallTime at(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  const std::chrono::sys_days date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
  return base::WallTime{(date + std::chrono::hours{hour} + std::chrono::minutes{minute}).time_since_epoch()};
}

OpeningHours weekdays_nine_to_five() {
  OpeningHours hours;
  hours.always = false;
  for (std::size_t day = 0; day < 5; ++day) hours.week[day] = {{9 * 60, 17 * 60}};
  return hours;
}

TEST(OpeningHours, AreOfTheKiosksOwnPlace) {
  const auto hours = weekdays_nine_to_five();
  EXPECT_FALSE(open_state(hours, at(2026, 6, 8, 7, 59), 60min).open);
  EXPECT_TRUE(open_state(hours, at(2026, 6, 8, 8), 60min).open) << "nine o'clock in summer time";
  EXPECT_FALSE(open_state(hours, at(2026, 6, 8, 16), 60min).open);
}

TEST(OpeningHours, SayWhenTheyChangeNext) {
  const auto hours = weekdays_nine_to_five();
  EXPECT_EQ(open_state(hours, at(2026, 11, 23, 10), 0min).changes_at, at(2026, 11, 23, 17));
  EXPECT_EQ(open_state(hours, at(2026, 11, 27, 18), 0min).changes_at, at(2026, 11, 30, 9)) << "over a weekend";
}

TEST(OpeningHours, AnExceptionReplacesItsDay) {
  auto hours = weekdays_nine_to_five();
  hours.exceptions.push_back({2026, 12, 25, {}, Text("en-GB", "Christmas Day")});
  hours.exceptions.push_back({2026, 12, 24, {{9 * 60, 12 * 60}}, {}});
  const auto christmas = open_state(hours, at(2026, 12, 25, 10), 0min);
  EXPECT_FALSE(christmas.open);
  EXPECT_EQ(christmas.reason.in("en-GB"), "Christmas Day");
  EXPECT_EQ(christmas.changes_at, at(2026, 12, 28, 9));
  EXPECT_FALSE(open_state(hours, at(2026, 12, 24, 13), 0min).open);
}

TEST(OpeningHours, TwoSpansMayTouchAtMidnight) {
  OpeningHours hours;
  hours.always = false;
  hours.week.fill({{0, 24 * 60}});
  const auto state = open_state(hours, at(2026, 11, 23, 23, 59), 0min);
  EXPECT_TRUE(state.open);
  EXPECT_FALSE(state.changes_at.has_value());
}

TEST(CouncilJson, OfTheDemonstrationIsUnderstood) {
  const auto council = doubles::demo_configuration();
  EXPECT_EQ(council.council.in("en-GB"), "Ardwell Council");
  EXPECT_EQ(council.languages.front(), "en-GB");
  EXPECT_EQ(council.languages.size(), doubles::demo_words().languages().size());
  EXPECT_EQ(council.queue("council-tax")->prefix, "C");
  EXPECT_EQ(council.service("bins")->journey, "report-a-missed-bin");
  EXPECT_EQ(council.receipt.status_url, "https://www.ardwell.example/requests/{reference}");
  EXPECT_EQ(council.timeouts.quiet, 90s);
}

TEST(CouncilJson, LeavesOutWhatBelongsToOtherSites) {
  const auto council = parse_configuration(
      R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here","name":{"en-GB":"H"}},{"id":"there","name":{"en-GB":"T"}}],
          "queues":[{"service":"a","name":{"en-GB":"A"},"sites":["there"]},{"service":"b","name":{"en-GB":"B"}}]})",
      "here");
  ASSERT_TRUE(council.has_value()) << base::to_string(council.error());
  ASSERT_EQ(council->queues.size(), 1u);
  EXPECT_EQ(council->queues[0].service, "b");
}

TEST(CouncilJson, ALeafletKeepsItsParagraphsAndLists) {
  const auto council = parse_configuration(
      R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here","name":{"en-GB":"H"}}],
          "leaflets":[{"id":"bins","title":{"en-GB":"Bins"},"sections":[{"text":{"en-GB":"Put in:\n- paper\n- tins"}}]}]})",
      "here");
  ASSERT_TRUE(council.has_value()) << base::to_string(council.error());
  EXPECT_EQ(council->leaflet("bins")->sections.at(0).text.in("en-GB"), "Put in:\n- paper\n- tins");
}

TEST(CouncilJson, AKioskOfASharedHubHasTheNameAndNumberOfItsSitesCouncil) {
  const auto council = parse_configuration(
      R"({"council":{"name":{"en-GB":"The shared service"},"telephone":"1","web":"shared.example"},
          "sites":[{"id":"here","name":{"en-GB":"H"}},{"id":"there","name":{"en-GB":"T"}}],
          "councils":[{"id":"a","name":{"en-GB":"A"},"telephone":"2","sites":["here"]},
                      {"id":"b","name":{"en-GB":"B"},"sites":["there"]}]})",
      "here");
  ASSERT_TRUE(council.has_value()) << base::to_string(council.error());
  EXPECT_EQ(council->council.in("en-GB"), "A");
  EXPECT_EQ(council->ways.telephone, "2");
  EXPECT_EQ(council->ways.web, "shared.example");
}

TEST(CouncilJson, ATileWithoutItsJourneyIsNotShown) {
  auto council = doubles::demo_configuration();
  council.journeys.clear();
  drop_dangling_services(council);
  EXPECT_EQ(council.service("bins"), nullptr);
  EXPECT_NE(council.service("council-tax"), nullptr) << "seen at a desk";
}

struct Broken {
  const char* json;
  const char* where;
};
class BrokenCouncil : public testing::TestWithParam<Broken> {};

TEST_P(BrokenCouncil, IsRefusedWithThePlace) {
  const auto council = parse_configuration(GetParam().json, "here");
  ASSERT_FALSE(council.has_value());
  EXPECT_EQ(council.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenCouncil,
    testing::Values(
        Broken{"[]", "council.json"}, Broken{"{}", "council/name"},
        Broken{R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"elsewhere"}]})", "sites"},
        Broken{R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here"}],"languages":[]})", "languages"},
        Broken{R"({"council":{"name":{"en-GB":7}}})", "council/name/en-GB"},
        Broken{R"({"council":{"name":{"en-GB":"A"}},"timeouts":{"quiet_s":0}})", "timeouts/quiet_s"},
        Broken{
            R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here"}],"leaflets":[{"id":"a","title":{"en-GB":"A"}}]})",
            "leaflets/0/sections"},
        Broken{
            R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here","opening":[{"days":["noday"],"from":"09:00","to":"17:00"}]}]})",
            "sites/0/opening/0/days/0"},
        Broken{
            R"({"council":{"name":{"en-GB":"A"}},"sites":[{"id":"here","opening":[{"days":["monday"],"from":"9","to":"17:00"}]}]})",
            "sites/0/opening/0/from"}));

}  // namespace
}  // namespace waymark::core
