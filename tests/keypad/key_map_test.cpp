#include "kiosk/keypad/key_map.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace waymark::keypad {
namespace {

constexpr UsbKey kTab = 43;
constexpr UsbKey kF18 = 109;

std::string with(const std::string& keys, const std::string& rest = "") {
  return R"({"format":1,"name":"A","typing":false,"keys":{"up":[4],"down":[5],"select":[6],"help":[7])" + keys + "}" +
         rest + "}";
}

KeyMap preset(const std::string& name) {
  std::ifstream file(std::string(WAYMARK_SOURCE_DIR "/themes/keypads/") + name + ".json");
  auto map = parse_key_map({std::string(std::istreambuf_iterator<char>(file), {})});
  EXPECT_TRUE(map) << name << ": " << (map ? "" : base::to_string(map.error()));
  return map ? *map : KeyMap{};
}

TEST(KeyMap, EveryOneThatIsShippedCanDoEverything) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(WAYMARK_SOURCE_DIR "/themes/keypads")) {
    if (entry.path().extension() != ".json") continue;
    EXPECT_FALSE(preset(entry.path().stem()).bindings.empty());
    ++count;
  }
  EXPECT_GE(count, 3U);
}

TEST(KeyMap, AKeyboardGoesForwardsWithTabAndBackwardsWithShiftTab) {
  const KeyMap keyboard = preset("keyboard");
  EXPECT_EQ(keyboard.key_of(kTab, false), Key::kNext);
  EXPECT_EQ(keyboard.key_of(kTab, true), Key::kPrevious);
  EXPECT_TRUE(keyboard.typing);
}

TEST(KeyMap, AKeypadHasKeysOfItsOwnAndNoLetters) {
  const KeyMap keypad = preset("storm-audionav");
  EXPECT_EQ(keypad.key_of(kF18, false), Key::kUp);
  EXPECT_EQ(keypad.key_of(kTab, false), std::nullopt);
  EXPECT_FALSE(keypad.typing);
}

TEST(KeyMap, SeveralArePutTogether) {
  const auto both = together(preset("keyboard"), preset("ez-access"));
  ASSERT_TRUE(both);
  EXPECT_TRUE(both->typing);
  EXPECT_EQ(both->key_of(kTab, false), Key::kNext);
  EXPECT_EQ(both->key_of(kF18, false), Key::kUp);
}

TEST(KeyMap, OneKeyCannotMeanTwoThings) {
  const auto one = parse_key_map(with(""));
  const auto other = parse_key_map(R"({"format":1,"name":"B","typing":false,
      "keys":{"up":[5],"down":[4],"select":[6],"help":[7]}})");
  ASSERT_TRUE(one && other);
  EXPECT_EQ(together(*one, *other).error().code, base::ErrorCode::kConflict);
}

TEST(KeyMap, TheTimesCanBeChanged) {
  const auto map = parse_key_map(with("", R"(,"timing":{"slow_keys_ms":500,"double_press_ms":0})"));
  ASSERT_TRUE(map) << base::to_string(map.error());
  EXPECT_EQ(map->timing.slow_keys.count(), 500);
  EXPECT_EQ(map->timing.double_press.count(), 0);
  EXPECT_EQ(map->timing.chatter, Timing{}.chatter);
}

struct Refused {
  std::string json;
  const char* where;
};
class BrokenKeyMap : public testing::TestWithParam<Refused> {};

TEST_P(BrokenKeyMap, IsRefusedWithThePlace) {
  const auto map = parse_key_map(GetParam().json);
  ASSERT_FALSE(map);
  EXPECT_EQ(map.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenKeyMap,
    testing::Values(Refused{with(R"(,"jump":[9])"), "keys/jump"}, Refused{with(R"(,"left":[4])"), "keys/up/0"},
                    Refused{with(R"(,"left":[9,9])"), "keys/left/1"}, Refused{with(R"(,"left":[3])"), "keys/left/0"},
                    Refused{with(R"(,"left":[232])"), "keys/left/0"}, Refused{with(R"(,"left":[])"), "keys/left"},
                    Refused{with(R"(,"left":["Any key"])"), "keys/left/0"}, Refused{with(R"(,"left":9)"), "keys/left"},
                    Refused{with("", R"(,"timing":{"slow_keys_ms":2001})"), "timing/slow_keys_ms"},
                    Refused{with("", R"(,"timing":{"slow":1})"), "timing/slow"},
                    Refused{with("", R"(,"run":"xterm")"), "/run"},
                    Refused{R"({"format":1,"name":"A","typing":true,"keys":{"up":[4]}})", "keys"},
                    Refused{R"({"format":2,"name":"A","typing":true,"keys":{}})", "format"}));

TEST(KeyMap, OneThatIsTooLargeOrTooDeepIsRefused) {
  EXPECT_EQ(parse_key_map(std::string(kMaxKeyMapBytes + 1, ' ')).error().code, base::ErrorCode::kTooLarge);
  EXPECT_FALSE(parse_key_map(std::string(1'000, '[')));
  std::string many;
  for (int usb = 8; usb < 8 + 64; ++usb) many += (many.empty() ? "" : ",") + std::to_string(usb);
  EXPECT_FALSE(parse_key_map(with(",\"left\":[" + many + "]")));
}

}  // namespace
}  // namespace waymark::keypad
