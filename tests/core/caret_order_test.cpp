#include "kiosk/core/caret_order.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/graphemes.h"

namespace waymark::core {
namespace {

using base::count_graphemes;
using base::Running;
using base::Stretch;
using base::word_at;

// The places that a person passes who holds the arrow down, from `start` to where it goes no further.
std::vector<std::size_t> walk(std::string_view text, std::size_t start, Running page, Side side) {
  std::vector<std::size_t> places{start};
  while (places.size() < 50) {
    const std::size_t next = beside(text, places.back(), page, side);
    if (next == places.back()) break;
    places.push_back(next);
  }
  return places;
}

using Places = std::vector<std::size_t>;

TEST(CaretOrder, IsTheOrderOfTheTextInLatin) {
  EXPECT_EQ(walk("abc", 0, Running::kLeftToRight, Side::kRight), (Places{0, 1, 2, 3}));
  EXPECT_EQ(walk("abc", 3, Running::kLeftToRight, Side::kLeft), (Places{3, 2, 1, 0}));
}

TEST(CaretOrder, GoesOnToTheLeftInArabic) {
  EXPECT_EQ(walk("شارع", 0, Running::kRightToLeft, Side::kLeft), (Places{0, 1, 2, 3, 4}));
  EXPECT_EQ(walk("شارع", 0, Running::kRightToLeft, Side::kRight), (Places{0}));
  EXPECT_EQ(walk("شارع", 0, Running::kLeftToRight, Side::kLeft), (Places{0, 1, 2, 3, 4}))
      << "Arabic on an English page";
}

TEST(CaretOrder, ANumberAloneOnAnArabicPageRunsAsItIsRead) {
  EXPECT_EQ(walk("0790", 0, Running::kRightToLeft, Side::kRight), (Places{0, 1, 2, 3, 4}));
}

// "ab" then three Arabic letters, drawn as  a b 3 2 1: each place is passed once, from the left edge to the right one.
TEST(CaretOrder, PassesEveryPlaceOfMixedTextOnceAndInTheOrderThatIsSeen) {
  const char* mixed = "abشار";
  EXPECT_EQ(walk(mixed, 0, Running::kLeftToRight, Side::kRight), (Places{0, 1, 2, 4, 3, 5}));
  EXPECT_EQ(walk(mixed, 5, Running::kLeftToRight, Side::kLeft), (Places{5, 3, 4, 2, 1, 0}));
}

TEST(CaretOrder, CountsAnEmojiAndALetterWithItsMarksAsOne) {
  const char* family = "\U0001F468\u200D\U0001F469\u200D\U0001F467é\u0301x";
  EXPECT_EQ(walk(family, 0, Running::kLeftToRight, Side::kRight), (Places{0, 1, 2, 3}));
  const char* pointed = "مَرْحَبًا";
  EXPECT_EQ(walk(pointed, 0, Running::kRightToLeft, Side::kLeft).size(), count_graphemes(pointed) + 1);
}

TEST(CaretOrder, GoesFromTheEdgeOfAParagraphToTheOneBesideIt) {
  EXPECT_EQ(beside("ab\ncd", 2, Running::kLeftToRight, Side::kRight), 3U);
  EXPECT_EQ(beside("ab\ncd", 3, Running::kLeftToRight, Side::kLeft), 2U);
  EXPECT_EQ(beside("شا\nرع", 2, Running::kRightToLeft, Side::kLeft), 3U);
  EXPECT_EQ(beside("ab\n", 3, Running::kLeftToRight, Side::kRight), 3U);
  EXPECT_EQ(beside("", 0, Running::kLeftToRight, Side::kLeft), 0U);
}

TEST(WordAt, IsTheWordUnderAFingerOrTheOneBeforeIt) {
  const char* text = "14 Harbour Row";
  EXPECT_EQ(word_at(text, 5), (Stretch{3, 10}));
  EXPECT_EQ(word_at(text, 3), (Stretch{3, 10}));
  EXPECT_EQ(word_at(text, 10), (Stretch{3, 10})) << "on the space";
  EXPECT_EQ(word_at(text, 14), (Stretch{11, 14}));
  EXPECT_EQ(word_at("  a", 0), (Stretch{2, 3}));
  EXPECT_EQ(word_at("شارع البحر", 6), (Stretch{5, 10}));
  EXPECT_EQ(word_at(" - ", 1), (Stretch{0, 0}));
}

}  // namespace
}  // namespace waymark::core
