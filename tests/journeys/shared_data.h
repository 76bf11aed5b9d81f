// Public vectors that are not part of the project. A test that wants them skips, and says so, where they are absent.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace waymark::journeys::test {

inline std::filesystem::path shared_data() {
  return std::filesystem::path{WAYMARK_SOURCE_DIR} / ".." / "shared" / "data";
}

inline std::vector<nlohmann::json> json_lines(const std::filesystem::path& path) {
  std::vector<nlohmann::json> out;
  std::ifstream file{path};
  for (std::string line; std::getline(file, line);) out.push_back(nlohmann::json::parse(line));
  EXPECT_FALSE(out.empty()) << path;
  return out;
}

}  // namespace waymark::journeys::test

#define WAYMARK_NEED_SHARED(path)                                                     \
  if (!std::filesystem::exists(path)) {                                               \
    GTEST_SKIP() << "NOT CHECKED: the public vectors are not at " << (path).string(); \
  }
