#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

void enter(Visitor& visit, std::string_view digits) {
  visit.type_on_glass(digits);
  visit.press_id("continue");
}

Visitor covered(std::string_view code = "1357") {
  Visitor visit;
  visit.online();
  doubles::fill_in_missed_bin(visit);
  visit.press("I need a moment");
  enter(visit, code);
  return visit;
}

TEST(AMoment, CoversEverythingBehindTheCodeThatWasChosen) {
  Visitor visit = covered();
  EXPECT_EQ(visit.screen(), "moment");
  EXPECT_FALSE(visit.sees("14 Harbour Row"));
  EXPECT_TRUE(visit.sees("The answers are kept for 10 more minutes."));
  enter(visit, "1357");
  EXPECT_EQ(visit.screen(), "check");
  EXPECT_TRUE(visit.sees("14 Harbour Row"));
}

TEST(AMoment, ShowsTheDigitsWhileTheyAreChosenAndNeverAfterwards) {
  Visitor visit;
  visit.begin();
  visit.press("I need a moment");
  visit.type_on_glass("1357");
  EXPECT_EQ(visit.at("field.@code").value, "1357");
  EXPECT_EQ(visit.at("field.@code").privacy, view::Privacy::kPrivate);
  visit.press("Cover my answers");
  visit.type_on_glass("13");
  EXPECT_EQ(visit.at("field.@code").value, "••");
  EXPECT_EQ(visit.at("field.@code").privacy, view::Privacy::kSecret);
}

TEST(AMoment, NeedsFourDigits) {
  Visitor visit;
  visit.begin();
  visit.press("I need a moment");
  enter(visit, "135");
  EXPECT_EQ(visit.screen(), "moment_code");
  EXPECT_TRUE(visit.sees(view::Role::kErrorMessage, "Enter 4 numbers"));
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "home");
}

TEST(AMoment, AfterTenMinutesTheVisitEnds) {
  Visitor visit = covered();
  visit.wait(9min);
  EXPECT_TRUE(visit.sees("The answers are kept for 1 more minute."));
  EXPECT_EQ(visit.find("still-there"), nullptr) << "nothing counts down aloud";
  visit.wait(1min);
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_EQ(visit.last<core::Wipe>()->reason, core::WipeReason::kTimeout);
}

TEST(AMoment, FiveWrongCodesLeaveOnlyStartAgain) {
  Visitor visit = covered();
  for (const int left : {4, 3, 2}) {
    enter(visit, "0000");
    EXPECT_TRUE(visit.sees("You can try " + std::to_string(left) + " more times.")) << left;
  }
  enter(visit, "0000");
  enter(visit, "0000");
  EXPECT_TRUE(visit.sees("by staff either"));
  enter(visit, "1357");
  EXPECT_EQ(visit.screen(), "moment") << "the right code comes too late";
  const std::string numbers = visit.at("moment.numbers").value;
  enter(visit, numbers);
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(AMoment, StartAgainAsksForTheNumbersThatTheScreenShows) {
  Visitor visit = covered();
  visit.press("Start again");
  EXPECT_EQ(visit.screen(), "moment");
  const std::string numbers = visit.at("moment.numbers").value;
  ASSERT_EQ(numbers.size(), 4u);
  EXPECT_NE(numbers, "1357");
  EXPECT_EQ(visit.at("field.@code").name, "Enter the numbers shown, or your code");
  enter(visit, numbers);
  EXPECT_EQ(visit.screen(), "wiping");
  EXPECT_EQ(visit.last<core::Wipe>()->reason, core::WipeReason::kStartAgain);
}

TEST(AMoment, AChildsTapsDoNotDiscardAParentsAnswers) {
  Visitor visit = covered();
  for (int i = 0; i < 500; ++i) {
    const auto& stops = visit.state().focus_stops;
    const std::string id = stops[static_cast<std::size_t>(i * 7) % stops.size()].id;
    if (id.starts_with("key.")) continue;
    visit.send(core::Activate{id});
  }
  ASSERT_EQ(visit.count<core::Wipe>(), 0u);
  while (visit.screen() == "language") visit.press_id("language.en-GB");
  visit.press_id("field.@code");  // whose keyboard may have been put away
  enter(visit, "1357");
  EXPECT_EQ(visit.screen(), "check");
  EXPECT_EQ(visit.state().visit.journey.answers.reveal("town"), "Ardwell");
}

TEST(AMoment, IsOfferedInsteadOfMoreTime) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.wait(95s);
  visit.press_id("still-there.moment");
  EXPECT_EQ(visit.screen(), "moment_code");
}

TEST(AMoment, TheLanguageAndTheTextSizeCanStillBeChanged) {
  Visitor visit = covered();
  visit.press("Text size");
  visit.press("Language");
  visit.press("Gàidhlig");
  EXPECT_EQ(visit.screen(), "moment");
  EXPECT_EQ(visit.view().lang, "gd");
}

TEST(AMoment, GetHelpStaysOnTheCover) {
  Visitor visit = covered();
  visit.press("Get help");
  EXPECT_EQ(visit.screen(), "moment");
  ASSERT_EQ(visit.count<core::RaiseHelp>(), 1u);
  EXPECT_EQ(visit.last<core::RaiseHelp>()->page, "check");
  visit.acknowledge_help();
  EXPECT_TRUE(visit.sees("Someone is coming"));
  visit.press("Get help");
  EXPECT_EQ(visit.screen(), "moment");
}

TEST(AMoment, WhatIsBeingSentGoesOnBehindIt) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("send");
  visit.press("I need a moment");
  enter(visit, "1357");
  visit.answer_stored();
  EXPECT_EQ(visit.screen(), "moment");
  enter(visit, "1357");
  EXPECT_EQ(visit.screen(), "confirmation");
}

TEST(AMoment, AKeyboardIsEnough) {
  Visitor visit;
  visit.begin();
  visit.press("I need a moment");
  visit.type("1357");
  visit.key(core::Key::kEnter);
  EXPECT_EQ(visit.screen(), "moment");
  visit.type("1357");
  visit.key(core::Key::kEnter);
  EXPECT_EQ(visit.screen(), "home");
}

TEST(AMoment, TheCodeIsOfThisVisitOnly) {
  Visitor visit = covered();
  visit.wait(10min);
  visit.answer_wiped();
  visit.wait(8s);
  visit.begin();
  EXPECT_FALSE(core::is_covered(visit.state()));
  EXPECT_TRUE(visit.state().visit.journey.entries.empty());
}

}  // namespace
}  // namespace waymark
