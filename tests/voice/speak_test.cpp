#include "kiosk/voice/speak.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/doubles/a_call.h"
#include "tests/doubles/missed_bin.h"

namespace waymark::voice {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

std::vector<Segment> heard(const Visitor& visit, Listening listening = Listening::kAloud) {
  return speak(visit.view(), doubles::demo_words(), listening);
}

std::string text_of(const std::vector<Segment>& segments) {
  std::string all;
  for (const Segment& segment : segments) all += segment.text + "\n";
  return all;
}

bool contains(const std::vector<Segment>& segments, std::string_view text) {
  return text_of(segments).find(text) != std::string::npos;
}

TEST(Speech, BeginsWithThePageAndSaysItOnce) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  const auto segments = heard(visit);
  ASSERT_FALSE(segments.empty());
  EXPECT_EQ(segments[0].text, "Which bin was not emptied?");
  EXPECT_EQ(std::count_if(segments.begin(), segments.end(),
                          [](const Segment& each) { return each.text == "Which bin was not emptied?"; }),
            1);
}

TEST(Speech, SaysTheStepTheHintAndEachChoiceWithItsPlaceAndState) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  const auto segments = heard(visit);
  EXPECT_TRUE(contains(segments, "Step 1 of "));
  EXPECT_TRUE(contains(segments, "Food waste. Choice 3 of 4.\nSelected.\nSmall grey bin"));
  EXPECT_TRUE(contains(segments, "Garden waste. Choice 4 of 4.\nNot selected."));
  EXPECT_TRUE(contains(segments, "Continue. Button."));
}

TEST(Speech, SaysErrors) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  const auto segments = heard(visit);
  EXPECT_EQ(segments[0].text, "Error: Which bin was not emptied?");
  EXPECT_TRUE(contains(segments, "There is a problem\nSelect which bin was not emptied. Link."));
  EXPECT_TRUE(contains(segments, "Error: Select which bin was not emptied"));
}

TEST(Speech, APrivateAnswerIsSpokenOnlyInPrivate) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  EXPECT_FALSE(contains(heard(visit, Listening::kAloud), "14 Harbour Row"));
  EXPECT_TRUE(contains(heard(visit, Listening::kAloud), "Filled in."));
  EXPECT_TRUE(contains(heard(visit, Listening::kPrivately), "14 Harbour Row"));
}

TEST(Speech, ASecretIsNeverSpoken) {
  view::View view;
  view.lang = "en-GB";
  view::Node field;
  field.role = view::Role::kTextField;
  field.id = "field.pin";
  field.name = "PIN";
  field.value = "4711";
  field.caret = view::Caret{4};
  field.privacy = view::Privacy::kSecret;
  field.actions = {view::Action::kEditText};
  view::Node main;
  main.role = view::Role::kMain;
  main.children = {field};
  view.regions = {main};
  view.focus = "field.pin";
  for (const auto listening : {Listening::kAloud, Listening::kPrivately}) {
    EXPECT_FALSE(contains(speak(view, doubles::demo_words(), listening), "4711"));
    view::View after = view;
    after.regions[0].children[0].value = "47119";
    EXPECT_EQ(text_of(speak_change(view, after, doubles::demo_words(), listening)), "Star\n");
  }
}

TEST(Speech, WhatIsChosenInPrivateIsNotToldAloud) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.contact-by");
  EXPECT_FALSE(contains(heard(visit, Listening::kAloud), "Selected."));
  EXPECT_TRUE(contains(heard(visit, Listening::kPrivately), "Selected."));
}

TEST(Speech, FollowsTheLanguageOfTheWords) {
  Visitor visit;
  visit.touch_attract();
  const auto segments = heard(visit);
  const auto gaelic =
      std::find_if(segments.begin(), segments.end(), [](const Segment& each) { return each.text == "Gàidhlig"; });
  ASSERT_NE(gaelic, segments.end());
  EXPECT_EQ(gaelic->lang, "gd");
  EXPECT_TRUE(std::next(gaelic)->text.starts_with("Choice 2 of ")) << "where it stands, in the page's language";
  EXPECT_EQ(segments[0].lang, "en-GB");
}

TEST(Speech, ReadsATicketAndItsWait) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H007");
  EXPECT_TRUE(contains(heard(visit), "Your number in the queue: H, 0, 0, 7.\n2 people are ahead of you."));
}

// One reference in nine ends with a sign, which a voice would swallow.
TEST(Speech, SaysTheSignThatAReferenceEndsWith) {
  view::View view;
  view.lang = "en-GB";
  view::Node reference;
  reference.role = view::Role::kKeyValue;
  reference.name = "Reference number";
  reference.value = "7K3M-9QTX-*";
  EXPECT_EQ(text_of(speak_node(view, reference, doubles::demo_words(), Listening::kAloud)),
            "Reference number: 7, K, 3, M. 9, Q, T, X. Star.\n");
}

TEST(SpokenChange, OfAPageIsTheWholePage) {
  Visitor visit;
  visit.begin();
  const view::View before = visit.view();
  visit.press("Talk to someone");
  EXPECT_EQ(speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud), heard(visit));
}

TEST(SpokenChange, OfTheFocusIsTheControl) {
  Visitor visit;
  visit.begin();
  const view::View before = visit.view();
  visit.key(core::Key::kNext);
  const auto segments = speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud);
  ASSERT_FALSE(segments.empty());
  EXPECT_EQ(segments[0].text, "Get a number. Choice 2 of 4.");
}

TEST(SpokenChange, OfTheCountdownIsSaidSometimesAndNotEverySecond) {
  Visitor visit;
  visit.begin();
  visit.wait(90s);
  int said = 0;
  for (int second = 0; second < 29; ++second) {
    const view::View before = visit.view();
    visit.wait(1s);
    said += speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud).empty() ? 0 : 1;
  }
  EXPECT_EQ(said, 7);  // 20, 10, 5, 4, 3, 2, 1
}

TEST(SpokenChange, ALetterTypedIsSpokenOnlyInPrivate) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  const view::View before = visit.view();
  visit.type("x");
  EXPECT_EQ(text_of(speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud)), "Star\n");
  const auto aside = speak_change(before, visit.view(), doubles::demo_words(), Listening::kPrivately);
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(aside[0].text, "x");
}

TEST(SpokenChange, OfALiveStatusIsSaid) {
  Visitor visit;
  visit.begin();
  visit.press("Get help");
  visit.answer_help_raised();
  const view::View before = visit.view();
  visit.acknowledge_help();
  EXPECT_TRUE(
      contains(speak_change(before, visit.view(), doubles::demo_words(), Listening::kAloud), "Someone is coming"));
}

TEST(SpokenChange, OfAKeyOfTheKeyboardNamesItsSign) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  const auto* key = visit.find("key.-");
  ASSERT_NE(key, nullptr);
  EXPECT_EQ(text_of(speak_node(visit.view(), *key, doubles::demo_words(), Listening::kPrivately)), "Hyphen\n");
}

TEST(Speech, OfPrivateWordsIsForHeadphonesAndSaysSoOnce) {
  Visitor visit;
  doubles::ACall call{visit};
  call.talk();
  call.says(core::PushedDocument{"d1", base::Secret{"Your plan"}, {base::Secret{"12 payments"}}});
  visit.wait(std::chrono::seconds{1});
  visit.press("Read it");
  EXPECT_TRUE(contains(heard(visit, Listening::kPrivately), "12 payments"));
  const auto aloud = heard(visit, Listening::kAloud);
  EXPECT_FALSE(contains(aloud, "12 payments"));
  EXPECT_FALSE(contains(aloud, "Your plan"));
  const auto told = [](const Segment& one) { return one.text.find("This is private.") != std::string::npos; };
  EXPECT_EQ(std::count_if(aloud.begin(), aloud.end(), told), 1);
}

}  // namespace
}  // namespace waymark::voice
