#include "kiosk/paint/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "kiosk/paint/sanitise.h"
#include "tests/paint/painted.h"

namespace waymark::paint {
namespace {

TextEngine engine() {
  auto made = TextEngine::create(house_themes().fonts);
  EXPECT_TRUE(made);
  return std::move(*made);
}

TextStyle plain(const char* language = "en-GB") {
  TextStyle style;
  style.families = "Inter, Noto Sans, Noto Sans Arabic, Noto Sans CJK SC";
  style.size = 30;
  style.language = language;
  if (std::string_view{language} == "ar") style.direction = view::Direction::kRightToLeft;
  return style;
}

TEST(Text, WrapsAtTheWidthItIsGiven) {
  auto text = engine();
  const Paragraph& paragraph =
      text.layout("You can stop at any time, and nothing is sent until you have checked.", plain(), 300);
  EXPECT_GT(paragraph.lines, 2);
  EXPECT_LE(paragraph.size.width, 300);
  EXPECT_EQ(paragraph.size.height, static_cast<float>(paragraph.lines) * 39);
}

TEST(Text, HasAGlyphForEveryScriptWeSpeak) {
  auto text = engine();
  for (const char* words : {"Àèìòù MacLeòid", "ŵ ŷ Gŵyl Ddewi", "Zażółć gęślą jaźń", "Ґудзь їжак", "محمد علي",
                            "آرڈویل کونسل", "阿德韦尔市议会"}) {
    EXPECT_EQ(text.layout(words, plain(), 0).unknown_glyphs, 0) << words;
  }
  EXPECT_EQ(text.unknown_glyphs(), 0U);
  (void)text.layout("\U00016A00", plain(), 0);  // Mro, which no installed font speaks
  EXPECT_GT(text.unknown_glyphs(), 0U);
}

// All that a language's folder holds: its words, and the keys of its keyboard.
TEST(Text, HasAGlyphForEveryWordAndEveryKeyOfEveryLanguage) {
  auto text = engine();
  for (const auto& file : std::filesystem::recursive_directory_iterator(WAYMARK_SOURCE_DIR "/themes/languages")) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream(file.path());
    const auto json = nlohmann::json::parse(stream);
    TextStyle style = plain(file.path().parent_path().filename().c_str());
    style.families = house_themes().standard.families(style.language);
    const auto flat = json.flatten();
    for (const auto& [where, value] : flat.items()) {
      if (!value.is_string()) continue;
      EXPECT_EQ(text.layout(value.get<std::string>(), style, 0).unknown_glyphs, 0) << file.path() << where;
      text.trim();
    }
  }
}

TEST(Text, BreaksALongWordWithoutAHyphen) {
  auto text = engine();
  const std::string word(60, 'm');
  const Paragraph& paragraph = text.layout(word, plain(), 300);
  EXPECT_GT(paragraph.lines, 2);
  EXPECT_LE(paragraph.size.width, 300);
  EXPECT_EQ(paragraph.quads.size(), word.size());
}

TEST(Text, BreaksChineseBetweenAnyTwoSignsButNotBeforeAFullStop) {
  auto text = engine();
  TextStyle style = plain("zh-Hans");
  style.carets = true;
  const Paragraph& paragraph = text.layout("您可以随时停止，在您检查之前不会发送任何内容。", style, 200);
  EXPECT_GT(paragraph.lines, 2);
  EXPECT_LE(paragraph.size.width, 200);
  ASSERT_EQ(paragraph.carets.size(), 24U);
  EXPECT_EQ(paragraph.carets[22].top, paragraph.carets[21].top) << "the full stop stays with its sentence";
}

TEST(Text, TabularFiguresAreOfOneWidth) {
  auto text = engine();
  TextStyle style = plain();
  EXPECT_NE(text.layout("1111", style, 0).size.width, text.layout("0000", style, 0).size.width);
  style.figures = true;
  EXPECT_EQ(text.layout("1111", style, 0).size.width, text.layout("0000", style, 0).size.width);
}

TEST(Text, StartsAtTheRightInArabic) {
  auto text = engine();
  const Paragraph& paragraph = text.layout("محمد علي", plain("ar"), 600);
  const auto leftmost =
      std::min_element(paragraph.quads.begin(), paragraph.quads.end(), [](auto& a, auto& b) { return a.x < b.x; });
  EXPECT_GT(leftmost->x, 300);
}

TEST(Text, KeepsTheOrderOfATelephoneNumberInAnArabicPage) {
  auto text = engine();
  TextStyle style = plain("ar");
  style.carets = true;
  const Paragraph& number = text.layout("01224 555 0100", style, 0);
  ASSERT_EQ(number.carets.size(), 15U);
  EXPECT_TRUE(std::is_sorted(number.carets.begin(), number.carets.end(), [](auto& a, auto& b) { return a.x < b.x; }));
}

TEST(Text, IsLaidOutOnceAndKept) {
  auto text = engine();
  const Paragraph* first = &text.layout("Continue", plain(), 200);
  EXPECT_EQ(first, &text.layout("Continue", plain(), 200));
  EXPECT_NE(first, &text.layout("Continue", plain(), 201));
  EXPECT_EQ(text.paragraphs(), 2U);
}

TEST(Caret, StandsBetweenGraphemeClustersNotBytes) {
  auto text = engine();
  TextStyle style = plain();
  style.carets = true;
  // A family of four, an e with a combining acute, and a plain letter: three clusters in 29 bytes.
  const Paragraph& paragraph = text.layout(
      "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
      "e\u0301"
      "x",
      style, 0);
  EXPECT_EQ(paragraph.carets.size(), 4U);
}

TEST(Caret, IsFoundByWhereAFingerTouches) {
  auto text = engine();
  TextStyle style = plain();
  style.carets = true;
  const Paragraph& paragraph = text.layout("Aonghas", style, 0);
  ASSERT_EQ(paragraph.carets.size(), 8U);
  for (std::size_t i = 0; i < paragraph.carets.size(); ++i) {
    EXPECT_EQ(paragraph.grapheme_at({paragraph.carets[i].x + 0.5F, 10}), i);
  }
  EXPECT_EQ(paragraph.grapheme_at({-500, 10}), 0U);
  EXPECT_EQ(paragraph.grapheme_at({5000, 10}), 7U);
}

TEST(Caret, PrefersTheTouchedLineToANearerLetterOfAnother) {
  auto text = engine();
  TextStyle style = plain();
  style.carets = true;
  const Paragraph& paragraph = text.layout("one\ntwo", style, 400);
  const std::size_t found = paragraph.grapheme_at({0, 60});
  EXPECT_EQ(found, 4U);
}

TEST(Sanitise, TakesOutWhatReordersOrControls) {
  EXPECT_EQ(sanitise("a\u202Eb\u0007c", 100), "a\u200Bb\u200Bc");
  EXPECT_EQ(sanitise(std::string_view("a\0b", 3), 100), "a\u200Bb");
  EXPECT_EQ(sanitise("one\ntwo", 100), "one\ntwo");
}

TEST(Sanitise, RepairsBytesThatAreNoText) {
  EXPECT_EQ(sanitise("a\xFF\xC0z", 100), "a\uFFFD\uFFFDz");
  EXPECT_EQ(sanitise("\xED\xA0\x80", 100), "\uFFFD\uFFFD\uFFFD");  // a lone surrogate
}

TEST(Sanitise, SaysWhenThereWasMore) { EXPECT_EQ(sanitise("abcdef", 3), "abc\u2026"); }

TEST(Sanitise, LeavesAFewLinesAndNoFlood) {
  const std::string lines = sanitise(std::string(10'000, '\n'), 100'000);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), kMaxLines);
  EXPECT_EQ(lines.size(), 10'000U);
}

TEST(Sanitise, LeavesAFewMarksOnALetterAndNoStorm) {
  std::string zalgo = "e";
  for (int i = 0; i < 1000; ++i) zalgo += "\u0301";
  EXPECT_EQ(sanitise(zalgo, 100'000).size(), 1U + static_cast<std::size_t>(kMaxMarks) * 2);
}

TEST(Text, BoundsTheWorkWhateverItIsGiven) {
  auto text = engine();
  const std::string storms[] = {std::string(1'000'000, 'W'), std::string(1'000'000, '\n'),
                                std::string(1'000'000, '\xE2'), [] {
                                  std::string bidi;
                                  while (bidi.size() < 1'000'000) bidi += "a\u05D0\u202E1\u0661";
                                  return bidi;
                                }()};
  for (const std::string& storm : storms) {
    const std::clock_t before = std::clock();
    TextStyle style = plain();
    (void)text.layout(storm, style, 800);
    style.wrapping = Wrapping::kNone;
    (void)text.layout(storm, style, 800);
    EXPECT_LT(std::clock() - before, 2 * CLOCKS_PER_SEC);
  }
}

TEST(Text, ForgetsEveryGlyphButTheWhiteBlock) {
  auto text = engine();
  (void)text.layout("a marker nobody may find", plain(), 0);
  EXPECT_GT(text.forget(), 0U);
  EXPECT_EQ(text.paragraphs(), 0U);
  const Atlas& atlas = text.atlas();
  std::size_t covered = 0;
  for (int i = 0; i < Atlas::kWidth * atlas.height(); ++i) covered += atlas.texels()[i] != 0 ? 1U : 0U;
  EXPECT_EQ(covered, static_cast<std::size_t>(kWhite.width * kWhite.height));
}

// A font that is open knows which of its letters were asked for (the fallback of each letter, its width, its outline).
// FreeType maps a font's file as long as it is open.
int open_fonts() {
  std::set<std::string> files;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto at = line.find("/usr/share/fonts/");
    if (at != std::string::npos) files.insert(line.substr(at));
  }
  return static_cast<int>(files.size());
}

TEST(Text, ClosesEveryFontThatKnowsWhatWasWrittenWithIt) {
  const int before = open_fonts();  // of other tests in this program
  auto text = engine();
  (void)text.layout("Quillfeather \u0628\u062D\u0631 \u6D77", plain(), 0);
  EXPECT_GE(open_fonts(), 3);
  (void)text.forget();
  EXPECT_EQ(open_fonts(), before);
  EXPECT_EQ(text.layout("Again", plain(), 0).unknown_glyphs, 0);
}

TEST(Atlas, GrowsThenSaysItIsFullThenStartsAnew) {
  Atlas atlas;
  int placed = 0;
  while (atlas.reserve(500, 500)) ++placed;
  EXPECT_EQ(atlas.height(), Atlas::kMaxHeight);
  EXPECT_TRUE(atlas.full());
  EXPECT_GE(placed, 4 * 7);
  const auto epoch = atlas.epoch();
  EXPECT_EQ(atlas.clear(), static_cast<std::size_t>(Atlas::kWidth) * Atlas::kMaxHeight);
  EXPECT_NE(atlas.epoch(), epoch);
  EXPECT_FALSE(atlas.full());
  EXPECT_TRUE(atlas.reserve(500, 500));
}

TEST(Atlas, PutsSmallAndLargeOnRowsOfTheirOwn) {
  Atlas atlas;
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(atlas.reserve(40, 60));
    ASSERT_TRUE(atlas.reserve(40, 12));
  }
  EXPECT_TRUE(atlas.reserve(2000, 240));
  EXPECT_EQ(atlas.height(), Atlas::kFirstHeight);  // 3 rows of 64 and 3 of 16; in the order asked they would be 5 of 64
}

TEST(Atlas, KeepsEveryCellApartFromEveryOther) {
  Atlas atlas;
  std::vector<AtlasCell> cells;
  for (int i = 1; i < 600; ++i) cells.push_back(*atlas.reserve(i * 37 % 90 + 1, i * 53 % 110 + 1));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool apart = cells[i].x + cells[i].width < cells[j].x || cells[j].x + cells[j].width < cells[i].x ||
                         cells[i].y + cells[i].height < cells[j].y || cells[j].y + cells[j].height < cells[i].y;
      ASSERT_TRUE(apart) << i << " and " << j;
    }
  }
}

TEST(Atlas, RefusesWhatCanNeverFit) {
  Atlas atlas;
  EXPECT_FALSE(atlas.reserve(Atlas::kWidth + 1, 10));
  EXPECT_FALSE(atlas.reserve(10, Atlas::kMaxHeight + 1));
  EXPECT_FALSE(atlas.reserve(0, 10));
}

}  // namespace
}  // namespace waymark::paint
