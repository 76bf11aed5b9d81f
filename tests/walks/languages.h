// The languages that the demonstration council offers, for tests that take each in turn.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/doubles/demo_council.h"

namespace waymark::walks {

[[nodiscard]] inline std::vector<std::string> languages() { return doubles::demo_council()->languages; }

[[nodiscard]] inline std::string name_of_language(const testing::TestParamInfo<std::string>& each) {
  std::string name = each.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace waymark::walks
