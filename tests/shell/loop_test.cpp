// The loop with the real heart, the demonstration council and a glass that the test holds.
#include "kiosk/shell/loop.h"

#include "tests/shell/a_kiosk.h"

namespace waymark::shell {
namespace {

class LoopTest : public AKiosk {};

TEST_F(LoopTest, ATouchBeginsAVisitAndStartAgainWipesIt) {
  EXPECT_EQ(glass_.shown, std::vector<std::string>{"attract"});
  EXPECT_FALSE(does(core::Activate{"start"}));
  EXPECT_EQ(reports_.back().glass, "in_use");
  EXPECT_FALSE(does(core::Activate{"control.start-again"}));
  EXPECT_FALSE(until("attract"));
  EXPECT_EQ(reports_.back().glass, "attract");
}

TEST_F(LoopTest, StaffOpenTheirMenuWithThePinOfTheDemonstration) {
  EXPECT_FALSE(does(core::StaffCalled{}));
  EXPECT_FALSE(does(core::TextTyped{base::Secret{"101"}}));
  EXPECT_FALSE(does(core::TextTyped{base::Secret{"482915"}}));
  EXPECT_FALSE(until("staff_menu"));
  EXPECT_EQ(reports_.back().glass, "staff");
}

TEST_F(LoopTest, AnOwnerThatDidNotForgetEndsTheProcess) {
  glass_.forgets = false;
  EXPECT_FALSE(does(core::Activate{"start"}));
  static_cast<void>(does(core::Activate{"control.start-again"}));
  EXPECT_EQ(until("attract"), core::kExitInternal);
}

TEST_F(LoopTest, AVisitThatNobodyEndsIsWipedByItself) {
  EXPECT_FALSE(does(core::Activate{"start"}));
  EXPECT_FALSE(until("attract"));
}

TEST_F(LoopTest, NothingIsSaidUntilSomebodyListens) {
  EXPECT_FALSE(does(core::Activate{"start"}));
  EXPECT_FALSE(does(core::Activate{"language.en-GB"}));
  EXPECT_TRUE(voice_.said.empty());
  EXPECT_FALSE(does(core::Activate{"control.listen"}));
  EXPECT_NE(voice_.transcript().find("Speech is on."), std::string::npos);
}

TEST_F(LoopTest, TheWipeSilencesTheVoiceAndThenTheGoodbyeIsSpoken) {
  EXPECT_FALSE(does(core::HeadphonesChanged{true}));
  EXPECT_FALSE(does(core::Activate{"language.en-GB"}));
  EXPECT_FALSE(voice_.said.empty());
  EXPECT_FALSE(until("goodbye"));
  EXPECT_EQ(voice_.wipes, 1);
  ASSERT_FALSE(voice_.said.empty());
  EXPECT_EQ(voice_.said[0].segments[0].text, loop_->view().title);
  EXPECT_FALSE(until("attract"));
  EXPECT_EQ(voice_.rests, 1);
}

TEST_F(LoopTest, AVoiceThatDidNotForgetEndsTheProcess) {
  voice_.forgets = false;
  EXPECT_FALSE(does(core::Activate{"start"}));
  static_cast<void>(does(core::Activate{"control.start-again"}));
  EXPECT_EQ(until("attract"), core::kExitInternal);
}

TEST_F(LoopTest, AStagedConfigurationRestartsAtAttractOnly) {
  EXPECT_FALSE(does(core::Activate{"start"}));
  EXPECT_FALSE(does(core::ConfigurationStaged{2}));
  EXPECT_EQ(until("never"), core::kExitUpdate);
  EXPECT_EQ(loop_->view().screen, "attract");
}

TEST_F(LoopTest, AWindowThatNobodySeesIsALostOne) {
  EXPECT_FALSE(loop_->round());
  glass_.there = false;
  EXPECT_EQ(loop_->round(), kExitLostWindow);
}

TEST_F(LoopTest, AGlassThatStaysBlankEndsTheProcess) {
  EXPECT_FALSE(loop_->round());
  glass_.blank_now = true;
  EXPECT_FALSE(does(core::Activate{"start"}));
  clock_.advance(GlassWatch::kBetweenLooks);
  EXPECT_FALSE(loop_->round());
  clock_.advance(GlassWatch::kBetweenLooks);
  EXPECT_EQ(loop_->round(), kExitBlankGlass);
}

TEST_F(LoopTest, EveryRoundBeatsAndTenSecondsAreATrial) {
  EXPECT_FALSE(loop_->round());
  EXPECT_EQ(beats_, 1);
  EXPECT_FALSE(well_);
  clock_.advance(Loop::kTrial);
  EXPECT_FALSE(loop_->round());
  EXPECT_TRUE(well_);
}

TEST_F(LoopTest, AWallClockBeforeThisVersionIsReportedAsSuspect) {
  clock_.set_wall(base::WallTime{});
  EXPECT_FALSE(does(core::Activate{"start"}));
  EXPECT_TRUE(reports_.back().clock_suspect);
  EXPECT_FALSE(until("attract"));
}

}  // namespace
}  // namespace waymark::shell
