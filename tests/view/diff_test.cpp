#include "kiosk/view/diff.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/view/a_view.h"

namespace waymark::view {
namespace {

TEST(ViewDiff, NothingChangedIsAnEmptyPatch) { EXPECT_TRUE(diff(a_full_view(), a_full_view()).empty()); }

TEST(ViewDiff, TurnsTheOldViewIntoTheNewOne) {
  const View before = a_full_view();
  View after = before;
  after.regions[0].children[1].value = "AB12 3C";
  after.regions[0].children.erase(after.regions[0].children.begin() + 2);
  after.focus = "field.bin.blue";
  const auto result = patched(before, diff(before, after));
  ASSERT_TRUE(result.has_value()) << base::to_string(result.error());
  EXPECT_EQ(*result, after);
}

TEST(ViewDiff, OneTypedCharacterIsASmallPatch) {
  const View before = a_full_view();
  View after = before;
  after.regions[0].children[1].value += "E";
  EXPECT_LT(diff(before, after).dump().size(), 100u);
}

TEST(ViewDiff, RefusesAPatchThatDoesNotFit) {
  EXPECT_FALSE(patched(a_full_view(), nlohmann::json::parse(R"([{"op":"remove","path":"/regions/9"}])")).has_value());
  EXPECT_FALSE(
      patched(a_full_view(), nlohmann::json::parse(R"([{"op":"replace","path":"/screen","value":1}])")).has_value());
}

}  // namespace
}  // namespace waymark::view
