// `waymarkctl bundle sign`: what it refuses before anything is signed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "provisioning/ctl/commands.h"

namespace waymark::ctl {
namespace {

namespace fs = std::filesystem;

class BundleSign : public testing::Test {
 protected:
  BundleSign() : folder_(fs::temp_directory_path() / ("bundle-sign-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    fs::copy(std::string{WAYMARK_SOURCE_DIR} + "/provisioning/demo", folder_ / "council", fs::copy_options::recursive);
    fs::remove_all(folder_ / "council/theme");  // drawn by a program that is not beside this test
    fs::create_directories(folder_ / "council/words");
  }
  ~BundleSign() override { fs::remove_all(folder_); }
  void council_says(const std::string& file, const std::string& json) {
    std::ofstream{folder_ / "council/words" / file} << json;
  }
  // Signs the council's folder; what was said when it would not, else nothing.
  std::string complaint() {
    const std::string council = folder_ / "council";
    const std::string key = folder_ / "key.json";
    const std::string bundle = folder_ / "bundle.json";
    std::ostringstream out;
    std::ostringstream errors;
    const char* const argv[] = {"waymarkctl", "bundle",    "sign", council.c_str(), "--bundle-version", "1",
                                "--key",      key.c_str(), "-o",   bundle.c_str()};
    const int exit = run(static_cast<int>(std::size(argv)), argv, out, errors);
    EXPECT_EQ(exit == 0, fs::exists(bundle));
    return errors.str();
  }
  fs::path folder_;
};

TEST_F(BundleSign, TakesACouncilsOwnWords) {
  council_says("pl.json", R"({"messages": {"attract.start": "Zaczynamy"}})");
  EXPECT_EQ(complaint(), "");
}

TEST_F(BundleSign, NamesThePlaceAndTheReasonOfWordsThatAKioskWouldLeaveOut) {
  council_says("pl.json", R"({"messages": {"attract.begin": "Zaczynamy"}})");
  EXPECT_EQ(complaint(), "waymarkctl: invalid: words/pl.json: messages/attract.begin: is not a message of the kiosk\n");
}

TEST_F(BundleSign, KnowsTheKiosksLanguages) {
  council_says("xx.json", R"({"messages": {}})");
  EXPECT_EQ(complaint(), "waymarkctl: invalid: words/xx.json: xx is not a language of the kiosk\n");
}

}  // namespace
}  // namespace waymark::ctl
