#include <gtest/gtest.h>

#include "base/graphemes.h"
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
  EXPECT_EQ(base::count_graphemes("abc"), 3u);
  EXPECT_EQ(base::count_graphemes("MacLeòid"), 8u);
  EXPECT_EQ(base::count_graphemes("e\u0301a"), 2u);                                    // e and a combining acute
  EXPECT_EQ(base::count_graphemes("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 1u);  // a family
  EXPECT_EQ(base::byte_of_grapheme("òa", 1), 2u);
  EXPECT_EQ(base::byte_of_grapheme("òa", 9), 3u);
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
  EXPECT_EQ(base::count_graphemes(address(visit)), most);
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

TEST(Editing, NorDoesAPileGrowMarkByMark) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.key(Key::kLeft);
  for (int i = 0; i < 500; ++i) visit.type("\u0301");
  EXPECT_EQ(base::count_graphemes(address(visit)), 3u);
  EXPECT_LE(address(visit).size(), 70u);
  visit.type("\u00e9");
  EXPECT_EQ(base::count_graphemes(address(visit)), 4u) << "what comes after it is taken as ever";
}

TEST(Editing, AMegabytePastedIsCutAndNothingSlows) {
  Visitor visit = at_address();
  visit.type(std::string(1'000'000, 'x'));
  const auto most = static_cast<std::size_t>(visit.at("field.address-line-1").max_graphemes);
  EXPECT_EQ(base::count_graphemes(address(visit)), most);
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
  visit.key(Key::kEnter);
  EXPECT_EQ(visit.screen(), "check");

  Visitor shared;
  doubles::fill_in_missed_bin(shared);
  shared.press_id("change.kind-of-place");
  shared.press_id("field.kind-of-place.shared");
  shared.press("Continue");
  shared.type("Behind");
  shared.key(Key::kEnter);
  shared.type("the hall");
  EXPECT_EQ(shared.at("field.bin-store").value, "Behind\nthe hall");
}

// Marked text, as the View says it: "Harbour" in "14 Harbour Row" is {3, 10}.
std::optional<view::Selection> marked(const Visitor& visit) { return visit.at("field.address-line-1").selection; }

TEST(Selecting, ALongPressMarksTheWordAndTypingReplacesIt) {
  Visitor visit = at_address();
  visit.type("14 Harbour Row");
  visit.send(core::LongPress{"field.address-line-1", 5});
  EXPECT_EQ(marked(visit), (view::Selection{3, 10}));
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 10u);
  visit.type("M");
  EXPECT_EQ(address(visit), "14 M Row");
  EXPECT_EQ(marked(visit), std::nullopt);
}

TEST(Selecting, DeleteTakesWhatIsMarkedAndNoMore) {
  for (const Key key : {Key::kDeleteBack, Key::kDeleteForward}) {
    Visitor visit = at_address();
    visit.type("14 Harbour Row");
    visit.send(core::LongPress{"field.address-line-1", 5});
    visit.key(key);
    EXPECT_EQ(address(visit), "14  Row");
    EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 3u);
  }
}

TEST(Selecting, ShiftWithAnArrowMarksAndAnArrowAloneLeavesAtItsEnd) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.key(Key::kExtendLeft);
  visit.key(Key::kExtendLeft);
  EXPECT_EQ(marked(visit), (view::Selection{1, 3}));
  visit.key(Key::kLeft);
  EXPECT_EQ(marked(visit), std::nullopt);
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 1u);
  visit.key(Key::kExtendEnd);
  EXPECT_EQ(marked(visit), (view::Selection{1, 3}));
  visit.key(Key::kExtendHome);
  EXPECT_EQ(marked(visit), (view::Selection{0, 1}));
  visit.key(Key::kExtendRight);
  EXPECT_EQ(marked(visit), std::nullopt) << "back where it began";
}

TEST(Selecting, ATouchElsewhereUnmarks) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.key(Key::kExtendHome);
  visit.send(core::CaretSet{"field.address-line-1", 2});
  EXPECT_EQ(marked(visit), std::nullopt);
}

TEST(Selecting, CoveredTextHasNoWordsToMark) {
  Visitor visit = at_address();
  visit.type("14 Harbour Row");
  visit.press("Hide my answers");
  visit.send(core::LongPress{"field.address-line-1", 5});
  EXPECT_EQ(marked(visit), std::nullopt);
}

TEST(Arrows, GoWhereTheyPointInArabic) {
  Visitor visit = at_address();
  visit.press("Language");
  visit.press("العربية");
  visit.press_id("field.address-line-1");
  visit.type("شارع");
  visit.key(Key::kRight);
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 3u);
  visit.key(Key::kLeft);
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 4u);
}

TEST(Undo, TakesBackWordByWordAndPutsBackAgain) {
  Visitor visit = at_address();
  for (const char* letter : {"1", "4", " ", "R", "o", "w"}) visit.type(letter);
  visit.press("Undo");
  EXPECT_EQ(address(visit), "14 ");
  visit.press("Undo");
  EXPECT_EQ(address(visit), "");
  visit.press("Put it back");
  visit.press("Put it back");
  EXPECT_EQ(address(visit), "14 Row");
  visit.press("Put it back");
  EXPECT_EQ(address(visit), "14 Row");
}

TEST(Undo, BringsBackWhatWasClearedReplacedOrDeleted) {
  Visitor visit = at_address();
  visit.type("14 Harbour Row");
  visit.press("Clear");
  EXPECT_EQ(address(visit), "");
  visit.press("Undo");
  EXPECT_EQ(address(visit), "14 Harbour Row");
  EXPECT_EQ(visit.at("field.address-line-1").caret->grapheme, 14u);
  visit.key(Key::kDeleteBack);
  visit.key(Key::kDeleteBack);
  visit.press("Undo");
  EXPECT_EQ(address(visit), "14 Harbour Row") << "deleted in a row, brought back together";
}

TEST(Undo, AfterSomethingNewThereIsNothingToPutBack) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.press("Undo");
  visit.type("Lane");
  visit.press("Put it back");
  EXPECT_EQ(address(visit), "Lane");
}

TEST(Undo, IsOfTheFieldThatIsWrittenTo) {
  Visitor visit = at_address();
  visit.type("Row");
  visit.press_id("field.town");
  visit.type("!");
  visit.press("Undo");
  visit.press("Undo");
  EXPECT_EQ(address(visit), "Row");
}

TEST(Undo, RemembersNothingOnTheNextPageAndNothingAfterTheVisit) {
  Visitor visit = at_address();
  visit.type("14 Harbour Row");
  const auto remembers = [&] { return visit.state().visit.editing.past.can_undo("address-line-1"); };
  EXPECT_TRUE(remembers());
  visit.press("Continue");
  EXPECT_FALSE(remembers());
  Visitor other = at_address();
  other.type("14 Harbour Row");
  other.press("Start again");
  EXPECT_FALSE(other.state().visit.editing.past.can_undo("address-line-1"));
}

TEST(Undo, RemembersABoundedNumberOfBytes) {
  core::PastTexts past;
  for (int i = 0; i < 1000; ++i) {
    past.keep({"a", base::Secret(std::string(1000, 'x')), 0}, core::EditKind::kReplacing, true);
  }
  std::size_t steps = 0;
  while (past.undo({"a", base::Secret("now"), 0})) ++steps;
  EXPECT_LE(steps * 1000, core::PastTexts::kMostBytes);
  EXPECT_GT(steps, 50U);
}

}  // namespace
}  // namespace waymark
