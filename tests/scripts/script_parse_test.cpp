#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "kiosk/shell/script.h"

namespace waymark::shell {
namespace {

std::string with_steps(const std::string& steps) {
  return R"({"format":1,"council":"../demo","site":"s","start":"2026-11-23T10:00:00Z","steps":[)" + steps + "]}";
}

TEST(ScriptFile, IsReadWithItsSteps) {
  const auto script =
      parse_script(with_steps(R"({"press":"Continue"},{"press":{"role":"radio","name":"Yes"}},{"wait":2.5})"));
  ASSERT_TRUE(script.has_value()) << base::to_string(script.error());
  ASSERT_EQ(script->steps.size(), 3u);
  EXPECT_EQ(std::get<PressStep>(script->steps[0]).target.name, "Continue");
  EXPECT_EQ(std::get<PressStep>(script->steps[1]).target.role, view::Role::kRadio);
  EXPECT_EQ(std::get<WaitStep>(script->steps[2]).time, std::chrono::milliseconds(2'500));
}

struct Refused {
  const char* steps;
  const char* where;
};

class BrokenScript : public testing::TestWithParam<Refused> {};

TEST_P(BrokenScript, IsRefusedWithThePlace) {
  const auto script = parse_script(with_steps(GetParam().steps));
  ASSERT_FALSE(script.has_value());
  EXPECT_EQ(script.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(Each, BrokenScript,
                         testing::Values(Refused{R"({"jump":"up"})", "steps/0/jump"},
                                         Refused{R"({"press":"A","wait":1})", "steps/0"},
                                         Refused{R"({"press":{"role":"window"}})", "steps/0/press/role"},
                                         Refused{R"({"press":{}})", "steps/0/press"},
                                         Refused{R"({"wait":-1})", "steps/0/wait"},
                                         Refused{R"({"key":"sideways"})", "steps/0/key"},
                                         Refused{R"({"answer":{"print":"maybe"}})", "steps/0/answer/print"},
                                         Refused{R"({"clock":"yesterday"})", "steps/0/clock"}));

TEST(ScriptSchema, NamesTheStepsThatAreKnown) {
  std::ifstream file(WAYMARK_SOURCE_DIR "/provisioning/protocol/script.schema.json");
  const auto schema = nlohmann::json::parse(file);
  const auto& kinds = schema["properties"]["steps"]["items"]["oneOf"];
  ASSERT_EQ(kinds.size(), 20u);
  for (const auto& kind : kinds) {
    const std::string name = kind["required"][0];
    const auto script = parse_script(with_steps("{\"" + name + "\":null}"));
    EXPECT_TRUE(script.has_value() || script.error().detail != "is no step that is known") << name;
  }
}

}  // namespace
}  // namespace waymark::shell
