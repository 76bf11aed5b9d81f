// A call once an adviser has accepted: permission, the connection, what disturbs it, and its end.
#include <gtest/gtest.h>

#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::CallEnd;
using core::CallStage;
using core::HubCall;
using core::LegState;
using doubles::ACall;
using doubles::Visitor;
using namespace std::chrono_literals;

TEST(Call, OpensNoDeviceBeforeTheCustomerAgreed) {
  Visitor visit;
  ACall call{visit};
  call.accepted();
  EXPECT_TRUE(call.media().running);
  EXPECT_FALSE(call.media().picture || call.media().sound);
  visit.press("Picture and sound");
  EXPECT_TRUE(call.media().picture && call.media().sound);
  EXPECT_EQ(call.media().leg, 0);  // seen by nobody else yet
  EXPECT_EQ(visit.at("call.self").role, view::Role::kVideo);
  visit.press("Start talking");
  EXPECT_EQ(call.media().leg, 1);
}

TEST(Call, SoundOnlyOpensNoCamera) {
  Visitor visit;
  ACall call{visit};
  call.accepted();
  visit.press("Sound only");
  EXPECT_TRUE(call.media().sound);
  EXPECT_FALSE(call.media().picture);
  EXPECT_EQ(visit.screen(), "call");
}

TEST(Call, TypingOnlyOpensNothingAndHasTheKeyboardReady) {
  Visitor visit;
  ACall call{visit};
  call.accepted();
  visit.press("Typing only");
  EXPECT_FALSE(call.media().sound || call.media().picture);
  EXPECT_EQ(call.media().hearing, core::Speak::kType);
  call.leg(LegState::kConnected);
  EXPECT_EQ(visit.focus(), "field.@call-text");
}

TEST(Call, ACameraThatIsNotThereIsSaidPlainly) {
  Visitor visit;
  ACall call{visit};
  call.accepted();
  visit.press("Picture and sound");
  call.devices(core::Camera::kAbsent, core::Microphone::kReady);
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "The camera is not working"));
  EXPECT_EQ(visit.at("call.begin").icon, "mic");
  EXPECT_FALSE(visit.sees("Nobody sees this picture yet"));
  visit.press("Sound only");
  EXPECT_EQ(visit.screen(), "call");
}

TEST(Call, ConnectedShowsTheAdviserLargeAndTheCustomerInTheirCorner) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "You are talking to Morag"));
  ASSERT_EQ(visit.at("call.remote").children.size(), 1u);
  EXPECT_EQ(visit.at("call.remote").children[0].value, "self");
  EXPECT_EQ(visit.last<core::ReportCall>()->what, core::CallReport::kConnected);
  EXPECT_EQ(visit.usage("handoff.accepted").size(), 1u);
}

TEST(Call, CountsAsPresence) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.wait(20min);
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_FALSE(visit.sees("Are you still there?"));
}

TEST(Call, AfterItsEndQuietTimeBeginsAnew) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.wait(10min);
  call.hub_ends(CallEnd::kByAdviser);
  visit.wait(80s);
  EXPECT_EQ(visit.screen(), "call_ended");
  visit.wait(15s);
  EXPECT_TRUE(visit.sees("Are you still there?"));
}

TEST(Call, MuteAndCameraOffAreSaidAndKeptOverANewConnection) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Mute me");
  visit.press("Turn my camera off");
  EXPECT_TRUE(call.media().muted && call.media().camera_off);
  EXPECT_EQ(call.told(), R"({"audio":false,"type":"media","video":false})");
  call.leg(LegState::kFailed);
  call.hub_accepts(2);
  call.leg(LegState::kConnected);
  EXPECT_TRUE(call.media().muted && call.media().camera_off);
  EXPECT_TRUE(visit.sees("Let me be heard"));
}

TEST(Call, CanBeMadeLouder) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Louder");
  EXPECT_EQ(call.media().volume, 7);
}

TEST(Call, GoesOnBesideWhateverElseIsDone) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Use this kiosk while we talk");
  visit.press("Do it here");
  visit.press("Report a missed bin");
  visit.press("Food waste");
  EXPECT_TRUE(visit.sees("You are talking to Morag"));
  EXPECT_EQ(visit.at("call.remote").value, "remote");
  visit.press("Show the call");
  EXPECT_EQ(visit.screen(), "call");
  visit.press("Use this kiosk while we talk");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
}

TEST(Call, HeldIsSaidAndNothingIsSent) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.hub(HubCall::kHeld);
  EXPECT_TRUE(visit.sees("You are on hold. Morag cannot see or hear you now"));
  EXPECT_TRUE(call.media().held);
  call.hub(HubCall::kConnected);
  EXPECT_FALSE(call.media().held);
}

TEST(Call, AnInterruptionThatMendsItselfNeedsNoNewConnection) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.leg(LegState::kInterrupted);
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kReconnecting);
  visit.wait(6s);
  call.leg(LegState::kConnected);
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kConnected);
  EXPECT_EQ(call.media().leg, 1);
}

TEST(Call, ALongInterruptionAsksForANewConnection) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.leg(LegState::kInterrupted);
  visit.wait(12s);
  EXPECT_EQ(visit.last<core::ReportCall>()->what, core::CallReport::kRebuild);
  call.hub_accepts(2);
  EXPECT_EQ(call.media().leg, 2);
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kReconnecting);
  call.leg(LegState::kConnected);
  EXPECT_TRUE(visit.sees("You are talking to Morag"));
}

TEST(Call, OneThatCannotBeHadAgainEndsWithTheOtherWays) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.leg(LegState::kInterrupted);
  visit.wait(45s);
  EXPECT_EQ(visit.screen(), "call_ended");
  EXPECT_TRUE(visit.sees("The line was lost"));
  EXPECT_TRUE(visit.sees("Phone me"));
  EXPECT_EQ(visit.last<core::EndCall>()->reason, "failed");
}

TEST(Call, ACrashOfTheMediaIsReconnectingOnANewConnection) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.media_is_lost();
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kReconnecting);
  EXPECT_EQ(call.media().start, 1);
  EXPECT_EQ(call.media().leg, 0);
  EXPECT_TRUE(call.media().picture);
  call.hub_accepts(2);
  call.leg(LegState::kConnected);
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kConnected);
}

TEST(Call, MediaThatIsLostAgainAndAgainEndsTheCall) {
  Visitor visit;
  ACall call{visit};
  call.wait_in_line();
  for (int i = 0; i < 4; ++i) call.media_is_lost();
  EXPECT_EQ(visit.screen(), "call_ended");
  EXPECT_TRUE(visit.sees("Phone me"));
  EXPECT_FALSE(call.media().running);
}

TEST(Call, ATransferConnectsToTheNextAdviserWithoutAskingAgain) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.hub(HubCall::kTransferring);
  EXPECT_TRUE(visit.sees("You will talk to another adviser soon"));
  call.hub_accepts(2, "Hamish");
  EXPECT_TRUE(visit.sees("We are connecting you to Hamish"));
  call.leg(LegState::kConnected);
  EXPECT_TRUE(visit.sees("You are talking to Hamish"));
}

TEST(Call, BackInLineWhenTheAdviserIsGone) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.hub(HubCall::kWaiting, 1);
  EXPECT_EQ(visit.screen(), "call_waiting");
  EXPECT_EQ(call.media().leg, 0);
}

TEST(Call, NewsThatIsOlderThanWhatIsKnownIsDropped) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  core::CallChanged old;
  old.call_id = visit.state().visit.call.call_id;
  old.revision = 1;
  old.state = HubCall::kEnded;
  visit.send(old);
  EXPECT_EQ(visit.screen(), "call");
}

TEST(Call, EndedWellThanksAndLeadsBack) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("End the call");
  EXPECT_TRUE(visit.sees("Thank you for talking to us."));
  EXPECT_FALSE(call.media().running);
  EXPECT_EQ(visit.usage("handoff.ended").size(), 1u);
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.screen(), "home");
}

TEST(Call, ItsEndIsToldBesideWhatIsDone) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Use this kiosk while we talk");
  call.hub_ends(CallEnd::kByAdviser);
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.sees("The call has ended"));
  visit.press("Close");
  EXPECT_FALSE(visit.sees("The call has ended"));
}

TEST(Call, StartAgainEndsItAtOnce) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  const core::Tag late = call.tag();
  visit.press("Start again");
  ASSERT_NE(visit.last<core::EndCall>(), nullptr);
  visit.answer_wiped();
  visit.touch_attract();
  visit.send(core::TextArrived{late, 1, 1, base::Secret{"for somebody else"}, true});
  EXPECT_FALSE(visit.sees("for somebody else"));
  EXPECT_EQ(visit.state().visit.call.stage, CallStage::kNone);
}

TEST(Call, BehindACoverNobodyIsSeenOrHeard) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("I need a moment");
  visit.type("1357");
  visit.press("Cover my answers");
  EXPECT_TRUE(call.media().muted && call.media().camera_off);
  EXPECT_TRUE(visit.sees("Morag cannot see or hear you now"));
  EXPECT_EQ(visit.find("call.remote"), nullptr);
}

TEST(Call, AnotherAdviserWhoTakesOverAtOnceHasToAskAgain) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(core::Consent::kSee);
  ASSERT_TRUE(call.media().screen);
  call.hub_accepts(2, "Hamish");
  EXPECT_FALSE(core::allowed(visit.state().visit.call, core::Consent::kSee));
  call.leg(LegState::kConnected);
  EXPECT_FALSE(call.media().screen);
}

TEST(Call, HeadphonesThatComeInTakeTheSound) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.send(core::HeadphonesChanged{true});
  EXPECT_EQ(call.media().hearing, core::Speak::kHeadphones);
}

TEST(Call, HeadphonesThatGoOutLetNobodyElseHear) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.send(core::HeadphonesChanged{true});
  visit.send(core::HeadphonesChanged{false});
  EXPECT_EQ(call.media().hearing, core::Speak::kType);
  visit.press("Hear it aloud");
  EXPECT_EQ(call.media().hearing, core::Speak::kAloud);
}

TEST(Call, UsageHoldsNothingPersonal) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("End the call");
  for (const char* name :
       {"handoff.requested", "handoff.accepted", "assist.started", "assist.ended", "handoff.ended"}) {
    const auto events = visit.usage(name);
    ASSERT_EQ(events.size(), 1u) << name;
    for (const auto& field : events[0].fields) EXPECT_NE(field.name, "call_id");
  }
  EXPECT_EQ(visit.usage("assist.started")[0].mode, "advised");
}

}  // namespace
}  // namespace waymark
