// Where the caret and the selection are drawn, above all in text that runs both ways.
#include <gtest/gtest.h>

#include "kiosk/core/caret_order.h"
#include "kiosk/paint/text.h"
#include "tests/paint/painted.h"
#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using samples::Language;

constexpr Size kGlass{1920, 1080};

// A page with one field that holds `value`, and the box that it becomes.
Box field_box(Language language, const std::string& value, std::size_t caret,
              std::optional<view::Selection> selection = {}) {
  static Painter painter = house_painter();
  view::View view = samples::question(language);
  view::Node* const main = &view.regions[1];
  view::Node& field = main->children.back();
  field.value = value;
  field.caret = view::Caret{caret};
  field.selection = selection;
  painter.paint(view, kGlass);
  return *box_of(painter.layout(), "field.name");
}

float caret_at(Language language, const std::string& value, std::size_t caret) {
  return field_box(language, value, caret).caret->centre().x;
}

TEST(Caret, StandsAtTheRightOfAnEmptyFieldInArabicAndAtTheLeftInEnglish) {
  const Box arabic = field_box(Language::kArabic, "", 0);
  const Box english = field_box(Language::kEnglish, "", 0);
  EXPECT_LT(arabic.rect.right() - arabic.caret->right(), 40);
  EXPECT_LT(english.caret->x - english.rect.x, 40);
}

TEST(Caret, GoesToTheLeftAsArabicIsWritten) {
  const std::string name = "محمد علي";
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_GT(caret_at(Language::kArabic, name, i), caret_at(Language::kArabic, name, i + 1)) << i;
  }
}

TEST(Caret, StaysInsideTheFieldHoweverLongTheTextIs) {
  for (const Language language : {Language::kEnglish, Language::kArabic}) {
    for (const std::string& part : {std::string("Harbour Row "), std::string("شارع البحر ")}) {
      std::string text;
      for (int i = 0; i < 20; ++i) text += part;
      const std::size_t letters = 20 * (part[0] == 'H' ? 12U : 11U);
      for (const std::size_t caret : {std::size_t{0}, letters / 3, letters / 2, letters}) {
        const Box box = field_box(language, text, caret);
        EXPECT_TRUE(box.rect.contains(*box.caret, 0)) << part << caret;
      }
    }
  }
}

// What core calls the next place to the right is the next one to the right on the glass.
TEST(Caret, IsMovedInTheOrderInWhichItIsDrawn) {
  auto text = TextEngine::create(house_themes().fonts);
  ASSERT_TRUE(text);
  for (const std::string& words :
       {std::string("Harbour شارع Row"), std::string("شارع 14 Row"), std::string("14 شارع"), std::string("مُحَمَّد x 12"),
        std::string("a(ب)c"), std::string("ab 12 شار"), std::string("Café é")}) {
    for (const auto page : {base::Running::kLeftToRight, base::Running::kRightToLeft}) {
      TextStyle style;
      style.families = "Inter, Noto Sans, Noto Sans Arabic";
      style.size = 30;
      style.language = "en-GB";
      style.carets = true;
      style.wrapping = Wrapping::kNone;
      style.direction =
          page == base::Running::kRightToLeft ? view::Direction::kRightToLeft : view::Direction::kLeftToRight;
      const Paragraph& paragraph = text->layout(words, style, 0);
      std::size_t leftmost = 0;
      for (std::size_t i = 0; i < paragraph.carets.size(); ++i) {
        if (paragraph.carets[i].x < paragraph.carets[leftmost].x) leftmost = i;
      }
      std::size_t places = 1;
      for (std::size_t at = leftmost, next = 0;; at = next, ++places) {
        next = core::beside(words, at, page, core::Side::kRight);
        if (next == at) break;
        ASSERT_LT(places, 60U) << words;
        EXPECT_GT(paragraph.carets[next].x, paragraph.carets[at].x) << words << " from " << at << " to " << next;
      }
      EXPECT_GE(places + 2, paragraph.carets.size()) << words << ": places are left out";
    }
  }
}

TEST(Selection, IsDrawnUnderItsLettersAndNowhereElse) {
  const Box english = field_box(Language::kEnglish, "14 Harbour Row", 10, view::Selection{3, 10});
  ASSERT_EQ(english.marks.size(), 1U);
  EXPECT_NEAR(english.marks[0].x, caret_at(Language::kEnglish, "14 Harbour Row", 3), 3);
  EXPECT_NEAR(english.marks[0].right(), caret_at(Language::kEnglish, "14 Harbour Row", 10), 3);
  const Box arabic = field_box(Language::kArabic, "محمد علي", 8, view::Selection{5, 8});
  ASSERT_EQ(arabic.marks.size(), 1U);
  EXPECT_NEAR(arabic.marks[0].right(), caret_at(Language::kArabic, "محمد علي", 5), 3);
  EXPECT_NEAR(arabic.marks[0].x, caret_at(Language::kArabic, "محمد علي", 8), 3);
}

TEST(Selection, InMixedTextLiesInTwoPlaces) {
  // "Row شارع" from the first letter of the last English word to the first Arabic one.
  const Box box = field_box(Language::kEnglish, "Row شارع", 6, view::Selection{2, 6});
  EXPECT_EQ(box.marks.size(), 2U);
}

TEST(Selection, OfAHostileViewIsNoHarm) {
  const Box box = field_box(Language::kEnglish, "Row", 99, view::Selection{7, static_cast<std::size_t>(-1)});
  EXPECT_TRUE(box.marks.empty());
}

}  // namespace
}  // namespace waymark::paint
