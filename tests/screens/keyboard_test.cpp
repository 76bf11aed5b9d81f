// What a journey accepts can be typed on the glass, in every language.
#include <gtest/gtest.h>

#include <set>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;

void collect(const Visitor& visit, std::set<std::string>& found) {
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    for (const std::string_view prefix : {"key.", "held."}) {
      if (node.id.starts_with(prefix)) found.insert(node.id.substr(prefix.size()));
    }
  });
}

// Every letter that the keyboard offers on any of its layers.
std::set<std::string> letters(Visitor visit) {
  std::set<std::string> found;
  for (const char* step : {"keyboard.capitals", "keyboard.symbols", "keyboard.letters", "keyboard.accents",
                           "keyboard.letters", "keyboard.capitals", "keyboard.latin", "keyboard.capitals"}) {
    collect(visit, found);
    if (visit.find(step) != nullptr) visit.press_id(step);
  }
  collect(visit, found);
  return found;
}

Visitor at_town(const std::string& language, int text_size_presses = 0) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press_id("control.language");
  visit.press_id("language." + language);
  for (int i = 0; i < text_size_presses; ++i) visit.press_id("control.text-size");
  visit.press_id("field.town");
  return visit;
}

class Keyboard : public testing::TestWithParam<std::string> {};

TEST_P(Keyboard, HasEveryLatinLetterAndDigit) {
  const auto found = letters(at_town(GetParam()));
  for (char letter = 'a'; letter <= 'z'; ++letter) EXPECT_TRUE(found.contains({letter})) << letter;
  for (char letter = 'A'; letter <= 'Z'; ++letter) EXPECT_TRUE(found.contains({letter})) << letter;
  for (char digit = '0'; digit <= '9'; ++digit) EXPECT_TRUE(found.contains({digit})) << digit;
}

TEST_P(Keyboard, HasTheSameWithTheLargestText) {
  const auto usual = letters(at_town(GetParam()));
  Visitor large = at_town(GetParam());
  while (large.view().presentation.text_percent < 200) large.press_id("control.text-size");
  large.press_id("field.town");
  EXPECT_EQ(letters(large), usual);
}

TEST_P(Keyboard, HasItsEditingKeysInEveryLayer) {
  Visitor visit = at_town(GetParam());
  for (const char* layer : {"keyboard.symbols", "keyboard.accents", "keyboard.letters"}) {
    visit.press_id(layer);
    for (const char* id : {"keyboard.delete", "keyboard.undo", "keyboard.redo", "keyboard.left", "keyboard.right",
                           "keyboard.clear", "keyboard.done", "keyboard.space"}) {
      EXPECT_NE(visit.find(id), nullptr) << layer << " " << id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Keyboard, testing::ValuesIn(doubles::demo_council()->languages),
                         [](const auto& each) { return each.param.substr(0, 2); });

TEST(GaelicKeyboard, HasItsFiveGravesAtHand) {
  Visitor visit = at_town("gd");
  while (!visit.at("field.town").value.empty()) visit.key(core::Key::kDeleteBack);
  for (const char* letter : {"key.À", "key.È", "key.Ì", "key.Ò", "key.Ù"})
    EXPECT_NE(visit.find(letter), nullptr) << letter;
}

TEST(ArabicKeyboard, HasTheWholeAlphabet) {
  const auto found = letters(at_town("ar"));
  for (const char* letter :
       {"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع",
        "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ء", "ة", "ى", "أ", "إ", "آ", "ؤ", "ئ"}) {
    EXPECT_TRUE(found.contains(letter)) << letter;
  }
}

TEST(EmailKeyboard, HasItsSignsBesideTheLettersAndTheUsualEndings) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.contact-by");
  visit.press_id("field.contact-by.email");
  visit.press("Continue");
  visit.type_on_glass("a.person_1@example");
  visit.press(Role::kKey, ".co.uk");
  EXPECT_EQ(visit.at("field.email").value, "a.person_1@example.co.uk");
  visit.press_id("keyboard.symbols");
  EXPECT_NE(visit.find("key.+"), nullptr);
}

// How much room is left is said in words.
TEST(CharacterCount, IsSaidWhenRoomBecomesScarce) {
  Visitor visit = at_town("en-GB");
  const auto most = static_cast<std::size_t>(60);
  EXPECT_EQ(visit.find("count.town"), nullptr);
  visit.press("Clear");
  visit.type(std::string(most - 20, 'x'));
  EXPECT_EQ(visit.at("count.town").name, "You have 20 characters left");
  EXPECT_TRUE(visit.at("count.town").live);
  visit.type("x");
  EXPECT_EQ(visit.at("count.town").name, "You have 19 characters left");
  EXPECT_FALSE(visit.at("count.town").live) << "not after every letter";
  visit.type(std::string(20, 'x'));
  EXPECT_EQ(visit.at("count.town").name, "You have 1 character too many");
  EXPECT_EQ(visit.at("count.town").role, Role::kErrorMessage);
}

}  // namespace
}  // namespace waymark
