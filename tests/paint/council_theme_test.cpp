// A council's theme over the standard one: what it may say, and what is refused by name.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "kiosk/paint/theme.h"
#include "tests/paint/painted.h"

namespace waymark::paint {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json small() { return {{"name", "Harbour"}, {"colours", {{"bar", "#0c3f4a"}}}}; }

base::Result<CouncilTheme> parse(const json& theme) {
  return parse_council_theme(theme.dump(), house_themes().standard, "theme.json");
}

std::string refusal(const json& theme) {
  const auto parsed = parse(theme);
  return parsed ? "taken" : parsed.error().where + ": " + parsed.error().detail;
}

TEST(CouncilTheme, ChangesWhatItNamesAndKeepsTheRest) {
  const auto parsed = parse(small());
  ASSERT_TRUE(parsed) << base::to_string(parsed.error());
  EXPECT_EQ(parsed->theme.name(), "Harbour");
  EXPECT_EQ(parsed->theme.colour(Token::kBar), (Colour{0x0c, 0x3f, 0x4a, 255}));
  EXPECT_EQ(parsed->theme.colour(Token::kPage), house_themes().standard.colour(Token::kPage));
  EXPECT_EQ(parsed->theme.families("ar"), house_themes().standard.families("ar"));
}

TEST(CouncilTheme, IsRefusedByTheNameOfThePairThatCannotBeRead) {
  json theme = small();
  theme["colours"]["bar"] = "#7fa7b0";
  EXPECT_THAT(refusal(theme), HasSubstr("theme.json/colours: bar_ink on bar has a contrast of 2."));
  theme = small();
  theme["colours"]["control_edge"] = "#b0b0b0";
  EXPECT_THAT(refusal(theme), HasSubstr("control_edge on page has a contrast of"));
}

TEST(CouncilTheme, MayChooseOnlyAmongTheFontsOfTheKiosk) {
  json theme = small();
  theme["fonts"] = {{"any", "Noto Sans, Inter"}};
  EXPECT_EQ(refusal(theme), "taken");
  theme["fonts"] = {{"any", "Inter, Comic Sans MS"}};
  EXPECT_EQ(refusal(theme), "theme.json/fonts/any: Comic Sans MS is no font of the kiosk");
  theme["fonts"] = {{"icons", "Inter"}};
  EXPECT_EQ(refusal(theme), "theme.json/fonts/icons: is not a council's to choose");
}

TEST(CouncilTheme, NamesALogoBesideItAndNothingElse) {
  for (const char* logo : {"logo.svg", "a-1.svg"}) {
    json theme = small();
    theme["logo"] = logo;
    EXPECT_EQ(refusal(theme), "taken") << logo;
  }
  for (const char* logo :
       {"../logo.svg", "/etc/passwd", "logo.png", ".svg", "a/b.svg", "", "LOGO.svg", "http://x/a.svg"}) {
    json theme = small();
    theme["logo"] = logo;
    EXPECT_NE(refusal(theme), "taken") << logo;
  }
}

TEST(CouncilTheme, RefusesWhatItDoesNotKnow) {
  for (const char* member : {"text_contrast", "shadows", "outlines", "corner", "line_heights", "script"}) {
    json theme = small();
    theme[member] = 1;
    EXPECT_THAT(refusal(theme), HasSubstr(std::string("theme.json/") + member)) << member;
  }
  EXPECT_THAT(refusal({{"colours", json::object()}}), HasSubstr("theme.json/name"));
  for (const char* text : {"", "[]", "{\"name\": 1}", "{\"name\": \"x\", \"colours\": []}", "\xff"}) {
    EXPECT_FALSE(parse_council_theme(text, house_themes().standard, "x")) << text;
  }
  const std::string endless = R"({"name": ")" + std::string(kMaxThemeBytes, 'a') + R"("})";
  EXPECT_EQ(parse_council_theme(endless, house_themes().standard, "x").error().code, base::ErrorCode::kTooLarge);
}

// The schema is for authors' editors; this keeps it saying what the loader does.
TEST(TheThemeSchema, NamesWhatTheLoaderTakes) {
  std::ifstream file(WAYMARK_SOURCE_DIR "/provisioning/protocol/theme.schema.json");
  const json schema = json::parse(file);
  std::vector<std::string> members;
  for (const auto& [name, shape] : schema["properties"].items()) members.push_back(name);
  EXPECT_THAT(members, testing::UnorderedElementsAre("$schema", "name", "logo", "colours", "fonts"));
  std::vector<std::string> colours;
  for (const auto& [name, shape] : schema["properties"]["colours"]["properties"].items()) colours.push_back(name);
  std::vector<std::string> tokens;
  for (int token = 0; token < static_cast<int>(Token::kCount); ++token) {
    tokens.emplace_back(name_of(static_cast<Token>(token)));
  }
  EXPECT_THAT(colours, testing::UnorderedElementsAreArray(tokens));
}

TEST(TheDemonstrationTheme, IsOneThatKiosksTake) {
  std::ifstream file(WAYMARK_SOURCE_DIR "/provisioning/demo/theme/theme.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto parsed = parse_council_theme(text, house_themes().standard, "theme.json");
  ASSERT_TRUE(parsed) << base::to_string(parsed.error());
  EXPECT_EQ(parsed->logo, "emblem.svg");
}

}  // namespace
}  // namespace waymark::paint
