#include "kiosk/core/search.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using core::Search;

bool finds(std::string_view typed, std::string_view text) { return Search(typed).rank(text) > 0; }

TEST(Search, FindsByTheBeginningOfAnyWordInAnyOrder) {
  EXPECT_TRUE(finds("mis", "Report a missed bin"));
  EXPECT_TRUE(finds("bin report", "Report a missed bin"));
  EXPECT_FALSE(finds("issed", "Report a missed bin"));
  EXPECT_FALSE(finds("bin housing", "Report a missed bin"));
}

TEST(Search, PassesOverCaseAccentsAndApostrophes) {
  EXPECT_TRUE(finds("GAIDHLIG", "Gàidhlig"));
  EXPECT_TRUE(finds("Gàidhlig", "gaidhlig"));
  EXPECT_TRUE(finds("lodz", "Łódź"));
  EXPECT_TRUE(finds("dont", "I don’t know"));
  EXPECT_TRUE(finds("strasse", "Straße"));
  EXPECT_TRUE(finds("їжа", "Їжа"));
}

TEST(Search, TakesTheFormsOfOneArabicLetterAsOne) {
  EXPECT_TRUE(finds("الابلاغ", "الإبلاغ عن حاوية"));
  EXPECT_TRUE(finds("حاويه", "حاوية"));
  EXPECT_TRUE(finds("پاکستان", "پاكستان"));
}

TEST(Search, FindsAnywhereInScriptsThatWriteNoSpaces) { EXPECT_TRUE(finds("垃圾", "报告未收的垃圾桶")); }

TEST(Search, FindsPinyinWithItsTonesInPiecesOrInCapitals) {
  for (const char* typed : {"laji", "la ji", "lājī", "LA JI", "Lā jī tǒng", "l\u0101ji"}) {
    EXPECT_TRUE(finds(typed, "垃圾\nlaji\nlajitong")) << typed;
  }
  EXPECT_FALSE(finds("la ju", "laji\nlajitong"));
}

TEST(Search, WordsThatFitApartAreNotTakenTogether) {
  EXPECT_GT(Search("bin report").rank("Report a missed bin"), Search("bin re port").rank("Report a missed bin"));
  EXPECT_EQ(Search("re port").rank("Report a missed bin"), Search("report").rank("Report a missed bin"));
}

TEST(Search, FindsTheWordWithoutItsEnding) {
  EXPECT_TRUE(finds("bins", "bin"));
  EXPECT_FALSE(finds("bingo hall", "bin"));
  EXPECT_FALSE(finds("an", "a")) << "a short word is no stem";
}

TEST(Search, RanksWholeWordsBeforeBeginnings) {
  const Search search("rent");
  EXPECT_GT(search.rank("Pay your rent"), search.rank("Rental of halls"));
}

TEST(Search, OneWordOfASentenceIsEnoughWhenAsked) {
  const Search search("I want to pay my rent");
  EXPECT_EQ(search.rank("Rent and repairs"), 0);
  EXPECT_GT(search.rank_any("Rent and repairs"), 0);
}

TEST(Search, SignsAndSpacesAloneSearchForNothing) {
  EXPECT_TRUE(Search("").empty());
  EXPECT_TRUE(Search(" -?! ").empty());
}

TEST(Search, TakesBrokenAndEndlessTextCalmly) {
  const std::string endless(100'000, 'a');
  EXPECT_TRUE(finds(endless, endless));
  EXPECT_FALSE(finds("\xff\xfe", "Report"));
}

}  // namespace
}  // namespace waymark
