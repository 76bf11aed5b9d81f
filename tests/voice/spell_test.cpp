#include "kiosk/voice/spell.h"

#include <gtest/gtest.h>

namespace waymark::voice {
namespace {

TEST(Code, IsCapitalsAndFiguresWithAtLeastOneFigure) {
  for (const char* code : {"7K3M-9QTX-R", "7K3M-9QTX-*", "ABCD-EFGH-~", "C042", "A1"})
    EXPECT_TRUE(is_code(code)) << code;
  for (const char* text : {"", "*", "PIN", "PA31 8RT", "c042", "4711 and more", "0123456789012345678901234"})
    EXPECT_FALSE(is_code(text)) << text;
}

TEST(Code, IsSaidLetterByLetterWithAPauseAtTheHyphen) {
  EXPECT_EQ(spelled("C042"), "C, 0, 4, 2");
  EXPECT_EQ(spelled("7K3M-9QTX-R"), "7, K, 3, M. 9, Q, T, X. R");
}

TEST(Number, OfATelephoneIsSaidFigureByFigure) {
  EXPECT_EQ(with_numbers_spelled("Call 01546 605 522 now"), "Call 0 1 5 4 6 6 0 5 5 2 2 now");
  EXPECT_EQ(with_numbers_spelled("0800 123 4567"), "0 8 0 0 1 2 3 4 5 6 7");
}

TEST(Number, ThatCountsStaysANumber) {
  for (const char* text :
       {"23 November 2026", "£1,234.50", "9:00", "2 people are ahead of you", "PA31 8RT", "100%", "3.1415926"})
    EXPECT_EQ(with_numbers_spelled(text), text);
}

TEST(Directions, AreNotHeard) {
  EXPECT_EQ(without_directions("\u2068رجوع\u2069. زر\u200F"), "رجوع. زر");
  EXPECT_EQ(without_directions("It’s – fine…"), "It’s – fine…");
}

TEST(Sign, HasANameInEveryScript) {
  EXPECT_EQ(message_of_sign("-"), "voice.sign.hyphen");
  EXPECT_EQ(message_of_sign("،"), "voice.sign.comma");
  EXPECT_EQ(message_of_sign("؟"), "voice.sign.question");
  EXPECT_EQ(message_of_sign("。"), "voice.sign.full_stop");
  EXPECT_EQ(message_of_sign("a"), "");
}

TEST(Capital, IsKnownInEveryScriptThatHasThem) {
  for (const char* letter : {"A", "À", "Ł", "Я", "Ŵ"}) EXPECT_TRUE(is_capital(letter)) << letter;
  for (const char* letter : {"a", "à", "я", "1", "ش", "中", "", "AB"}) EXPECT_FALSE(is_capital(letter)) << letter;
}

}  // namespace
}  // namespace waymark::voice
