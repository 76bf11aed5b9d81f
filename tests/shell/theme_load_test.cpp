// The theme of the bundle in force is the one on the glass; one that cannot be used is refused, and the kiosk is there.
#include "kiosk/shell/theme_load.h"

#include <gtest/gtest.h>

#include <fstream>

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInstalled = WAYMARK_SOURCE_DIR "/themes";

class ThemeLoad : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const char* name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      ("waymark-theme-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(ThemeLoad, UsesTheCouncilsTheme) {
  write("theme.json", R"({"name": "Harbour", "colours": {"bar": "#0c3f4a"}})");
  const auto loaded = load_themes(kInstalled, folder_);
  ASSERT_TRUE(loaded) << base::to_string(loaded.error());
  EXPECT_EQ(loaded->themes.standard.name(), "Harbour");
  EXPECT_EQ(loaded->refused, "");
}

TEST_F(ThemeLoad, IsTheInstalledOneWhereTheBundleHasNone) {
  for (const fs::path& none : {fs::path{}, folder_, folder_ / "not-there"}) {
    const auto loaded = load_themes(kInstalled, none);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->themes.standard.name(), "Standard");
    EXPECT_EQ(loaded->refused, "");
  }
}

TEST_F(ThemeLoad, RefusesOneThatCannotBeReadAndSaysWhichPair) {
  write("theme.json", R"({"name": "Mist", "colours": {"muted": "#9a9a9a"}})");
  const auto loaded = load_themes(kInstalled, folder_);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->themes.standard.name(), "Standard");
  EXPECT_NE(loaded->refused.find("muted on page"), std::string::npos) << loaded->refused;
}

TEST_F(ThemeLoad, RefusesALogoThatIsNotThereOrNoDrawing) {
  write("theme.json", R"({"name": "Harbour", "logo": "logo.svg"})");
  EXPECT_NE(load_themes(kInstalled, folder_)->refused.find("logo.svg"), std::string::npos);
  write("logo.svg", "<script/>");
  EXPECT_NE(load_themes(kInstalled, folder_)->refused.find("script may not be in a logo"), std::string::npos);
}

}  // namespace
}  // namespace waymark::shell
