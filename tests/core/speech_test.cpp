#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

bool asks(const Visitor& visit) { return visit.sees(Role::kHeading, "Are you still there?"); }

TEST(Headphones, BeginAVisitThatSpeaksInPrivate) {
  Visitor visit;
  visit.send(core::HeadphonesChanged{true});
  EXPECT_EQ(visit.screen(), "language");
  EXPECT_TRUE(visit.view().speech.on);
  EXPECT_TRUE(visit.view().speech.in_private);
}

TEST(Headphones, InAVisitTurnSpeechOnInPrivate) {
  Visitor visit;
  visit.begin();
  visit.send(core::HeadphonesChanged{true});
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.view().speech.in_private);
}

TEST(Headphones, PulledOutEndSpeechAtOnce) {
  Visitor visit;
  visit.send(core::HeadphonesChanged{true});
  visit.send(core::HeadphonesChanged{false});
  EXPECT_EQ(visit.view().speech, view::Speech{});
}

TEST(Headphones, LeftInByOnePersonSpeakToTheNextInPrivate) {
  Visitor visit;
  visit.send(core::HeadphonesChanged{true});
  visit.press("Start again");
  visit.answer_wiped();
  EXPECT_EQ(visit.screen(), "attract");
  EXPECT_FALSE(visit.view().speech.on) << "nobody is there";
  visit.begin();
  EXPECT_TRUE(visit.view().speech.in_private);
}

TEST(Headphones, DoNotEndTheCountdownUnheard) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  ASSERT_TRUE(asks(visit));
  visit.send(core::HeadphonesChanged{true});
  EXPECT_FALSE(asks(visit)) << "somebody is there";
  EXPECT_TRUE(visit.view().speech.on);
}

TEST(Headphones, MakeAClosedKioskHeardForAWhile) {
  Visitor visit;
  visit.send(core::OutOfServiceOrdered{"K7"});
  visit.send(core::HeadphonesChanged{true});
  EXPECT_EQ(visit.screen(), "out_of_service");
  EXPECT_TRUE(visit.view().speech.on);
  visit.wait(3min);
  EXPECT_FALSE(visit.view().speech.on) << "not all night to nobody";
}

TEST(Listen, WithoutHeadphonesSpeaksAloud) {
  Visitor visit;
  visit.begin();
  EXPECT_FALSE(visit.view().speech.on);
  visit.press("Listen");
  EXPECT_TRUE(visit.view().speech.on);
  EXPECT_FALSE(visit.view().speech.in_private);
}

TEST(Listen, IsNotOfferedWhereTheKioskCannotSpeak) {
  Visitor visit;
  visit.send(core::VoiceChanged{false});
  visit.begin();
  EXPECT_TRUE(visit.at("control.listen").disabled);
  EXPECT_EQ(visit.at("control.listen").name, "Listen is not working");
  visit.send(core::HeadphonesChanged{true});
  EXPECT_FALSE(visit.view().speech.on);
}

TEST(Listen, EndsWhenTheVoiceIsLost) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.press_id("speech.louder");
  visit.send(core::VoiceChanged{false});
  EXPECT_FALSE(visit.view().speech.on);
  visit.send(core::VoiceChanged{true});
  EXPECT_FALSE(visit.at("control.listen").disabled);
}

TEST(SpeechBar, IsThereOnlyWhileTheScreenIsSpoken) {
  Visitor visit;
  visit.begin();
  EXPECT_EQ(visit.find("speech"), nullptr);
  visit.press("Listen");
  for (const char* name : {"Say again", "Pause", "Slower", "Faster", "Quieter", "Louder", "Be quiet"}) {
    EXPECT_TRUE(visit.sees(Role::kButton, name)) << name;
  }
  visit.press("Listen");
  EXPECT_EQ(visit.find("speech"), nullptr);
}

TEST(SpeechBar, ChangesSpeedAndLoudnessWithinTheirEnds) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  const view::Speech usual = visit.view().speech;
  visit.press("Faster");
  visit.press("Louder");
  EXPECT_EQ(visit.view().speech.rate, usual.rate + 1);
  EXPECT_EQ(visit.view().speech.volume, usual.volume + 1);
  EXPECT_EQ(visit.at("speech.faster").value, "5 of 7");
  visit.press("Faster");
  visit.press("Faster");
  EXPECT_TRUE(visit.at("speech.faster").disabled);
  EXPECT_EQ(visit.view().speech.rate, view::Speech::kFastest);
}

TEST(SpeechBar, CountsSayAgainAndBeQuiet) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.press("Say again");
  visit.press("Be quiet");
  EXPECT_EQ(visit.view().speech.said_again, 1);
  EXPECT_EQ(visit.view().speech.hushed, 1);
  EXPECT_TRUE(visit.view().speech.on) << "quiet for now, not off";
}

// Somebody who is being spoken to.
Visitor listening() {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.send(core::SpeechStarted{});
  return visit;
}

TEST(SpeechPause, IsAToggleThatSaysWhatItDoesNext) {
  Visitor visit = listening();
  visit.press("Pause");
  EXPECT_TRUE(visit.view().speech.paused);
  EXPECT_TRUE(visit.at("speech.pause").selected);
  visit.send(core::SpeechEnded{});  // the sound has stopped
  visit.press("Go on");
  EXPECT_FALSE(visit.view().speech.paused);
  EXPECT_FALSE(visit.at("speech.pause").selected);
}

TEST(SpeechPause, IsOneKeyThatLeavesTheFocusWhereItIs) {
  Visitor visit = listening();
  const std::string focus = visit.focus();
  visit.key(core::Key::kPause);
  EXPECT_TRUE(visit.view().speech.paused);
  EXPECT_EQ(visit.focus(), focus);
  visit.key(core::Key::kPause);
  EXPECT_FALSE(visit.view().speech.paused);
}

TEST(SpeechPause, IsNothingWhileNothingIsSaid) {
  Visitor visit = listening();
  visit.send(core::SpeechEnded{});
  visit.press("Pause");
  EXPECT_FALSE(visit.view().speech.paused);
}

TEST(SpeechPause, EndsWhenSomethingElseIsSaid) {
  Visitor visit = listening();
  visit.press("Pause");
  visit.send(core::SpeechEnded{});
  visit.key(core::Key::kNext);
  visit.send(core::SpeechStarted{});
  EXPECT_FALSE(visit.view().speech.paused);
  EXPECT_TRUE(visit.sees(Role::kButton, "Pause"));
}

TEST(SpeechPause, EndsWithBeQuietAndWithTheVisit) {
  Visitor visit = listening();
  visit.press("Pause");
  visit.press("Be quiet");
  EXPECT_FALSE(visit.view().speech.paused);
  visit.press("Pause");
  visit.press("Start again");
  EXPECT_FALSE(visit.state().visit.speech.paused);
}

TEST(SpeechPause, DoesNotHoldOffTheCountdown) {
  Visitor visit = listening();
  visit.press("Pause");
  visit.send(core::SpeechEnded{});
  visit.wait(90s);
  EXPECT_TRUE(asks(visit));
}

TEST(SpeechBar, TouchedLeavesTheFocusWhereItIs) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Listen");
  visit.press_id("field.which-bin.food");
  visit.press("Say again");
  EXPECT_EQ(visit.focus(), "field.which-bin.food");
}

TEST(SpeechBar, ThatGoesAwayWithTheFocusHandsItBackToListen) {
  Visitor visit;
  visit.begin();
  visit.send(core::HeadphonesChanged{true});
  visit.send(core::Focus{"speech.slower"});
  visit.send(core::HeadphonesChanged{false});
  EXPECT_EQ(visit.focus(), "control.listen");
}

TEST(Speech, PlayingHoldsOffTheCountdown) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.send(core::SpeechStarted{});
  visit.wait(3min);
  EXPECT_FALSE(asks(visit));
  visit.send(core::SpeechEnded{});
  visit.wait(89s);
  EXPECT_FALSE(asks(visit)) << "quiet time begins when it has been said";
  visit.wait(1s);
  EXPECT_TRUE(asks(visit));
}

TEST(Speech, ThatNobodyAnswersDoesNotKeepAVisitForEver) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  for (int minute = 0; minute < 8 && visit.screen() == "home"; ++minute) {
    visit.send(core::SpeechStarted{});
    visit.wait(50s);
    visit.send(core::SpeechEnded{});
    visit.wait(10s);
  }
  EXPECT_EQ(visit.screen(), "goodbye");
}

TEST(Speech, OfTheCountdownDoesNotEndIt) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.wait(90s);
  ASSERT_TRUE(asks(visit));
  visit.send(core::SpeechStarted{});
  visit.send(core::SpeechEnded{});
  EXPECT_TRUE(asks(visit));
  visit.wait(30s);
  EXPECT_EQ(visit.screen(), "goodbye");
}

TEST(Speech, OfTheGoodbyeIsHeardToItsEnd) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.wait(120s);
  visit.answer_wiped();
  EXPECT_TRUE(visit.view().speech.on);
  visit.send(core::SpeechStarted{});
  visit.wait(10s);
  EXPECT_EQ(visit.screen(), "goodbye");
  visit.send(core::SpeechEnded{});
  visit.wait(1s);
  EXPECT_EQ(visit.screen(), "attract");
  EXPECT_FALSE(visit.view().speech.on);
}

// Somebody who listens without headphones and goes with five keys to the keyboard of a private answer.
class KeysAloud : public testing::Test {
 protected:
  KeysAloud() {
    doubles::fill_in_missed_bin(visit_);
    visit_.press_id("change.town");
    visit_.press("Listen");
    to_the_keys();
  }
  void to_the_keys() { visit_.send(core::Focus{"key.q"}); }
  [[nodiscard]] bool asked() const { return visit_.sees(Role::kHeading, "Read out the keys?"); }

  Visitor visit_;
};

TEST_F(KeysAloud, AreAskedAboutBeforeOneIsHeard) {
  EXPECT_TRUE(asked());
  EXPECT_FALSE(visit_.view().speech.keys_aloud);
}

TEST_F(KeysAloud, TheFirstAnswerIsTheQuietOne) { EXPECT_EQ(visit_.view().focus, "keys-aloud.no"); }

TEST_F(KeysAloud, AreReadOutForWhoeverWantsIt) {
  visit_.press("Read out the keys");
  EXPECT_FALSE(asked());
  EXPECT_TRUE(visit_.view().speech.keys_aloud);
  EXPECT_EQ(visit_.view().focus, "key.q");
}

TEST_F(KeysAloud, StayQuietForWhoeverDoesNot) {
  visit_.press("Do not read out the keys");
  EXPECT_FALSE(visit_.view().speech.keys_aloud);
  EXPECT_EQ(visit_.view().focus, "key.q");
}

TEST_F(KeysAloud, AreAskedAboutOnceInAVisit) {
  visit_.press("Do not read out the keys");
  visit_.send(core::Focus{"field.town"});
  to_the_keys();
  EXPECT_FALSE(asked());
}

TEST_F(KeysAloud, NeedNoAnswerOnceHeadphonesAreIn) {
  visit_.send(core::HeadphonesChanged{true});
  EXPECT_FALSE(asked());
  EXPECT_EQ(visit_.view().focus, "key.q");
}

TEST_F(KeysAloud, AreAskedAboutAgainByTheNextPerson) {
  visit_.press("Read out the keys");
  visit_.press("Start again");
  visit_.answer_wiped();
  visit_.begin();
  EXPECT_FALSE(visit_.view().speech.keys_aloud);
}

TEST_F(KeysAloud, HelpCanBeAskedForFirst) {
  visit_.press_id("keys-aloud.help");
  EXPECT_EQ(visit_.screen(), "help");
  EXPECT_FALSE(visit_.view().speech.keys_aloud);
}

TEST_F(KeysAloud, TheHelpKeyAsksForItToo) {
  visit_.key(core::Key::kHelp);
  EXPECT_EQ(visit_.screen(), "help");
}

TEST_F(KeysAloud, StartAgainIsThereToo) {
  visit_.press_id("keys-aloud.start-again");
  EXPECT_EQ(visit_.screen(), "wiping");
}

TEST(KeysOfACode, AreNotAskedAboutForTheyAreNeverNamed) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.press("I need a moment");
  visit.send(core::Focus{"key.4"});
  EXPECT_EQ(visit.view().focus, "key.4");
}

TEST(KeysOnHeadphones, AreNotAskedAbout) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.send(core::HeadphonesChanged{true});
  visit.send(core::Focus{"key.q"});
  EXPECT_EQ(visit.view().focus, "key.q");
}

}  // namespace
}  // namespace waymark
