// No character that we ship is a box with a cross: every word of every language and every journey has its glyphs in the
// fonts of themes/fonts.conf, by the families that its language is written in.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "kiosk/paint/text.h"
#include "tests/gallery/shown.h"

namespace waymark::gallery {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Writer {
 public:
  Writer() : engine_(*paint::TextEngine::create(themes().fonts)) {}

  // A line at a time: a screen makes a paragraph of each.
  void expect_glyphs(const std::string& text, const std::string& language, const std::string& where) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) expect_glyphs_of_line(line, language, where);
  }
  void expect_glyphs_of_line(const std::string& text, const std::string& language, const std::string& where) {
    paint::TextStyle style;
    style.families = themes().standard.families(language);
    style.language = language;
    style.wrapping = paint::Wrapping::kNone;
    for (const paint::Weight weight : {paint::Weight::kRegular, paint::Weight::kBold}) {
      style.weight = weight;
      engine_.trim();
      EXPECT_EQ(engine_.layout(text, style, 20'000).unknown_glyphs, 0) << where << ": " << text;
      ++texts_;
    }
  }
  // Every text of a document; where the members are language tags, each in its own language.
  void expect_glyphs(const json& value, const std::string& language, const std::string& where) {
    if (value.is_string()) return expect_glyphs(value.get<std::string>(), language, where);
    if (value.is_array()) {
      for (const json& each : value) expect_glyphs(each, language, where);
    }
    if (!value.is_object()) return;
    for (const auto& [key, each] : value.items()) {
      const auto& tags = stage().languages();
      const bool is_tag = std::find(tags.begin(), tags.end(), key) != tags.end();
      expect_glyphs(each, is_tag ? key : language, where + "/" + key);
    }
  }
  [[nodiscard]] int texts() const { return texts_; }

 private:
  paint::TextEngine engine_;
  int texts_ = 0;
};

json parsed(const fs::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

TEST(Glyphs, AreThereForEveryWordAndKeyOfEveryLanguage) {
  Writer writer;
  for (const auto& folder : fs::directory_iterator(WAYMARK_SOURCE_DIR "/themes/languages")) {
    for (const auto& file : fs::directory_iterator(folder)) {
      if (file.path().extension() != ".json") continue;
      writer.expect_glyphs(parsed(file), folder.path().filename(), file.path().string());
    }
  }
  EXPECT_GT(writer.texts(), 1000);
}

TEST(Glyphs, AreThereForTheDemonstrationCouncilAndItsJourneys) {
  Writer writer;
  writer.expect_glyphs(parsed(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json"), "en-GB", "council.json");
  for (const auto& file : fs::directory_iterator(WAYMARK_SOURCE_DIR "/provisioning/demo/journeys")) {
    writer.expect_glyphs(parsed(file), "en-GB", file.path().filename());
  }
  EXPECT_GT(writer.texts(), 500);
}

TEST(Fonts, AreAllThatAThemeMayName) {
  paint::TextStyle style;
  auto engine = paint::TextEngine::create(themes().fonts);
  ASSERT_TRUE(engine);
  // Each family is installed: alone it writes its own script without a stand-in.
  const std::pair<const char*, const char*> samples[] = {{"Inter", "Hamburg"},
                                                         {"Noto Sans", "Łódź Київ"},
                                                         {"Noto Sans Arabic", "مرحبا"},
                                                         {"Noto Nastaliq Urdu", "خوش آمدید"},
                                                         {"Noto Sans CJK SC", "欢迎"}};
  ASSERT_EQ(std::size(samples), std::size(paint::kFontFamilies));
  for (const auto& [family, text] : samples) {
    EXPECT_NE(std::find(std::begin(paint::kFontFamilies), std::end(paint::kFontFamilies), family),
              std::end(paint::kFontFamilies));
    style.families = family;
    EXPECT_EQ(engine->layout(text, style, 2000).unknown_glyphs, 0) << family;
  }
}

TEST(Glyphs, ThatNoFontHasAreCounted) {
  Writer writer;
  auto engine = paint::TextEngine::create(themes().fonts);
  ASSERT_TRUE(engine);
  EXPECT_GT(engine->layout("\xF3\xA0\x80\xB1\xF0\x92\x80\x80", {}, 2000).unknown_glyphs, 0);  // cuneiform
}

}  // namespace
}  // namespace waymark::gallery
