#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

std::string field(const core::RecordUsage& event, std::string_view name) {
  for (const auto& each : event.fields) {
    if (each.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&each.value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&each.value)) return std::to_string(*number);
    return std::get<bool>(each.value) ? "true" : "false";
  }
  return "(none)";
}

TEST(Session, StartsWithTheFirstActAndIsCountedWithTheSecond) {
  Visitor visit;
  visit.touch_attract();
  EXPECT_EQ(visit.usage("session.started").size(), 0u);
  visit.press("English");
  ASSERT_EQ(visit.usage("session.started").size(), 1u);
  EXPECT_EQ(visit.usage("session.started")[0].session, visit.state().visit.session);
}

TEST(Session, IsCountedAfterFiveSecondsWithoutASecondAct) {
  Visitor visit;
  visit.touch_attract();
  visit.wait(4'999ms);
  EXPECT_EQ(visit.usage("session.started").size(), 0u);
  visit.wait(1ms);
  EXPECT_EQ(visit.usage("session.started").size(), 1u);
}

TEST(Session, TouchedAndLeftWithinFiveSecondsWasNone) {
  Visitor visit;
  visit.touch_attract();
  visit.wait(3s);
  visit.press("Start again");
  EXPECT_EQ(visit.usage("session.started").size(), 0u);
  EXPECT_EQ(visit.usage("session.ended").size(), 0u);
}

TEST(Session, EndsWithItsOutcomeAndWithoutTheIdleTime) {
  Visitor visit;
  visit.begin();
  visit.wait(10s);
  visit.press("Do it here");
  visit.wait(120s);
  const auto ended = visit.usage("session.ended");
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(field(ended[0], "outcome"), "timeout");
  EXPECT_EQ(field(ended[0], "active_ms"), "10000");
}

TEST(JourneyUsage, CountsPagesErrorsAndTheEnd) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  EXPECT_EQ(visit.usage("journey.started").size(), 1u);
  visit.press("Continue");
  ASSERT_EQ(visit.usage("validation.failed").size(), 1u);
  EXPECT_EQ(field(visit.usage("validation.failed")[0], "question"), "which-bin");
  visit.press("Food waste");
  visit.press("Continue");
  visit.press("Back");
  const auto shown = visit.usage("page.shown");
  ASSERT_EQ(shown.size(), 3u);
  EXPECT_EQ(field(shown[0], "page"), "which-bin");
  EXPECT_EQ(field(shown[0], "first"), "true");
  EXPECT_EQ(field(shown[2], "page"), "which-bin");
  EXPECT_EQ(field(shown[2], "first"), "false");
  EXPECT_EQ(shown[0].journey, "report-a-missed-bin");
  EXPECT_EQ(shown[0].journey_version, "2026-11-1");
  visit.press("Start again");
  ASSERT_EQ(visit.usage("journey.ended").size(), 1u);
  EXPECT_EQ(field(visit.usage("journey.ended")[0], "outcome"), "abandoned");
  EXPECT_EQ(field(visit.usage("journey.ended")[0], "page"), "which-bin");
}

TEST(JourneyUsage, SentIsCompletedAndNotAbandonedAfterwards) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  visit.press("Start again");
  ASSERT_EQ(visit.usage("journey.ended").size(), 1u);
  EXPECT_EQ(field(visit.usage("journey.ended")[0], "outcome"), "completed");
}

TEST(UsageEvents, TellTheSettingsThatHelpedAndNothingThatWasTyped) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Text size");
  visit.press("Contrast");
  visit.press("Accept and send");
  visit.answer_stored();
  EXPECT_EQ(visit.usage("submission.queued")[0].settings, (std::vector<std::string>{"large_text", "contrast"}));
  for (const auto& effect : visit.effects()) {
    const auto* event = std::get_if<core::RecordUsage>(&effect.body);
    if (event == nullptr) continue;
    for (const auto& each : event->fields) {
      const auto* text = std::get_if<std::string>(&each.value);
      if (text == nullptr) continue;
      for (const char* typed : {"Harbour", "Ardwell", "PA31", "pa31", "2026-11-19"}) {
        EXPECT_EQ(text->find(typed), std::string::npos) << event->name;
      }
      EXPECT_NE(*text, visit.last<core::StoreSubmission>()->reference) << event->name;
    }
  }
}

TEST(FeedbackUsage, HoldsTheScoreAndTheReason) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H001");
  visit.press("I have written it down");
  visit.press("Finish");
  EXPECT_EQ(visit.at("feedback.send").disabled, true);
  visit.press("Dissatisfied");
  visit.press("It took too long");
  visit.press("Send");
  const auto given = visit.usage("feedback.given");
  ASSERT_EQ(given.size(), 1u);
  EXPECT_EQ(field(given[0], "score"), "2");
  EXPECT_EQ(field(given[0], "reason"), "too_long");
}

TEST(FeedbackUsage, ALowRatingIsOfferedNoPraise) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H001");
  visit.press("I have written it down");
  visit.press("Finish");
  visit.press("Satisfied");
  visit.press("It was easy");
  visit.press("Dissatisfied");
  EXPECT_EQ(visit.find("reason.easy"), nullptr);
  visit.press("Send");
  EXPECT_EQ(field(visit.usage("feedback.given").at(0), "reason"), "(none)") << "praise was taken back with the rating";
}

TEST(FeedbackUsage, CanBeSkipped) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H001");
  visit.press("I have written it down");
  visit.press("Finish");
  visit.press("Skip");
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_EQ(visit.usage("feedback.given").size(), 0u);
}

TEST(DeviceUsage, IsRecordedWithoutASessionWhenNobodyIsThere) {
  Visitor visit;
  visit.printer(core::PrinterState::kPaperOut);
  const auto events = visit.usage("device.state");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].session, "");
  EXPECT_EQ(field(events[0], "state"), "paper_out");
}

}  // namespace
}  // namespace waymark
