// Every written visit in this folder runs to its end and is as its expectations say.
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "kiosk/shell/script_runner.h"
#include "kiosk/view/describe.h"

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

const fs::path kScripts = fs::path(WAYMARK_SOURCE_DIR) / "tests/scripts";

ScriptOptions options_for(const fs::path& script, Dump dump) {
  ScriptOptions options;
  options.script = script;
  options.themes = fs::path(WAYMARK_SOURCE_DIR) / "themes";
  options.dump = dump;
  return options;
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(kScripts)) {
    if (entry.path().extension() == ".json") found.push_back(entry.path().stem());
  }
  std::sort(found.begin(), found.end());
  return found;
}

class WrittenVisit : public testing::TestWithParam<std::string> {};

TEST_P(WrittenVisit, RunsToItsEndAndEveryScreenIsAView) {
  std::ostringstream out, errors;
  const int code = run_script(options_for(kScripts / (GetParam() + ".json"), Dump::kJson), out, errors);
  ASSERT_EQ(code, 0) << errors.str();
  std::istringstream lines(out.str());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto view = view::view_from_json(line);
    ASSERT_TRUE(view.has_value()) << base::to_string(view.error());
    EXPECT_EQ(line.find("⟦"), std::string::npos) << "a message is missing: " << line.substr(line.find("⟦"), 60);
  }
  EXPECT_GT(count, 10);
}

TEST_P(WrittenVisit, IsSpokenInTheLanguageOfEachScreen) {
  std::ostringstream out, errors;
  ASSERT_EQ(run_script(options_for(kScripts / (GetParam() + ".json"), Dump::kSpeech), out, errors), 0) << errors.str();
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    const auto spoken = nlohmann::json::parse(line);
    for (const auto& segment : spoken["speech"]) {
      EXPECT_FALSE(segment["lang"].get<std::string>().empty()) << line;
      EXPECT_FALSE(segment["text"].get<std::string>().empty()) << line;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, WrittenVisit, testing::ValuesIn(names()), [](const auto& each) { return each.param; });

// The whole promise (10,000 visits in under a minute) is kept by the same code; see ten_thousand_test.cpp.
TEST(ScriptedVisits, ManyInARowAreQuickAndLeaveMemoryFlat) {
  ScriptOptions options = options_for(kScripts / "missed_bin.json", Dump::kNone);
  options.repeat = 200;
  std::ostringstream out, errors;
  const std::clock_t begun = std::clock();  // processor time: others may keep this machine busy
  ASSERT_EQ(run_script(options, out, errors), 0) << errors.str();
  const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
  const auto result = nlohmann::json::parse(out.str());
  RecordProperty("seconds", result["seconds"].dump());
  std::cout << out.str();
  EXPECT_LT(seconds / 200, 0.006) << "10,000 visits would take more than a minute";
  const long grown = result["resident_kib"][1].get<long>() - result["resident_kib"][0].get<long>();
  EXPECT_LE(grown, 180 * 0.2 + 256) << "a visit leaves memory behind";
}

}  // namespace
}  // namespace waymark::shell
