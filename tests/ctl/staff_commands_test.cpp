// `waymarkctl staff pin`: what it makes is what a kiosk takes, and an easy PIN is refused.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/io/crypto.h"
#include "provisioning/ctl/commands.h"

namespace waymark::ctl {
namespace {

namespace fs = std::filesystem;

class StaffPin : public testing::Test {
 protected:
  StaffPin() : file_(fs::temp_directory_path() / ("staff-pin-" + std::to_string(::getpid()))) {}
  ~StaffPin() override { fs::remove(file_); }
  int make(const std::string& number, const std::string& pin) {
    std::ofstream{file_} << pin << "\n";
    out_.str("");
    errors_.str("");
    const std::string file = file_;
    const char* const argv[] = {"waymarkctl", "staff", "pin", "--number", number.c_str(), "--pin-file", file.c_str()};
    return run(static_cast<int>(std::size(argv)), argv, out_, errors_);
  }
  fs::path file_;
  std::ostringstream out_;
  std::ostringstream errors_;
};

TEST_F(StaffPin, MakesAnEntryWhoseHashIsOfThePin) {
  ASSERT_EQ(make("101", "482915"), 0);
  const auto entry = nlohmann::json::parse(out_.str());
  EXPECT_EQ(entry["number"], "101");
  EXPECT_TRUE(base::io::check_password(entry["pin"].get<std::string>(), "482915"));
  EXPECT_FALSE(base::io::check_password(entry["pin"].get<std::string>(), "482916"));
}

TEST_F(StaffPin, RefusesWhatSomebodyTriesFirst) {
  for (const char* easy : {"123456", "654321", "000000", "121212", "123123"}) {
    EXPECT_EQ(make("101", easy), 1) << easy;
    EXPECT_NE(errors_.str().find("choose another"), std::string::npos);
  }
}

TEST_F(StaffPin, RefusesWhatIsNoNumberOrNoPin) {
  EXPECT_EQ(make("12", "482915"), 1);
  EXPECT_EQ(make("101", "48291"), 1);
  EXPECT_EQ(make("101", "48291a"), 1);
}

}  // namespace
}  // namespace waymark::ctl
