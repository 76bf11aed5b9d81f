// A bundle's own words, from the folder to the glass.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/io/files.h"
#include "kiosk/screens/turn.h"
#include "kiosk/shell/words_load.h"
#include "tests/doubles/demo_council.h"

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

class OwnWords : public testing::Test {
 protected:
  OwnWords() : bundle_(fs::path(testing::TempDir()) / ("own-words." + std::to_string(::getpid()))) {
    fs::create_directories(bundle_ / "words");
  }
  ~OwnWords() override { fs::remove_all(bundle_); }
  void council_says(const std::string& file, const std::string& json) {
    EXPECT_TRUE(base::io::write_file_atomically(bundle_ / "words" / file, json, 0600));
  }
  // The title of the attract screen of a kiosk that starts with this bundle.
  std::string title() {
    auto words = load_words(fs::path{WAYMARK_SOURCE_DIR} / "themes");
    EXPECT_TRUE(words.has_value());
    put_own_words_over(*words, bundle_);
    return screens::begin(doubles::demo_council(), base::Envelope{}, *words).view.title;
  }
  fs::path bundle_;
};

TEST_F(OwnWords, AreOnTheGlass) {
  council_says("en-GB.json", R"({"messages": {"attract.title": "Touch here, we are glad to help"}})");
  EXPECT_EQ(title(), "Touch here, we are glad to help");
}

TEST_F(OwnWords, ThatAreNotRightLeaveTheInstalledOnes) {
  council_says("en-GB.json", R"({"messages": {"attract.title": "Touch {here}"}})");
  EXPECT_EQ(title(), "Touch the screen to start");
}

TEST_F(OwnWords, OfOneLanguageThatIsWrongLeaveTheOthersInUse) {
  council_says("en-GB.json", R"({"messages": {"attract.title": "Start here"}})");
  council_says("pl.json", "not JSON");
  EXPECT_EQ(title(), "Start here");
}

}  // namespace
}  // namespace waymark::shell
