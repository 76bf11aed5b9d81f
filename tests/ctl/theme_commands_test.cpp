#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "kiosk/paint/image.h"
#include "tests/ctl/waymarkctl.h"

namespace waymark::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ThemeCommands : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_ / "theme"); }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& theme) const { std::ofstream(folder_ / "theme/theme.json") << theme; }
  [[nodiscard]] std::string theme() const { return (folder_ / "theme").string(); }

  const fs::path folder_ = fs::temp_directory_path() / ("waymarkctl-theme-" + std::to_string(::getpid()));
};

TEST_F(ThemeCommands, SayThatAThemeIsFine) {
  write(R"({"name": "Harbour", "colours": {"bar": "#0c3f4a"}})");
  const Ran ran = waymarkctl({"theme", "check", theme()});
  EXPECT_EQ(ran.exit, 0) << ran.errors;
  EXPECT_THAT(ran.out, HasSubstr("fine (Harbour)"));
}

TEST_F(ThemeCommands, RefuseAThemeByTheNameOfThePair) {
  write(R"({"name": "Mist", "colours": {"muted": "#9a9a9a"}})");
  const Ran ran = waymarkctl({"theme", "check", theme()});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.errors, HasSubstr("muted on page has a contrast of"));
}

TEST_F(ThemeCommands, PaintAPreview) {
  write(R"({"name": "Harbour", "colours": {"bar": "#0c3f4a"}})");
  const fs::path picture = folder_ / "preview.png";
  const Ran ran = waymarkctl({"theme", "preview", theme(), "-o", picture.string()});
  ASSERT_EQ(ran.exit, 0) << ran.errors;
  const auto painted = paint::read_png(picture);
  ASSERT_TRUE(painted) << base::to_string(painted.error());
  std::size_t bar = 0;
  for (const std::uint32_t pixel : painted->pixels) bar += pixel == 0x0C3F4A ? 1 : 0;
  EXPECT_GT(bar, 10'000U) << "the council's colour is on the sheet";
}

TEST_F(ThemeCommands, ABundleWithAThemeThatFailsIsNotSigned) {
  write(R"({"name": "Mist", "colours": {"muted": "#9a9a9a"}})");
  const Ran ran = waymarkctl({"bundle", "sign", folder_.string(), "--bundle-version", "1", "--key",
                              (folder_ / "key").string(), "-o", (folder_ / "bundle").string()});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.errors, HasSubstr("theme/theme.json/colours: muted on page"));
  EXPECT_FALSE(fs::exists(folder_ / "bundle"));
}

}  // namespace
}  // namespace waymark::ctl
