// The on-screen keyboard, as a finger and as five keys use it.
#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::Key;
using doubles::Visitor;

Visitor at_address() {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.address-line-1");
  while (!visit.at("field.address-line-1").value.empty()) visit.key(Key::kDeleteBack);
  return visit;
}

std::string address(const Visitor& visit) { return visit.at("field.address-line-1").value; }

Visitor at_date() {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Continue");
  return visit;
}

// Which part of the date the keyboard writes to.
std::string part(const Visitor& visit) {
  for (const char* each : {"day", "month", "year"}) {
    const std::string id = visit.state().visit.editing.field;
    if (id.ends_with(each)) return each;
  }
  return "";
}

TEST(OnScreenKeyboard, WritesWhereTheCaretIsAndLeavesTheFocusInTheField) {
  Visitor visit = at_address();
  visit.press_id("keyboard.capitals");  // an address begins with a capital; this one does not
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
  EXPECT_TRUE(visit.at("keyboard.capitals").selected);
  visit.type_on_glass("H");
  EXPECT_EQ(visit.find("key.H"), nullptr);
  visit.type_on_glass("arbour");
  EXPECT_EQ(address(visit), "Harbour");
}

TEST(OnScreenKeyboard, TheCapitalsKeyIsForOneLetterAndHeldForAllThatFollow) {
  Visitor visit = at_address();
  visit.type_on_glass("A");
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("Bc");
  visit.send(core::LongPress{"keyboard.capitals", {}});
  visit.type_on_glass("DE");
  EXPECT_EQ(visit.at("keyboard.capitals").name, "Capital letters stay on");
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("f");
  EXPECT_EQ(address(visit), "ABcDEf");
}

TEST(OnScreenKeyboard, AHeldLetterOffersItsOtherLettersAndTheNextKeyPutsThemAway) {
  Visitor visit = at_address();
  visit.type_on_glass("M");
  EXPECT_EQ(visit.find("keyboard.held"), nullptr);
  visit.send(core::LongPress{"key.o", {}});
  EXPECT_EQ(address(visit), "M") << "nothing is typed yet";
  EXPECT_EQ(visit.at("keyboard.held").name, "More letters like o");
  visit.press_id("held.ò");
  EXPECT_EQ(address(visit), "Mò");
  EXPECT_EQ(visit.find("keyboard.held"), nullptr);
  EXPECT_EQ(visit.focus(), "field.address-line-1");
  visit.send(core::LongPress{"key.o", {}});
  visit.type_on_glass("r");
  EXPECT_EQ(address(visit), "Mòr");
  EXPECT_EQ(visit.find("keyboard.held"), nullptr);
  visit.send(core::LongPress{"key.o", {}});
  visit.key(Key::kEscape);
  EXPECT_EQ(visit.find("keyboard.held"), nullptr);
}

TEST(OnScreenKeyboard, AHeldCapitalOffersCapitalsAndTheLetterItselfIsAmongThem) {
  Visitor visit = at_address();
  visit.send(core::LongPress{"key.E", {}});
  EXPECT_NE(visit.find("held.E"), nullptr) << "whoever presses slowly types it all the same";
  visit.press_id("held.È");
  EXPECT_EQ(address(visit), "È");
}

TEST(OnScreenKeyboard, WhatHasNoOtherLettersIsTypedWhenItIsHeldAndOnce) {
  Visitor visit = at_address();
  visit.send(core::LongPress{"key.7", {}});
  EXPECT_EQ(address(visit), "7");
  visit.send(core::LongPress{"keyboard.delete", {}});
  EXPECT_EQ(address(visit), "");
}

TEST(OnScreenKeyboard, EveryOtherLetterIsOnTheAccentsTooForFiveKeys) {
  Visitor visit = at_address();
  visit.type_on_glass("A");
  EXPECT_EQ(visit.find("key.à"), nullptr);
  visit.press_id("keyboard.accents");
  EXPECT_NE(visit.find("key.à"), nullptr);
  visit.press_id("keyboard.letters");
  EXPECT_EQ(visit.find("key.à"), nullptr);
}

TEST(OnScreenKeyboard, HasTheLettersOfTheLanguageAndTheLatinOnesBesideThem) {
  Visitor visit = at_address();
  visit.press("Language");
  visit.press("العربية");
  visit.press_id("field.address-line-1");
  visit.type_on_glass("شارع");
  EXPECT_EQ(address(visit), "شارع");
  visit.press_id("keyboard.latin");
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("Ab");
  EXPECT_EQ(address(visit), "شارعAb");
  visit.press_id("keyboard.own");
  EXPECT_NE(visit.find("key.ش"), nullptr);
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
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("a");
  visit.press_id("keyboard.delete");
  visit.press_id("keyboard.capitals");
  visit.type_on_glass("b");
  EXPECT_EQ(address(visit), "b");
}

TEST(OnScreenKeyboard, DonePutsItAwayAndATouchOrALetterBringsItBack) {
  Visitor visit = at_address();
  visit.press("Done");
  EXPECT_EQ(visit.find("keyboard"), nullptr);
  EXPECT_EQ(visit.focus(), "continue");
  visit.send(core::CaretSet{"field.address-line-1", 0});
  EXPECT_NE(visit.find("keyboard"), nullptr);
  visit.press("Done");
  visit.key(Key::kUp);  // Back
  visit.key(Key::kUp);
  visit.type("x");
  EXPECT_NE(visit.find("keyboard"), nullptr);
}

TEST(OnScreenKeyboard, AnErrorHasTheWholePage) {
  Visitor visit = at_address();
  visit.press("Continue");
  EXPECT_EQ(visit.find("keyboard"), nullptr);
  EXPECT_TRUE(visit.focus().starts_with("error."));
  visit.key(Key::kSelect);
  EXPECT_NE(visit.find("keyboard"), nullptr);
}

TEST(DigitPad, GoesOnToTheNextPartOfADateWhenOneIsFull) {
  Visitor visit = at_date();
  ASSERT_EQ(part(visit), "day");
  visit.type_on_glass("1");
  EXPECT_EQ(part(visit), "day") << "it may become 10 to 19";
  visit.type_on_glass("9");
  EXPECT_EQ(part(visit), "month");
  visit.type_on_glass("2");
  EXPECT_EQ(part(visit), "year") << "no month begins with 2 and has two digits";
  visit.type_on_glass("2026");
  EXPECT_EQ(part(visit), "year");
  EXPECT_EQ(visit.at(visit.focus()).value, "2026");
}

TEST(DigitPad, DeleteInAnEmptyPartGoesBackIntoTheOneBefore) {
  Visitor visit = at_date();
  visit.type_on_glass("31");
  ASSERT_EQ(part(visit), "month");
  visit.press_id("keyboard.delete");
  ASSERT_EQ(part(visit), "day");
  EXPECT_EQ(visit.at(visit.focus()).value, "31");
  visit.press_id("keyboard.delete");
  visit.type_on_glass("0");
  EXPECT_EQ(part(visit), "month");
  visit.press_id(visit.state().focus_stops.front().id);  // anything else can be pressed at any time
}

TEST(DigitPad, AKeyboardThatHasTabStaysInThePart) {
  Visitor visit = at_date();
  visit.type("19");
  EXPECT_EQ(part(visit), "day");
  visit.key(Key::kNext);
  EXPECT_EQ(part(visit), "month");
}

}  // namespace
}  // namespace waymark
