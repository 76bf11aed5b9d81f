// Ten thousand visits, one after the other: what a kiosk does in half a year.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "kiosk/shell/script_runner.h"

namespace waymark::shell {
namespace {

TEST(TenThousandVisits, TakeLessThanAMinuteAndLeaveMemoryFlat) {
  const std::filesystem::path sources = WAYMARK_SOURCE_DIR;
  std::ostringstream out, errors;
  const ScriptOptions options{sources / "tests/scripts/missed_bin.json", sources / "themes", Dump::kNone, 10'000};
  ASSERT_EQ(run_script(options, out, errors), 0) << errors.str();
  const auto result = nlohmann::json::parse(out.str());
  std::cout << out.str();
  RecordProperty("seconds", result["seconds"].dump());
  EXPECT_LT(result["seconds"].get<double>(), 60.0);
  const double grown = result["resident_kib"][1].get<double>() - result["resident_kib"][0].get<double>();
  EXPECT_LE(grown / 9'000, 0.2) << "KiB a visit, after the first thousand";
}

}  // namespace
}  // namespace waymark::shell
