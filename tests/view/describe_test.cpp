#include "kiosk/view/describe.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/view/a_view.h"

namespace waymark::view {
namespace {

TEST(ViewJson, ComesBackAsItWas) {
  const View view = a_full_view();
  const auto back = view_from_json(to_json(view));
  ASSERT_TRUE(back.has_value()) << base::to_string(back.error());
  EXPECT_EQ(*back, view);
}

TEST(ViewJson, LeavesDefaultsOut) {
  Node node;
  node.role = Role::kParagraph;
  node.name = "Hello";
  EXPECT_EQ(describe(node).dump(), R"({"name":"Hello","role":"paragraph"})");
}

TEST(ViewJson, EveryRoleHasAWordOfItsOwn) {
  std::set<std::string> words;
  for (int role = 1; role <= static_cast<int>(Role::kKeyRow); ++role) {
    const std::string word{name_of(static_cast<Role>(role))};
    EXPECT_FALSE(word.empty()) << role;
    EXPECT_TRUE(words.insert(word).second) << word;
    EXPECT_EQ(role_from_name(word), static_cast<Role>(role));
  }
}

TEST(ViewJson, NamesThePlaceOfWhatItRefuses) {
  const auto unknown_role =
      view_from_json(R"({"screen":"x","regions":[{"role":"main","children":[{"role":"window"}]}]})");
  ASSERT_FALSE(unknown_role.has_value());
  EXPECT_EQ(unknown_role.error().where, "regions/0/children/0/role");

  const auto unknown_member = view_from_json(R"({"screen":"x","regions":[{"role":"main","left":3}]})");
  ASSERT_FALSE(unknown_member.has_value());
  EXPECT_EQ(unknown_member.error().where, "regions/0");

  const auto wrong_type = view_from_json(R"({"screen":7,"regions":[]})");
  ASSERT_FALSE(wrong_type.has_value());
  EXPECT_EQ(wrong_type.error().where, "screen");
}

TEST(ViewJson, RefusesWhatIsNestedWithoutEnd) {
  std::string deep = R"({"screen":"x","regions":)";
  for (int i = 0; i < 10'000; ++i) deep += "[";
  EXPECT_FALSE(view_from_json(deep).has_value());
  std::string nodes = R"({"screen":"x","regions":[)";
  for (int i = 0; i < 500; ++i) nodes += R"({"role":"group","children":[)";
  for (int i = 0; i < 500; ++i) nodes += "]}";
  nodes += "]}";
  const auto refused = view_from_json(nodes);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace waymark::view
