// The demonstration council's journeys, walked as customers would.
#include <gmock/gmock.h>

#include <algorithm>

#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/journeys/validate.h"
#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"

namespace waymark::journeys {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;

Definition demo(const std::string& id) {
  const LintReport report = lint(from_source("provisioning/demo/journeys/" + id + ".json"));
  for (const Finding& finding : report.findings) ADD_FAILURE() << finding.place << ": " << finding.reason;
  return report.definition.value_or(Definition{});
}

// Answers page after page with what is in `entries`, checking each as Continue does.
struct Walk {
  std::vector<std::string> pages;
  Answers answers;
};
Walk walk(const Definition& definition, const Answers& entries) {
  Walk out;
  std::string at = first_page(definition, kToday);
  while (at != kCheckAnswers) {
    out.pages.push_back(at);
    const Page& page = *definition.find_page(at);
    if (page.outcome) break;
    const Checked checked = check_page(page, entries, kToday);
    for (const Problem& problem : checked.problems)
      ADD_FAILURE() << at << ": " << problem.question << " " << problem.rule;
    if (!checked.problems.empty()) break;
    for (const auto& [key, value] : checked.answers) out.answers.set(key, value);
    at = next_page(definition, at, out.answers, kToday);
  }
  return out;
}

Answers everything() {
  return answers({{"which-bin", "general"},
                  {"missed-on.day", "20"},
                  {"missed-on.month", "11"},
                  {"missed-on.year", "2026"},
                  {"out-in-time", "yes"},
                  {"tag", "no"},
                  {"kind-of-place", "home"},
                  {"address-line-1", "1 Mill Lane"},
                  {"town", "Ardwell"},
                  {"postcode", "pa31 8rt"},
                  {"assisted", "no"},
                  {"contact-by", "none"}});
}

TEST(ReportAMissedBin, TheShortestWay) {
  const Definition definition = demo("report-a-missed-bin");
  const Walk way = walk(definition, everything());
  EXPECT_THAT(way.pages, ElementsAre("which-bin", "missed-on", "out-in-time", "tag", "kind-of-place", "address",
                                     "assisted", "contact-by"));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
  EXPECT_EQ(step_of(definition, "contact-by", way.answers, kToday), (Step{8, 8}));
}

TEST(ReportAMissedBin, WithATagASharedStoreAndAPhone) {
  const Definition definition = demo("report-a-missed-bin");
  Answers entries = everything();
  for (const auto& [key, value] : answers({{"tag", "yes"},
                                           {"tag-reasons", "too-heavy\nlid-open"},
                                           {"kind-of-place", "shared"},
                                           {"bin-store", "Behind the flats"},
                                           {"contact-by", "phone"},
                                           {"phone", "01632 960 001"},
                                           {"full-name", "Morag Bell"}})) {
    entries.set(key, value);
  }
  const Walk way = walk(definition, entries);
  EXPECT_THAT(way.pages, ElementsAre("which-bin", "missed-on", "out-in-time", "tag", "tag-reasons", "kind-of-place",
                                     "address", "bin-store", "contact-by", "phone", "full-name"));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
}

struct Ending {
  const char* question;
  const char* answer;
  const char* page;
};

class ReportAMissedBinEnds : public testing::TestWithParam<Ending> {};

TEST_P(ReportAMissedBinEnds, WithAPlainPageAndNothingSent) {
  const Definition definition = demo("report-a-missed-bin");
  Answers entries = everything();
  entries.set("garden-permit", base::Secret{"no"});
  entries.set(GetParam().question, base::Secret{GetParam().answer});
  const Walk way = walk(definition, entries);
  EXPECT_EQ(way.pages.back(), GetParam().page);
  EXPECT_FALSE(is_complete(definition, way.answers, kToday));
}

INSTANTIATE_TEST_SUITE_P(All, ReportAMissedBinEnds,
                         testing::Values(Ending{"which-bin", "garden", "permit-needed"},
                                         Ending{"out-in-time", "no", "out-too-late"},
                                         Ending{"kind-of-place", "business", "business-waste"}));

TEST(ReportAMissedBin, RefusesADayTooLongAgoInItsOwnWords) {
  const Definition definition = demo("report-a-missed-bin");
  const Question& missed_on = *definition.find_question("missed-on");
  const Checked checked = check_question(
      missed_on, answers({{"missed-on.day", "1"}, {"missed-on.month", "11"}, {"missed-on.year", "2026"}}), kToday);
  ASSERT_EQ(checked.problems.size(), 1U);
  EXPECT_EQ(problem_text(checked.problems[0], missed_on, catalogue().in("en-GB")),
            "The day it should have been emptied must be in the last 14 days");
}

TEST(ApplyForAParkingPermit, ForAnEmployersVehicle) {
  const Definition definition = demo("apply-for-a-parking-permit");
  const Walk way = walk(definition, answers({{"kind-of-permit", "resident"},
                                             {"live-in-zone", "yes"},
                                             {"who-for", "me"},
                                             {"full-name", "Morag Bell"},
                                             {"born.day", "27"},
                                             {"born.month", "3"},
                                             {"born.year", "1985"},
                                             {"address-line-1", "1 Mill Lane"},
                                             {"town", "Ardwell"},
                                             {"postcode", "PA31 8RT"},
                                             {"proof-of-address", "none"},
                                             {"registration", "sa26 abc"},
                                             {"keeper", "employer"},
                                             {"employer", "A Baker"},
                                             {"start-on.day", "1"},
                                             {"start-on.month", "12"},
                                             {"start-on.year", "2026"},
                                             {"blue-badge", "no"},
                                             {"contact-by", "email"},
                                             {"email", "name@example.com"}}));
  EXPECT_THAT(way.pages, ElementsAre("kind-of-permit", "live-in-zone", "who-for", "full-name", "born", "address",
                                     "proof", "registration", "keeper", "employer", "start-on", "blue-badge",
                                     "contact-by", "email", "last-things"));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
}

// All that a visitor's permit asks, for somebody else unless `more` says otherwise.
Answers visitors_permit(const Answers& more) {
  Answers all = answers({{"kind-of-permit", "visitor"},
                         {"live-in-zone", "yes"},
                         {"who-for", "someone-else"},
                         {"authority", "asked"},
                         {"helper-name", "Isla Bell"},
                         {"full-name", "Morag Bell"},
                         {"born.day", "27"},
                         {"born.month", "3"},
                         {"born.year", "1985"},
                         {"address-line-1", "1 Mill Lane"},
                         {"town", "Ardwell"},
                         {"postcode", "PA31 8RT"},
                         {"proof-of-address", "none"},
                         {"visitor-books", "2"},
                         {"start-on.day", "1"},
                         {"start-on.month", "12"},
                         {"start-on.year", "2026"},
                         {"blue-badge", "no"},
                         {"contact-by", "none"}});
  for (const auto& [entry, answer] : more) all.set(entry, answer);
  return all;
}

TEST(ApplyForAParkingPermit, ForSomebodyElseAsksOnWhatAuthorityAndWhoTheyAre) {
  const Definition definition = demo("apply-for-a-parking-permit");
  const Walk way = walk(definition, visitors_permit({}));
  ASSERT_GE(way.pages.size(), 6U);
  EXPECT_THAT(std::vector<std::string>(way.pages.begin() + 2, way.pages.begin() + 6),
              ElementsAre("who-for", "authority", "helper-name", "full-name"));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
}

TEST(ApplyForAParkingPermit, WithoutAnyAuthorityCanStillBeSent) {
  const Definition definition = demo("apply-for-a-parking-permit");
  const Walk way = walk(definition, visitors_permit(answers({{"authority", "other"}})));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
}

TEST(ApplyForAParkingPermit, ForOneselfDropsWhatWasSaidOfSomebodyElse) {
  const Definition definition = demo("apply-for-a-parking-permit");
  const Walk way = walk(definition, visitors_permit(answers({{"who-for", "me"}})));
  EXPECT_THAT(way.pages, testing::Not(Contains("authority")));
}

TEST(TellUsYouHaveMoved, AlonePeopleAreOfferedTheDiscount) {
  const Definition definition = demo("tell-us-you-have-moved");
  const Walk way =
      walk(definition,
           answers({{"direction", "in"},        {"moved-on.day", "1"},        {"moved-on.month", "11"},
                    {"moved-on.year", "2026"},  {"full-name", "Morag Bell"},  {"born.day", "27"},
                    {"born.month", "3"},        {"born.year", "1985"},        {"old-address-line-1", "2 High Street"},
                    {"old-town", "Oban"},       {"old-postcode", "PA34 4AB"}, {"new-address-line-1", "1 Mill Lane"},
                    {"new-town", "Ardwell"},    {"new-postcode", "PA31 8RT"}, {"ward", "harbour"},
                    {"tenure", "private"},      {"landlord", "A Baker"},      {"adults", "1"},
                    {"single-discount", "yes"}, {"tell", "library"},          {"contact-by", "none"}}));
  EXPECT_THAT(way.pages,
              ElementsAre("direction", "moved-on", "full-name", "born", "old-address", "new-address", "ward", "tenure",
                          "landlord", "adults", "single-discount", "tell", "library-card", "contact-by"));
  EXPECT_TRUE(is_complete(definition, way.answers, kToday));
}

class EveryDemonstrationJourney : public testing::TestWithParam<const char*> {};

TEST_P(EveryDemonstrationJourney, IsCompleteInEveryLanguageAndSaysWhichNobodyReviewed) {
  const Definition definition = demo(GetParam());
  EXPECT_EQ(definition.languages.front(), "en-GB");
  for (const words::Language& language : catalogue().languages()) {
    EXPECT_THAT(definition.languages, Contains(language.tag));
    const auto& unread = definition.unreviewed_languages;
    EXPECT_EQ(std::find(unread.begin(), unread.end(), language.tag) == unread.end(), language.reviewed) << language.tag;
  }
  for (const Page& page : definition.pages) {
    for (const Question& question : page.questions) {
      EXPECT_TRUE(question.optional || question.messages.count("required") == 1) << question.id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, EveryDemonstrationJourney,
                         testing::Values("report-a-missed-bin", "apply-for-a-parking-permit",
                                         "tell-us-you-have-moved"));

}  // namespace
}  // namespace waymark::journeys
