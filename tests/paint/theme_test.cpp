#include "kiosk/paint/theme.h"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/paint/painted.h"

namespace waymark::paint {
namespace {

using testing::HasSubstr;

nlohmann::json standard() {
  std::ifstream file(WAYMARK_SOURCE_DIR "/themes/standard.json");
  return nlohmann::json::parse(file);
}

TEST(Contrast, IsTwentyOneForBlackOnWhiteAndOneForTheSame) {
  EXPECT_NEAR(contrast_ratio({0, 0, 0}, {255, 255, 255}), 21.0, 0.001);
  EXPECT_NEAR(contrast_ratio({90, 10, 200}, {90, 10, 200}), 1.0, 0.001);
}

TEST(Contrast, AgreesWithAPublishedExample) {
  // #767676 on white is the lightest grey that WCAG lets pass.
  EXPECT_NEAR(contrast_ratio({0x76, 0x76, 0x76}, {255, 255, 255}), 4.54, 0.01);
}

TEST(Colour, IsReadInSixOrEightFiguresAndNothingElse) {
  EXPECT_EQ(*parse_colour("#0e3444"), (Colour{0x0e, 0x34, 0x44, 255}));
  EXPECT_EQ(*parse_colour("#0b1e28b3"), (Colour{0x0b, 0x1e, 0x28, 0xb3}));
  for (const char* bad : {"", "#", "0e3444", "#0e344", "#0e34441", "#gg3444", "#+13444", "red"}) {
    EXPECT_FALSE(parse_colour(bad)) << bad;
  }
}

TEST(Themes, OfTheHouseAreReadable) {
  const auto themes = ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  ASSERT_TRUE(themes) << base::to_string(themes.error());
  EXPECT_TRUE(check_contrast(themes->standard, 4.5, "standard"));
  EXPECT_TRUE(check_contrast(themes->light_on_dark, 7.0, "light on dark"));
  EXPECT_TRUE(check_contrast(themes->dark_on_light, 7.0, "dark on light"));
}

TEST(Themes, AreRefusedByTheNameOfThePairThatCannotBeRead) {
  auto theme = standard();
  theme["colours"]["muted"] = "#9a9a9a";
  const auto parsed = Theme::parse(theme.dump(), "mine.json");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().where, "mine.json/colours");
  EXPECT_THAT(parsed.error().detail, HasSubstr("muted on page has a contrast of 2.6"));
}

TEST(Themes, MayNotHideTheFocus) {
  auto theme = standard();
  theme["colours"]["focus"] = "#ffffff";
  theme["colours"]["focus_ink"] = "#6e6e6e";
  theme["colours"]["keyboard"] = "#a8a8a8";
  const auto parsed = Theme::parse(theme.dump(), "mine.json");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().detail, "neither focus nor focus_ink can be seen on keyboard");
}

TEST(Themes, RefuseWhatTheyDoNotKnowAndWhatIsMissing) {
  auto unknown = standard();
  unknown["colours"]["pagee"] = "#ffffff";
  ASSERT_FALSE(Theme::parse(unknown.dump(), "a"));
  EXPECT_EQ(Theme::parse(unknown.dump(), "a").error().where, "a/colours/pagee");

  auto missing = standard();
  missing["colours"].erase("focus");
  EXPECT_EQ(Theme::parse(missing.dump(), "b").error().where, "b/colours/focus");

  auto member = standard();
  member["script"] = "x";
  EXPECT_EQ(Theme::parse(member.dump(), "c").error().where, "c/script");
}

TEST(Themes, SurviveFilesThatAreNoThemes) {
  for (const char* text : {"", "{", "[]", "null", "\"x\"", "{\"name\":1}", "\xff\xfe"}) {
    EXPECT_FALSE(Theme::parse(text, "x")) << text;
  }
  for (const char* name :
       {"name", "text_contrast", "shadows", "outlines", "corner", "colours", "fonts", "line_heights"}) {
    auto wrong_kind = standard();
    wrong_kind[name] = nullptr;
    EXPECT_FALSE(Theme::parse(wrong_kind.dump(), "x")) << name;
  }
}

TEST(Themes, FallBackFromALanguageToItsFamily) {
  const Theme& theme = house_themes().standard;
  EXPECT_EQ(theme.families("ar-EG"), theme.families("ar"));
  EXPECT_NE(theme.families("ar"), theme.families("en-GB"));
  EXPECT_GT(theme.line_height("ur"), theme.line_height("cy"));
}

}  // namespace
}  // namespace waymark::paint
