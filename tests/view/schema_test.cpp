// The schema is written for others to read; this keeps it saying what the code does.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "kiosk/view/describe.h"
#include "kiosk/view/enum_words.h"
#include "tests/view/a_view.h"

namespace waymark::view {
namespace {

nlohmann::json schema() {
  std::ifstream file(WAYMARK_SOURCE_DIR "/provisioning/protocol/view.schema.json");
  return nlohmann::json::parse(file);
}

template <class Table>
std::vector<std::string> words_of(const Table& table) {
  std::vector<std::string> out;
  for (const auto& entry : table) out.emplace_back(entry.second);
  return out;
}

TEST(ViewSchema, KnowsTheWordsOfEveryEnum) {
  const auto node = schema()["$defs"]["node"]["properties"];
  EXPECT_EQ(node["role"]["enum"], words_of(kRoleWords));
  EXPECT_EQ(node["emphasis"]["enum"], words_of(kEmphasisWords));
  EXPECT_EQ(node["privacy"]["enum"], words_of(kPrivacyWords));
  EXPECT_EQ(node["purpose"]["enum"], words_of(kPurposeWords));
  EXPECT_EQ(node["actions"]["items"]["enum"], words_of(kActionWords));
}

TEST(ViewSchema, KnowsEveryMemberOfAViewAndOfANode) {
  const auto rules = schema();
  const auto view = describe(a_full_view());
  for (const auto& [name, value] : view.items()) EXPECT_TRUE(rules["properties"].contains(name)) << name;
  const auto node = view["regions"][0]["children"][1];
  for (const auto& [name, value] : node.items()) {
    EXPECT_TRUE(rules["$defs"]["node"]["properties"].contains(name)) << name;
  }
  for (const auto& [name, value] : view["presentation"].items()) {
    EXPECT_TRUE(rules["properties"]["presentation"]["properties"].contains(name)) << name;
  }
  for (const auto& [name, value] : view["speech"].items()) {
    EXPECT_TRUE(rules["properties"]["speech"]["properties"].contains(name)) << name;
  }
}

}  // namespace
}  // namespace waymark::view
