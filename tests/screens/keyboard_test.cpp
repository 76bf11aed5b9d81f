// What a journey accepts can be typed on the glass, in every language.
#include <gtest/gtest.h>

#include <set>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;

// Every letter that the keyboard offers on any of its layers.
std::set<std::string> letters(Visitor visit) {
  std::set<std::string> found;
  const auto collect = [&] {
    view::for_each(visit.view().regions, [&](const view::Node& node) {
      if (node.id.starts_with("key.")) found.insert(node.id.substr(4));
    });
  };
  collect();
  for (const char* layer : {"keyboard.capitals", "keyboard.letters", "keyboard.symbols", "keyboard.letters",
                            "keyboard.accents", "keyboard.letters", "keyboard.latin"}) {
    if (visit.find(layer) == nullptr) continue;
    visit.press_id(layer);
    collect();
  }
  return found;
}

Visitor at_town(const std::string& language) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press_id("control.language");
  visit.press_id("language." + language);
  visit.press_id("field.town");
  return visit;
}

class Keyboard : public testing::TestWithParam<std::string> {};

TEST_P(Keyboard, HasEveryLatinLetterAndDigit) {
  const auto found = letters(at_town(GetParam()));
  for (char letter = 'a'; letter <= 'z'; ++letter) EXPECT_TRUE(found.contains({letter})) << letter;
  for (char digit = '0'; digit <= '9'; ++digit) EXPECT_TRUE(found.contains({digit})) << digit;
}

INSTANTIATE_TEST_SUITE_P(Languages, Keyboard, testing::Values("en-GB", "gd", "ar"),
                         [](const auto& each) { return each.param == "en-GB" ? std::string("English") : each.param; });

TEST(GaelicKeyboard, HasItsFiveGravesAtHand) {
  Visitor visit = at_town("gd");
  visit.press_id("keyboard.capitals");
  for (const char* letter : {"key.À", "key.È", "key.Ì", "key.Ò", "key.Ù"})
    EXPECT_NE(visit.find(letter), nullptr) << letter;
}

TEST(ArabicKeyboard, HasTheWholeAlphabet) {
  const auto found = letters(at_town("ar"));
  for (const char* letter : {"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط",
                             "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ء", "ة", "ى", "أ"}) {
    EXPECT_TRUE(found.contains(letter)) << letter;
  }
}

TEST(EmailKeyboard, HasItsSignsBesideTheLetters) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.contact-by");
  visit.press_id("field.contact-by.email");
  visit.press("Continue");
  visit.type_on_glass("a.person_1@example.com");
  EXPECT_EQ(visit.at("field.email").value, "a.person_1@example.com");
}

}  // namespace
}  // namespace waymark
