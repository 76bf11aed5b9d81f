// What somebody hears who writes.
#include <gtest/gtest.h>

#include "kiosk/voice/speak.h"
#include "tests/doubles/missed_bin.h"

namespace waymark::voice {
namespace {

using core::Key;
using doubles::Visitor;

// Somebody who has headphones, and the field for the town, where "Ardwell" stands.
class Writing : public testing::Test {
 protected:
  Writing() {
    doubles::fill_in_missed_bin(visit_);
    visit_.press_id("change.town");
  }

  template <class Act>
  std::string heard_after(Act&& act, Listening listening = Listening::kPrivately) {
    const view::View before = visit_.view();
    act();
    std::string all;
    for (const Segment& segment : speak_change(before, visit_.view(), doubles::demo_words(), listening)) {
      all += (all.empty() ? "" : " / ") + segment.text;
    }
    return all;
  }
  std::string key(Key key, Listening listening = Listening::kPrivately) {
    return heard_after([&] { visit_.key(key); }, listening);
  }

  Visitor visit_;
};

TEST_F(Writing, TheLetterThatTheCaretPassesIsSaid) {
  EXPECT_EQ(key(Key::kLeft), "l");
  EXPECT_EQ(key(Key::kLeft), "l");
  EXPECT_EQ(key(Key::kLeft), "e");
  EXPECT_EQ(key(Key::kRight), "e");
}

TEST_F(Writing, TheEndsOfTheTextAreSaid) {
  EXPECT_EQ(key(Key::kHome), "Beginning.");
  EXPECT_EQ(key(Key::kRight), "Capital A");
  EXPECT_EQ(key(Key::kEnd), "l / End.");
}

TEST_F(Writing, AloudTheCaretPassesAStar) {
  EXPECT_EQ(key(Key::kLeft, Listening::kAloud), "Star");
  EXPECT_EQ(key(Key::kHome, Listening::kAloud), "Beginning.");
}

TEST_F(Writing, WhatAKeyOfTheScreenTypesIsSaidThoughTheFocusIsOnTheKey) {
  visit_.send(core::Focus{"key.q"});
  EXPECT_EQ(key(Key::kSelect), "q");
  EXPECT_EQ(key(Key::kSelect, Listening::kAloud), "Star");
}

TEST_F(Writing, TheArrowsOfTheScreenSayWhatTheCaretPasses) {
  visit_.send(core::Focus{"keyboard.left"});
  EXPECT_EQ(key(Key::kSelect), "l");
}

TEST_F(Writing, WhatIsDeletedIsSaid) {
  EXPECT_EQ(key(Key::kDeleteBack), "Deleted l");
  visit_.type("-");
  EXPECT_EQ(key(Key::kDeleteBack), "Deleted Hyphen");
  EXPECT_EQ(key(Key::kDeleteBack, Listening::kAloud), "Deleted.");
}

TEST_F(Writing, ALetterOfSeveralBytesIsSaidWhole) {
  visit_.type("á");
  visit_.key(Key::kLeft);
  EXPECT_EQ(heard_after([&] { visit_.type("à"); }), "à");
  visit_.key(Key::kRight);
  EXPECT_EQ(key(Key::kDeleteBack), "Deleted á");
}

TEST_F(Writing, WhatIsMarkedIsSaid) { EXPECT_EQ(key(Key::kExtendLeft), "l / Selected."); }

TEST_F(Writing, UndoSaysWhatCameBack) {
  visit_.press_id("keyboard.clear");
  EXPECT_EQ(heard_after([&] { visit_.press_id("keyboard.undo"); }), "Ardwell");
}

TEST_F(Writing, OfHiddenAnswersIsOnlyCounted) {
  visit_.press_id("control.hide");
  visit_.press_id("field.town");
  EXPECT_EQ(heard_after([&] { visit_.type("x"); }), "Star");
}

TEST(WritingACode, IsHeardAsDigitsOnlyInPrivateToo) {
  for (const char* screen : {"moment_code", "moment"}) {
    for (const auto listening : {Listening::kAloud, Listening::kPrivately}) {
      Visitor visit;
      visit.begin();
      visit.press("I need a moment");
      if (visit.screen() != screen) {
        visit.type("1357");
        visit.press_id("continue");
      }
      ASSERT_EQ(visit.screen(), screen);
      const view::View before = visit.view();
      visit.type("4");
      const auto heard = speak_change(before, visit.view(), doubles::demo_words(), listening);
      ASSERT_EQ(heard.size(), 1U);
      EXPECT_EQ(heard[0].text, "Digit");
      for (const Segment& segment : speak(visit.view(), doubles::demo_words(), listening)) {
        EXPECT_EQ(segment.text.find("says"), std::string::npos) << segment.text;
      }
    }
  }
}

std::string on_key(Visitor& visit, const char* key, Listening listening) {
  const view::View before = visit.view();
  visit.send(core::Focus{key});
  std::string all;
  for (const Segment& segment : speak_change(before, visit.view(), doubles::demo_words(), listening)) {
    all += segment.text + "\n";
  }
  return all;
}

TEST(KeyOfACode, IsNamedOnHeadphonesOnly) {
  Visitor visit;
  visit.begin();
  visit.press("I need a moment");
  visit.send(core::Focus{"key.5"});
  EXPECT_EQ(on_key(visit, "key.4", Listening::kAloud), "Key\n");
  EXPECT_EQ(on_key(visit, "key.7", Listening::kPrivately), "7\n");
}

TEST(KeyOfACode, IsNotNamedThoughOtherKeysAreToBeReadOut) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press("Listen");
  visit.send(core::Focus{"key.q"});
  visit.press("Read out the keys");
  EXPECT_EQ(on_key(visit, "key.w", Listening::kAloud), "w\n");
  visit.press("I need a moment");
  visit.send(core::Focus{"key.5"});
  EXPECT_EQ(on_key(visit, "key.4", Listening::kAloud), "Key\n");
}

TEST(KeyOfAPrivateAnswer, IsNotNamedToWhoeverDidNotWantIt) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press("Listen");
  visit.send(core::Focus{"key.q"});
  const view::View before = visit.view();
  visit.press("Do not read out the keys");
  const auto heard = speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud);
  ASSERT_EQ(heard.size(), 3U);
  EXPECT_EQ(heard[1].text,
            "The keys are not read out, because others could hear them. With headphones you can hear them.");
  EXPECT_EQ(heard[2].text, "Key");
  EXPECT_EQ(on_key(visit, "keyboard.delete", Listening::kAloud), "Delete\n") << "it types nothing";
}

TEST(WritingADate, SaysTheNextPartWhenOneIsFull) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Continue");
  visit.send(core::Focus{"key.9"});
  const view::View before = visit.view();
  visit.key(Key::kSelect);
  const auto heard = speak_change(before, visit.view(), doubles::demo_words(), Listening::kPrivately);
  ASSERT_GE(heard.size(), 2U);
  EXPECT_EQ(heard[0].text, "9");
  EXPECT_EQ(heard[1].text, "Month. Text box.");
}

}  // namespace
}  // namespace waymark::voice
