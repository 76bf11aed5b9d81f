// A handset on its hook: it answers, takes the sound, and put back lets nobody hear and nobody be heard.
#include <gtest/gtest.h>

#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::CallStage;
using core::HandsetMoved;
using core::HubCall;
using core::LegState;
using core::Speak;
using doubles::ACall;
using doubles::Visitor;

// The demonstration council, with a handset at its kiosk.
std::shared_ptr<const core::Configuration> with_handset() {
  auto council = doubles::demo_configuration();
  council.calls.handset = true;
  return std::make_shared<const core::Configuration>(std::move(council));
}

struct Lines {
  Visitor visit{with_handset()};
  ACall call{visit};
  void wait_with(std::string_view speak) {
    call.choose(speak);
    call.hub(HubCall::kWaiting, 1);
  }
  void talk_with(std::string_view speak) {
    wait_with(speak);
    call.hub_accepts(1);
    call.agree_and_connect();
  }
};

TEST(Handset, LiftedWhenAskedHowToSpeakIsTheAnswer) {
  Lines lines;
  lines.visit.online();
  lines.visit.begin();
  lines.visit.press_id("home.talk");
  lines.visit.press_id("call.skill.council-tax");
  lines.visit.send(HandsetMoved{true});
  ASSERT_NE(lines.visit.last<core::RequestCall>(), nullptr);
  EXPECT_EQ(lines.visit.last<core::RequestCall>()->speak, Speak::kHandset);
}

TEST(Handset, LiftedAnswersWithSoundAndNoPicture) {
  Lines lines;
  lines.wait_with("handset");
  lines.call.hub_accepts(1);
  lines.visit.send(HandsetMoved{true});
  EXPECT_TRUE(lines.call.media().sound);
  EXPECT_FALSE(lines.call.media().picture);
  EXPECT_EQ(lines.call.media().hearing, Speak::kHandset);
}

TEST(Handset, LiftedInFrontOfTheOwnPictureBeginsWithIt) {
  Lines lines;
  lines.wait_with("handset");
  lines.call.hub_accepts(1);
  lines.visit.press_id("call.picture-and-sound");
  lines.visit.send(HandsetMoved{true});
  EXPECT_TRUE(lines.call.media().picture);
  EXPECT_EQ(lines.call.media().leg, 1);
}

TEST(Handset, LiftedTakesTheSoundThatWasAloud) {
  Lines lines;
  lines.talk_with("aloud");
  lines.visit.send(HandsetMoved{true});
  EXPECT_EQ(lines.call.media().hearing, Speak::kHandset);
}

TEST(Handset, PutBackLetsNobodyHearAndNobodyBeHeard) {
  Lines lines;
  lines.talk_with("handset");
  lines.visit.send(HandsetMoved{true});
  lines.visit.send(HandsetMoved{false});
  EXPECT_EQ(lines.call.media().hearing, Speak::kType);
  EXPECT_TRUE(lines.call.media().muted);
  EXPECT_TRUE(lines.visit.sees("The handset is down, so nobody hears you. Pick it up to go on"));
  EXPECT_EQ(lines.call.told(), R"({"audio":false,"type":"media","video":true})");
}

TEST(Handset, PutBackEndsNoCallAndLiftedAgainGoesOn) {
  Lines lines;
  lines.talk_with("handset");
  lines.visit.send(HandsetMoved{false});
  EXPECT_EQ(lines.visit.state().visit.call.stage, CallStage::kConnected);
  lines.visit.send(HandsetMoved{true});
  EXPECT_EQ(lines.call.media().hearing, Speak::kHandset);
  EXPECT_FALSE(lines.call.media().muted);
}

TEST(Handset, IsNeverLeftForTheLoudspeakerByItself) {
  Lines lines;
  lines.talk_with("handset");
  lines.visit.send(core::HeadphonesChanged{true});
  lines.visit.send(core::HeadphonesChanged{false});
  EXPECT_EQ(lines.call.media().hearing, Speak::kHandset);
}

TEST(Handset, PutBackWithHeadphonesInMovesTheSoundThere) {
  Lines lines;
  lines.talk_with("handset");
  lines.visit.send(core::HeadphonesChanged{true});
  lines.visit.send(HandsetMoved{true});
  lines.visit.send(HandsetMoved{false});
  EXPECT_EQ(lines.call.media().hearing, Speak::kHeadphones);
  EXPECT_FALSE(lines.call.media().muted);
}

TEST(Handset, LiftedByWhoTypesChangesNothing) {
  Lines lines;
  lines.wait_with("type");
  lines.call.hub_accepts(1);
  lines.visit.press_id("call.type-only");
  lines.visit.send(HandsetMoved{true});
  EXPECT_FALSE(lines.call.media().sound);
  EXPECT_EQ(lines.call.media().hearing, Speak::kType);
}

TEST(Handset, MutedBeforeStaysMutedWhenLiftedAgain) {
  Lines lines;
  lines.talk_with("handset");
  lines.visit.press_id("call.mute");
  lines.visit.send(HandsetMoved{false});
  lines.visit.send(HandsetMoved{true});
  EXPECT_TRUE(lines.call.media().muted);
}

TEST(Handset, OfAKioskThatHasNoneIsNothing) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.send(HandsetMoved{true});
  EXPECT_EQ(call.media().hearing, Speak::kAloud);
}

TEST(Handset, IsNotTakenFromBehindACover) {
  Lines lines;
  lines.talk_with("aloud");
  lines.visit.press("I need a moment");
  lines.visit.type("1357");
  lines.visit.press("Cover my answers");
  lines.visit.send(HandsetMoved{true});
  EXPECT_EQ(lines.visit.state().visit.call.speak, Speak::kAloud);
}

}  // namespace
}  // namespace waymark
