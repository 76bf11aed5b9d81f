// A council's logo comes from outside: what may be in it, how it is drawn, and what does not hang or harm the kiosk.
#include "kiosk/paint/logo.h"

#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "kiosk/paint/image.h"
#include "kiosk/paint/svg_check.h"
#include "tests/paint/painted.h"
#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using testing::HasSubstr;

const std::filesystem::path kProgram{WAYMARK_BIN_DIR "/waymark-logo"};

std::string svg(const std::string& inside, const std::string& box = "0 0 40 20") {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox=")" + box + R"(">)" + inside + "</svg>";
}

std::string refusal(const std::string& drawing) {
  const auto fit = check_logo_svg(drawing);
  return fit ? "taken" : fit.error().detail;
}

std::string emblem() {
  std::ifstream file(WAYMARK_SOURCE_DIR "/provisioning/demo/theme/emblem.svg");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(LogoCheck, TakesShapesColoursAndGradients) {
  EXPECT_EQ(refusal(emblem()), "taken");
  EXPECT_EQ(refusal("<?xml version=\"1.0\"?>\n<!-- ours -->" + svg("<title>A</title><g><path d='M0 0h4v4z'/></g>")),
            "taken");
}

TEST(LogoCheck, RefusesWhatFetchesRunsRepeatsOrWaits) {
  const std::pair<const char*, const char*> bad[] = {
      {"<script>1</script>", "script may not be"},
      {"<image href='http://x/y.png'/>", "image may not be"},
      {"<use href='#a'/>", "use may not be"},
      {"<style>a{}</style>", "style may not be"},
      {"<foreignObject/>", "foreignObject may not be"},
      {"<filter id='f'/>", "filter may not be"},
      {"<pattern/>", "pattern may not be"},
      {"<mask/>", "mask may not be"},
      {"<animate/>", "animate may not be"},
      {"<text>a</text>", "text may not be"},
      {"<a/>", "a may not be"},
      {"<rect onload='x()'/>", "onload may not be"},
      {"<rect style='fill:url(http://x)'/>", "style may not be"},
      {"<rect href='#a'/>", "href may not be"},
      {"<rect xlink:href='file:///etc/passwd'/>", "xlink:href may not be"},
      {"<rect stroke-dasharray='0.0001'/>", "stroke-dasharray may not be"},
      {"<rect filter='url(#f)'/>", "filter may not be"},
      {"<rect fill='url(http://x/#a)'/>", "fill may only name a part"},
      {"<rect fill='red url(#a)'/>", "fill may only name a part"},
      {"<rect fill='&amp;'/>", "has a character"},
      {"<rect fill='\\75rl(x)'/>", "has a character"},
      {"<clipPath id='a'><rect clip-path='url(#b)'/></clipPath>", "clip-path may not be inside"},
      {"<svg/>", "may not be inside another"},
      {"words", "may not hold text"},
      {"<g>", "is not closed"},
      {"<rect fill=red/>", "has no value"}};
  for (const auto& [inside, why] : bad) EXPECT_THAT(refusal(svg(inside)), HasSubstr(why)) << inside;
  EXPECT_NE(refusal("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("")), "taken");
  EXPECT_NE(refusal("<?xml-stylesheet href='x'?>" + svg("") + "<svg/>"), "taken");
  EXPECT_NE(refusal("<g/>"), "taken");
  EXPECT_NE(refusal(""), "taken");
  EXPECT_NE(refusal(svg("") + "more"), "taken");
}

TEST(LogoCheck, CountsEverythingThatCanBeCounted) {
  std::string many;
  for (int i = 0; i <= kMaxLogoElements; ++i) many += "<g/>";
  EXPECT_THAT(refusal(svg(many)), HasSubstr("too many parts"));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<g>";
  EXPECT_THAT(refusal(svg(deep)), HasSubstr("nested too deeply"));
  EXPECT_THAT(refusal(svg("<path d='" + std::string(kMaxLogoBytes, ' ') + "'/>")), HasSubstr("64 KiB"));
}

TEST(Logo, IsDrawnInItsOwnShape) {
  const auto drawn = draw_logo(svg("<rect width='20' height='20' fill='#b3261e'/>"), kProgram);
  ASSERT_TRUE(drawn) << base::to_string(drawn.error());
  EXPECT_EQ(drawn->width, 2 * drawn->height);
  EXPECT_EQ(drawn->pixels.front(), 0xFFB3261EU);
  EXPECT_EQ(drawn->pixels.back() >> 24, 0U) << "what is not painted is not there";
}

TEST(Logo, ThatNobodyCouldSeeIsRefused) {
  const auto white = draw_logo(svg("<rect width='40' height='20' fill='#ffffff'/>"), kProgram);
  ASSERT_FALSE(white);
  EXPECT_THAT(white.error().detail, HasSubstr("cannot be seen"));
  EXPECT_FALSE(draw_logo(svg(""), kProgram));
  EXPECT_FALSE(draw_logo(svg("<rect width='1' height='1'/>", "0 0 900 1"), kProgram)) << "as wide as a thread";
}

TEST(Logo, ThatTakesTooLongIsGivenUp) {
  const auto began = std::chrono::steady_clock::now();
  const auto drawn = draw_logo(svg("<rect width='9' height='9'/>"), "/usr/bin/yes", std::chrono::milliseconds{300});
  EXPECT_FALSE(drawn);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{2});
  EXPECT_EQ(draw_logo(svg("<rect width='9' height='9'/>"), "/no/such/program").error().code,
            base::ErrorCode::kUnavailable);
  EXPECT_FALSE(draw_logo(svg("<rect width='9' height='9'/>"), "/bin/true")) << "no picture came";
  EXPECT_FALSE(draw_logo(svg("<rect width='9' height='9'/>"), "/bin/cat")) << "what came is no picture";
}

// The heaviest that the check lets through: long outlines with wide strokes in nested translucent groups.
TEST(Logo, AtTheLimitsOfTheCheckIsDrawnOrGivenUpInTime) {
  std::string outline = "M0 0";
  while (outline.size() < kMaxLogoBytes - 2000) outline += "l9 7-8 9";
  std::string inside =
      "<path fill='none' stroke='#000000' stroke-width='9' stroke-linejoin='round' d='" + outline + "'/>";
  for (int i = 0; i < kMaxLogoDepth - 2; ++i) inside = "<g opacity='0.9'>" + inside + "</g>";
  ASSERT_EQ(refusal(svg(inside)), "taken");
  const auto began = std::chrono::steady_clock::now();
  static_cast<void>(draw_logo(svg(inside), kProgram));
  EXPECT_LT(std::chrono::steady_clock::now() - began, kLogoDeadline + std::chrono::seconds{2});
}

TEST(Reduced, IsTheMeanOfWhatItCovers) {
  const Picture checks{2, 2, {0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000}};
  EXPECT_EQ(reduced(checks, 1, 1).pixels.front(), 0xFF808080U);
  const Picture half{2, 1, {0xFFB3261E, 0x00FFFFFF}};
  EXPECT_EQ(reduced(half, 1, 1).pixels.front(), 0x80B3261EU) << "what is not there lends no colour";
}

TEST(CouncilThemeFolder, IsUsedWithItsLogo) {
  ThemeSet themes = house_themes();
  const auto used = use_council_theme(themes, WAYMARK_SOURCE_DIR "/provisioning/demo/theme", drawn_by(kProgram));
  ASSERT_TRUE(used) << base::to_string(used.error());
  EXPECT_EQ(themes.standard.name(), "Ardwell harbour");
  const auto view = samples::home(samples::Language::kEnglish);
  const auto with = render_to_image(view, themes, 1920, 1080);
  themes.logo = {};
  const auto without = render_to_image(view, themes, 1920, 1080);
  ASSERT_TRUE(with && without);
  EXPECT_GT(difference(with->image, without->image), 0.001) << "the logo is on the glass";
}

TEST(CouncilThemeFolder, ThatIsBrokenLeavesTheThemesAsTheyWere) {
  ThemeSet themes = house_themes();
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "waymark-broken-theme";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "theme.json") << R"({"name": "Broken", "logo": "logo.svg", "colours": {"bar": "#0c3f4a"}})";
  std::ofstream(folder / "logo.svg") << svg("<script/>");
  const auto used = use_council_theme(themes, folder, drawn_by(kProgram));
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().where, "logo.svg");
  EXPECT_EQ(themes.standard.name(), house_themes().standard.name());
  EXPECT_EQ(themes.standard.colour(Token::kBar), house_themes().standard.colour(Token::kBar));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace waymark::paint
