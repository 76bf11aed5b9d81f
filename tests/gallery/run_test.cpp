// The gallery as `waymark-kiosk --gallery` runs it, of few pictures: what it writes, what it says and how it ends.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "kiosk/gallery/gallery.h"
#include "kiosk/paint/image.h"

namespace waymark::gallery {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Gallery : public testing::Test {
 protected:
  Gallery() {
    fs::create_directories(root_);
    options_.themes = WAYMARK_SOURCE_DIR "/themes";
    options_.gallery.council = root_ / "council";  // in the theme of the house: no other program draws a logo
    fs::copy(WAYMARK_SOURCE_DIR "/provisioning/demo", options_.gallery.council, fs::copy_options::recursive);
    fs::remove_all(options_.gallery.council / "theme");
    options_.gallery.languages = {"en-GB", "ar"};
    options_.gallery.scales = {200};
    options_.gallery.contrasts = {"standard", "light-on-dark"};
    options_.gallery.situations = {"home-first", "check-long"};
    options_.gallery.width = 1920;
    options_.gallery.height = 1080;
    options_.gallery.jobs = 3;
    use("first");
  }
  ~Gallery() override { fs::remove_all(root_); }

  void use(const std::string& folder) { options_.gallery.folder = root_ / folder; }
  int run() {
    out_.str({});
    errors_.str({});
    return run_gallery(options_, out_, errors_);
  }
  [[nodiscard]] fs::path folder() const { return options_.gallery.folder; }

  fs::path root_ = fs::path(testing::TempDir()) / ("waymark-gallery-" + std::to_string(::getpid()));
  shell::Options options_;
  std::ostringstream out_;
  std::ostringstream errors_;
};

TEST_F(Gallery, WritesAPictureOfEachScreenInEachSettingAndAPageToLookAtThem) {
  EXPECT_EQ(run(), 0) << errors_.str();
  const std::string index = contents(folder() / "index.html");
  for (const char* situation : {"home-first", "check-long"}) {
    for (const char* setting :
         {"en-GB-200-standard", "en-GB-200-light-on-dark", "ar-200-standard", "ar-200-light-on-dark"}) {
      const std::string file = std::string(situation) + "/" + setting + ".png";
      const auto picture = paint::read_png(folder() / file);
      ASSERT_TRUE(picture) << file;
      EXPECT_EQ(picture->width, 1920);
      EXPECT_EQ(picture->height, 1080);
      EXPECT_NE(index.find("src=\"" + file + "\""), std::string::npos) << file;
    }
  }
  EXPECT_TRUE(fs::exists(folder() / "check-long/en-GB-200-standard-page2.png")) << "what is below is shown too";
  EXPECT_NE(out_.str().find(" pictures of 8 screens in "), std::string::npos) << out_.str();
  EXPECT_NE(out_.str().find("; 0 faults"), std::string::npos) << out_.str();
}

TEST_F(Gallery, IsTheSameHoweverManyPaintIt) {
  ASSERT_EQ(run(), 0);
  const fs::path by_three = folder();
  use("second");
  options_.gallery.jobs = 1;
  ASSERT_EQ(run(), 0);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(by_three)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_EQ(contents(entry.path()), contents(folder() / fs::relative(entry.path(), by_three))) << entry.path();
  }
  EXPECT_GT(files, 8U);
}

TEST_F(Gallery, ShowsSpeechAndLowReachWhenItIsAsked) {
  options_.gallery.languages = {"en-GB"};
  options_.gallery.contrasts = {"standard"};
  options_.gallery.situations = {"home-first"};
  options_.gallery.speech = {"off", "on"};
  options_.gallery.reach = {"usual", "low"};
  EXPECT_EQ(run(), 0) << errors_.str();
  const std::string plain = contents(folder() / "home-first/en-GB-200-standard.png");
  for (const char* way : {"-speech", "-low", "-speech-low"}) {
    const std::string other = contents(folder() / ("home-first/en-GB-200-standard" + std::string(way) + ".png"));
    EXPECT_FALSE(other.empty()) << way;
    EXPECT_NE(other, plain) << way;
  }
}

TEST_F(Gallery, EndsWithOneAndSaysWhatDoesNotFit) {
  options_.gallery.width = 640;
  options_.gallery.height = 360;
  options_.panel_inches = 7;
  EXPECT_EQ(run(), 1);
  EXPECT_NE(errors_.str().find("home-first/en-GB-200-standard: "), std::string::npos) << errors_.str();
  EXPECT_NE(contents(folder() / "index.html").find("class=\"fault\""), std::string::npos);
}

TEST_F(Gallery, RefusesALanguageThatTheCouncilHasNot) {
  options_.gallery.languages = {"tlh"};
  EXPECT_EQ(run(), shell::kExitConfiguration);
  EXPECT_NE(errors_.str().find("tlh"), std::string::npos) << errors_.str();
}

TEST_F(Gallery, SaysWhenItCannotBeWritten) {
  std::ofstream(folder()) << "a file where the folder should be";
  EXPECT_EQ(run(), shell::kExitConfiguration);
  EXPECT_NE(errors_.str().find("cannot be written to"), std::string::npos) << errors_.str();
}

}  // namespace
}  // namespace waymark::gallery
