#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/doubles/demo_council.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

std::shared_ptr<const core::Configuration> open_on_weekdays() {
  auto council = doubles::demo_configuration();
  council.hours.always = false;
  council.hours.week = {};
  council.languages = {"en-GB"};
  for (std::size_t day = 0; day < 5; ++day) council.hours.week[day] = {{9 * 60, 17 * 60}};
  return std::make_shared<const core::Configuration>(std::move(council));
}

TEST(Attract, SpeaksEachLanguageInTurn) {
  Visitor visit;
  for (const std::string& tag : doubles::demo_configuration().languages) {
    EXPECT_EQ(visit.view().lang, tag);
    EXPECT_EQ(visit.view().direction == view::Direction::kRightToLeft, tag == "ar" || tag == "ur");
    visit.wait(10s);
  }
  EXPECT_EQ(visit.view().lang, "en-GB");
}

TEST(Attract, TellsHoursANoticeAndAPromiseWithItsResult) {
  const Visitor visit;
  EXPECT_NE(visit.find("hours"), nullptr);
  EXPECT_TRUE(visit.sees("We aim to see you within 15 minutes."));
  EXPECT_TRUE(visit.sees("Last month: 92%"));
  EXPECT_TRUE(visit.sees(view::Role::kNotice, "Garden waste"));
  EXPECT_NE(visit.find("status-code"), nullptr);
}

// So that all of it fits the glass, in letters that can be read from where people stand.
TEST(Attract, PromisesAndLessonsTakeTurnsAndComeInEveryLanguage) {
  const auto council = doubles::demo_configuration();
  const std::size_t news = council.charter.size() + council.lessons.size();
  ASSERT_GE(news, 2U);
  std::map<std::string, std::set<std::string>> told;
  Visitor visit;
  for (std::size_t turn = 0; turn < news * council.languages.size(); ++turn) {
    EXPECT_NE(visit.find("charter") == nullptr, visit.find("lessons") == nullptr) << "one at a time";
    const view::Node& card = visit.at(visit.find("charter") != nullptr ? "charter" : "lessons");
    told[visit.view().lang].insert(card.children.at(0).name);
    visit.wait(10s);
  }
  for (const std::string& tag : council.languages) EXPECT_EQ(told[tag].size(), news) << tag;
}

TEST(Attract, WhereLettersAreVeryLargeCardsTakeTurns) {
  auto council = doubles::demo_configuration();
  council.languages = {"en-GB"};
  council.default_text_percent = 200;
  std::set<std::string> seen;
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  for (int turn = 0; turn < 3; ++turn) {
    const bool hours = visit.find("hours") != nullptr;
    const bool notice = visit.find("notice.garden-waste") != nullptr;
    const bool news = visit.find("charter") != nullptr || visit.find("lessons") != nullptr;
    EXPECT_EQ(hours + notice + news, 1) << turn;
    seen.insert(hours ? "hours" : notice ? "notice" : "news");
    visit.wait(10s);
  }
  EXPECT_EQ(seen.size(), 3U);
}

TEST(Attract, NoticesTakeTurnsToo) {
  auto council = doubles::demo_configuration();
  council.languages = {"en-GB"};
  council.charter.clear();
  council.lessons.clear();
  council.notices = {council.notices.at(0), council.notices.at(0)};
  council.notices[1].id = "second";
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  EXPECT_EQ(visit.find("notice.second"), nullptr);
  visit.wait(10s);
  EXPECT_NE(visit.find("notice.second"), nullptr);
}

TEST(Attract, AKeyAndACardBeginAVisitToo) {
  Visitor by_key;
  by_key.key(core::Key::kSelect);
  EXPECT_EQ(by_key.screen(), "language");
  Visitor by_card;
  by_card.send(core::CardInserted{"hash"});
  EXPECT_EQ(by_card.screen(), "language");
}

TEST(Attract, WithOneLanguageTheFirstScreenComesAtOnce) {
  auto council = doubles::demo_configuration();
  council.languages = {"en-GB"};
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_EQ(visit.find("back"), nullptr);
}

TEST(Attract, OutOfHoursItSaysWhenItOpensAndHowElseToBeServed) {
  Visitor visit(open_on_weekdays());
  EXPECT_EQ(visit.screen(), "attract");  // Monday, ten o'clock
  visit.wait(7h);
  EXPECT_EQ(visit.screen(), "closed");
  EXPECT_TRUE(visit.sees("We open again on Tuesday 24 November, 9am."));
  EXPECT_TRUE(visit.sees("01632 960123"));
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "closed");
  visit.wait(16h);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(Attract, ClosingTimeDoesNotCutAVisitShort) {
  Visitor visit(open_on_weekdays());
  visit.wait(6h + 59min);
  visit.touch_attract();
  visit.wait(80s);
  EXPECT_EQ(visit.screen(), "home");
  visit.press("Start again");
  visit.answer_wiped();
  EXPECT_EQ(visit.screen(), "closed");
}

TEST(Attract, AClockThatJumpsIsBelievedAboutTheHoursAtOnce) {
  Visitor visit(open_on_weekdays());
  visit.set_wall(base::WallTime{std::chrono::milliseconds{1'795'428'000'000} + 10h});
  visit.send(core::ClockJumped{});
  EXPECT_EQ(visit.screen(), "closed");
}

TEST(OutOfService, ShowsItsCodeAndOtherWaysAndComesBack) {
  Visitor visit;
  visit.send(core::OutOfServiceOrdered{"P3"});
  EXPECT_EQ(visit.screen(), "out_of_service");
  EXPECT_EQ(visit.at("code").value, "P3");
  EXPECT_TRUE(visit.sees("01632 960123"));
  visit.send(core::OutOfServiceOrdered{""});
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(OutOfService, WaitsForTheEndOfAVisit) {
  Visitor visit;
  visit.begin();
  visit.send(core::OutOfServiceOrdered{"P3"});
  EXPECT_EQ(visit.screen(), "home");
  visit.press("Start again");
  visit.answer_wiped();
  EXPECT_EQ(visit.screen(), "out_of_service");
}

TEST(StagedConfiguration, TakesEffectOnlyAtAttract) {
  Visitor visit;
  visit.begin();
  visit.send(core::ConfigurationStaged{8});
  EXPECT_EQ(visit.count<core::Restart>(), 0u);
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::Restart>(), 0u);
  visit.answer_wiped();
  ASSERT_EQ(visit.count<core::Restart>(), 1u);
  EXPECT_EQ(visit.last<core::Restart>()->exit_code, core::kExitUpdate);
  visit.touch_attract();  // nobody is let in while the process is leaving
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(StagedConfiguration, AtAttractItTakesEffectAtOnce) {
  Visitor visit;
  visit.send(core::ConfigurationStaged{8});
  EXPECT_EQ(visit.count<core::Restart>(), 1u);
}

TEST(StatusCode, SaysWhatIsWrong) {
  Visitor visit;
  EXPECT_TRUE(visit.sees("LP7"));
  visit.online();
  visit.printer();
  EXPECT_TRUE(visit.sees("A7"));
}

}  // namespace
}  // namespace waymark
