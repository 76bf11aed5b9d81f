#include <gtest/gtest.h>

#include "kiosk/core/graphemes.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::Key;
using doubles::Visitor;

// At the address page, the caret in "Address line 1".
Visitor at_address() {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.address-line-1");
  while (!visit.at("field.address-line-1").value.empty()) visit.key(Key::kDeleteBack);
  return visit;
}

std::string address(const Visitor& visit) { return visit.at("field.address-line-1").value; }

TEST(Graphemes, CountWhatAPersonCounts) {
  EXPECT_EQ(core::count_graphemes("abc"), 3u);
  EXPECT_EQ(core::count_graphemes("MacLeòid"), 8u);
  EXPECT_EQ(core::count_graphemes("e\u0301a"), 2u);                                    // e and a combining acute
  EXPECT_EQ(core::count_graphemes("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 1u);  // a family
  EXPECT_EQ(core::byte_of_grapheme("òa", 1), 2u);
  EXPECT_EQ(core::byte_of_grapheme("òa", 9), 3u);
}

TEST(Editing, InsertsAtTheCaretAndDeletesWholeClusters) {
  Visitor visit = at_address();
  visit.type("Ro\u0301ad");
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 4u);
  visit.key(Key::kLeft);
  visit.key(Key::kLeft);
  visit.key(Key::kDeleteBack);
  EXPECT_EQ(address(visit), "Rad");
  visit.key(Key::kDeleteForward);
  EXPECT_EQ(address(visit), "Rd");
  visit.type("oa");
  EXPECT_EQ(address(visit), "Road");
}

TEST(Editing, HomeEndAndATouchPlaceTheCaret) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.key(Key::kHome);
  visit.type("14 ");
  EXPECT_EQ(address(visit), "14 Row");
  visit.send(core::CaretSet{"field.address-line-1", 2});
  visit.type("A");
  EXPECT_EQ(address(visit), "14A Row");
  visit.send(core::CaretSet{"field.address-line-1", 999});
  visit.type("!");
  EXPECT_EQ(address(visit), "14A Row!");
}

TEST(Editing, StopsAtTheLongestAnswer) {
  Visitor visit = at_address();
  const auto most = static_cast<std::size_t>(visit.at("field.address-line-1").max_graphemes);
  ASSERT_GT(most, 0u);
  visit.type(std::string(most - 1, 'x'));
  visit.type("òabc");
  EXPECT_EQ(core::count_graphemes(address(visit)), most);
  EXPECT_EQ(address(visit).substr(most - 1), "ò");
}

TEST(Editing, WhatDoesNotFitInTheMiddleDoesNotPushOutTheEnd) {
  Visitor visit = at_address();
  const auto most = static_cast<std::size_t>(visit.at("field.address-line-1").max_graphemes);
  visit.type(std::string(most, 'x'));
  visit.key(Key::kHome);
  visit.type("abc");
  EXPECT_EQ(address(visit), std::string(most, 'x'));
}

TEST(Editing, DropsControlsOverridesAndMalformedBytes) {
  Visitor visit = at_address();
  visit.type(std::string("A\x1B@\u202E\x00\xC3\xFF B\n", 14));
  EXPECT_EQ(address(visit), "A@ B");
}

TEST(Editing, APileOfMarksIsNotTaken) {
  Visitor visit = at_address();
  std::string pile = "a";
  for (int i = 0; i < 200; ++i) pile += "\u0301";
  visit.type(pile);
  EXPECT_EQ(address(visit), "");
}

TEST(Editing, AMegabytePastedIsCutAndNothingSlows) {
  Visitor visit = at_address();
  visit.type(std::string(1'000'000, 'x'));
  const auto most = static_cast<std::size_t>(visit.at("field.address-line-1").max_graphemes);
  EXPECT_EQ(core::count_graphemes(address(visit)), most);
}

TEST(Editing, LettersTypedWhileAButtonHasTheFocusAreNobodysAnswer) {
  Visitor visit = at_address();
  visit.send(core::Focus{"continue"});
  visit.type("x");
  EXPECT_EQ(address(visit), "");
}

TEST(Editing, EnterInAFieldContinuesAndInALongTextMakesANewLine) {
  Visitor visit = at_address();
  visit.type("14 Harbour Row");
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.screen(), "check");

  Visitor shared;
  doubles::fill_in_missed_bin(shared);
  shared.press_id("change.kind-of-place");
  shared.press_id("field.kind-of-place.shared");
  shared.press("Continue");
  shared.type("Behind");
  shared.key(Key::kSelect);
  shared.type("the hall");
  EXPECT_EQ(shared.at("field.bin-store").value, "Behind\nthe hall");
}

TEST(OnScreenKeyboard, WritesWhereTheCaretIsAndLeavesTheFocusInTheField) {
  Visitor visit = at_address();
  visit.type_on_glass("14");
  visit.press_id("keyboard.space");
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("Row");
  EXPECT_EQ(address(visit), "14 Row");
  visit.press_id("keyboard.left");
  visit.press_id("keyboard.delete");
  EXPECT_EQ(address(visit), "14 Rw");
  EXPECT_EQ(visit.focus(), "field.address-line-1");
}

TEST(OnScreenKeyboard, BeginsASentenceWithACapitalAndGoesOnInSmallLetters) {
  Visitor visit = at_address();
  visit.type_on_glass("H");
  EXPECT_EQ(visit.find("key.H"), nullptr);
  visit.type_on_glass("arbour");
  EXPECT_EQ(address(visit), "Harbour");
}

TEST(OnScreenKeyboard, HasTheLettersOfTheLanguage) {
  Visitor visit = at_address();
  EXPECT_EQ(visit.find("key.à"), nullptr);
  visit.press_id("keyboard.accents");
  EXPECT_NE(visit.find("key.à"), nullptr);
  visit.press("Language");
  visit.press("العربية");
  visit.press_id("field.address-line-1");
  visit.type_on_glass("شارع");
  EXPECT_EQ(address(visit), "شارع");
  visit.press_id("keyboard.latin");
  visit.type_on_glass("a");
  EXPECT_EQ(address(visit), "شارعa");
}

TEST(OnScreenKeyboard, SuitsWhatIsAsked) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  EXPECT_EQ(visit.find("keyboard"), nullptr) << "nothing is typed here";
  visit.press("Continue");
  EXPECT_NE(visit.find("key.1"), nullptr);
  EXPECT_EQ(visit.find("key.a"), nullptr) << "a date has no letters";
  Visitor address_page = at_address();
  address_page.press_id("field.postcode");
  EXPECT_NE(address_page.find("key.A"), nullptr);
  EXPECT_EQ(address_page.find("key.a"), nullptr) << "a postcode has capitals only";
}

TEST(OnScreenKeyboard, WorksWhereverTheFocusWas) {
  Visitor visit = at_address();
  visit.press("Text size");
  visit.type_on_glass("A");
  visit.press_id("keyboard.delete");
  visit.type_on_glass("B");
  EXPECT_EQ(address(visit), "B");
}

}  // namespace
}  // namespace waymark
