#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

Visitor leaving() {
  Visitor visit;
  doubles::send_missed_bin(visit);
  visit.press("Finish");
  visit.press("Skip");
  return visit;
}

TEST(Wipe, TheStateForgetsBeforeAnybodyElseIsAsked) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Start again");
  const core::Visit& now = visit.state().visit;
  EXPECT_TRUE(now.journey.answers.empty());
  EXPECT_TRUE(now.journey.entries.empty());
  EXPECT_EQ(now.session, "");
  EXPECT_EQ(now.submission.reference, "");
}

TEST(Wipe, NobodyIsLetInBeforeEveryOwnerHasCleared) {
  Visitor visit = leaving();
  visit.wait(4s);
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "goodbye");
  visit.answer_wiped();
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(Wipe, GoodbyeStaysLongEnoughToBeRead) {
  Visitor visit = leaving();
  visit.answer_wiped();
  visit.wait(7s);
  EXPECT_EQ(visit.screen(), "goodbye");
  visit.wait(1s);
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(Wipe, AnIncompleteOneEndsTheProcess) {
  Visitor visit = leaving();
  visit.answer_wiped(false);
  ASSERT_EQ(visit.count<core::Restart>(), 1u);
  EXPECT_EQ(visit.last<core::Restart>()->exit_code, core::kExitInternal);
  visit.wait(60s);
  EXPECT_NE(visit.screen(), "attract");
}

TEST(Wipe, AnOwnerThatDoesNotAnswerEndsTheProcess) {
  Visitor visit = leaving();
  visit.wait(5s);
  EXPECT_EQ(visit.last<core::Restart>()->exit_code, core::kExitInternal);
}

TEST(Wipe, ALateReportOfAnEarlierWipeDoesNotCount) {
  Visitor visit;
  visit.begin();
  visit.press("Start again");
  const core::Tag old = visit.tag_of_last<core::Wipe>();
  visit.answer_wiped();
  visit.begin();
  visit.press("Start again");
  visit.send(core::Wiped{old, {{{"painter", true}}}});
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(Wipe, PaperAskedForComesOutAtGoodbyeButNotAfterStartAgain) {
  for (const bool goodbye : {true, false}) {
    Visitor visit;
    visit.printer();
    doubles::send_missed_bin(visit);
    visit.press("Print it");
    if (goodbye) {
      visit.press("Finish");
      visit.press("Skip");
    } else {
      visit.press("Start again");
    }
    EXPECT_EQ(visit.count<core::CancelPrint>(), goodbye ? 0u : 1u);
  }
}

TEST(Wipe, TheNextCustomerHasAnotherEpochAndSession) {
  Visitor visit;
  visit.begin();
  const auto session = visit.state().visit.session;
  const auto epoch = visit.state().epoch;
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  EXPECT_NE(visit.state().visit.session, session);
  EXPECT_GT(visit.state().epoch, epoch);
}

TEST(Goodbye, RemindsOfWhatIsForgottenMost) {
  Visitor visit = leaving();
  EXPECT_TRUE(visit.sees("Take your papers and your things with you."));
  EXPECT_FALSE(visit.sees("Take your card"));
}

}  // namespace
}  // namespace waymark
