#include "kiosk/words/keyboard.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace waymark::words {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json a_keyboard() {
  return {{"language", "cy"},     {"script", "Latn"},       {"letters", {"q w e", "a s d", "ŵ i ß"}},
          {"accents", {"é ŷ"}},   {"signs", {"! ?"}},       {"before_space", "'"},
          {"after_space", ". ,"}, {"held", {{"a", "à â"}}}, {"email_endings", {".com", ".cymru"}}};
}

std::string refusal_of(const json& keyboard) {
  const auto parsed = parse_keyboard(keyboard.dump());
  return parsed ? "" : parsed.error().where;
}

std::string refused_with(const char* member, const json& value) {
  json keyboard = a_keyboard();
  keyboard[member] = value;
  return refusal_of(keyboard);
}

TEST(Keyboard, IsReadAsItIsWritten) {
  const auto keyboard = parse_keyboard(a_keyboard().dump());
  ASSERT_TRUE(keyboard) << base::to_string(keyboard.error());
  EXPECT_EQ(keyboard->language, "cy");
  EXPECT_TRUE(keyboard->latin());
  EXPECT_EQ(keyboard->letters[2], (KeyRow{"ŵ", "i", "ß"}));
  EXPECT_EQ(keyboard->email_endings, (KeyRow{".com", ".cymru"}));
}

TEST(Keyboard, MakesItsCapitalsByTheRulesOfTheLanguage) {
  EXPECT_EQ(parse_keyboard(a_keyboard().dump())->capital_letters[2], (KeyRow{"Ŵ", "I", "ß"})) << "SS is no one letter";
  json turkish = a_keyboard();
  turkish["language"] = "tr";
  EXPECT_EQ(parse_keyboard(turkish.dump())->capital_letters[2][1], "İ");
}

TEST(Keyboard, OffersTheOtherLettersOfACapitalAsCapitals) {
  const auto keyboard = parse_keyboard(a_keyboard().dump());
  EXPECT_EQ(keyboard->others_of("a"), (KeyRow{"à", "â"}));
  EXPECT_EQ(keyboard->others_of("A"), (KeyRow{"À", "Â"}));
  EXPECT_TRUE(keyboard->others_of("q").empty());
  EXPECT_TRUE(keyboard->others_of("1").empty());
}

TEST(Keyboard, HasNoCapitalsWhereTheScriptHasNone) {
  json arabic = a_keyboard();
  arabic["script"] = "Arab";
  arabic["letters"] = {"ض ص", "ش س", "ء ؤ"};
  arabic.erase("held");
  const auto keyboard = parse_keyboard(arabic.dump());
  ASSERT_TRUE(keyboard);
  EXPECT_FALSE(keyboard->has_capitals());
  EXPECT_FALSE(keyboard->latin());
}

TEST(Keyboard, IsRefusedWithThePlaceThatIsWrong) {
  EXPECT_EQ(refused_with("colour", "red"), "colour");
  EXPECT_EQ(refused_with("language", 7), "language");
  EXPECT_EQ(refused_with("script", "Latin"), "script");
  EXPECT_EQ(refused_with("letters", {"a b", "c d"}), "letters") << "too few rows";
  EXPECT_EQ(refused_with("letters", {"a b", "c ab", "d"}), "letters/1") << "two letters on a key";
  EXPECT_EQ(refused_with("letters", {"a b", "c a", "d"}), "letters") << "a key twice";
  EXPECT_EQ(refused_with("letters", {"a b", "", "d"}), "letters/1") << "an empty row";
  EXPECT_EQ(refused_with("letters", {"a b c d e f g h i j k l m", "n", "o"}), "letters/0") << "wider than the glass";
  EXPECT_EQ(refused_with("letters", {"a \u202E", "c", "d"}), "letters/0") << "a control character";
  EXPECT_EQ(refused_with("held", {{"7", "8"}}), "held/7");
  EXPECT_EQ(refused_with("after_space", "'"), "before_space") << "a key twice on the glass";
  EXPECT_EQ(refused_with("email_endings", {"com"}), "email_endings");
  EXPECT_EQ(refused_with("borrowed", "yes"), "borrowed");
}

TEST(Keyboard, IsRefusedWhenItIsNoJsonOrTooLarge) {
  EXPECT_FALSE(parse_keyboard("{"));
  EXPECT_FALSE(parse_keyboard("[]"));
  EXPECT_EQ(parse_keyboard(std::string(70'000, ' ')).error().code, base::ErrorCode::kTooLarge);
}

TEST(TheKeyboards, AreAllReadAndEachHasTheKeysOfAnEmailAddress) {
  int count = 0;
  for (const auto& folder : fs::directory_iterator{fs::path(WAYMARK_SOURCE_DIR) / "themes/languages"}) {
    const fs::path path = folder.path() / "keyboard.json";
    std::ifstream file{path};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto keyboard = parse_keyboard(text);
    ASSERT_TRUE(keyboard) << path << ": " << (keyboard ? "" : base::to_string(keyboard.error()));
    EXPECT_EQ(keyboard->language, folder.path().filename());
    EXPECT_FALSE(keyboard->email_endings.empty()) << path;
    const auto& signs = keyboard->signs;
    for (const char* sign : {"@", "_", "+"}) {
      EXPECT_NE(std::find(signs[0].begin(), signs[0].end(), sign) != signs[0].end(),
                std::find(signs[1].begin(), signs[1].end(), sign) != signs[1].end())
          << path << " " << sign;
    }
    ++count;
  }
  EXPECT_GE(count, 8);
}

// The schema is for authors' editors; this keeps it saying what the reader does.
TEST(TheKeyboards, HaveTheMembersOfTheSchema) {
  std::ifstream file{fs::path(WAYMARK_SOURCE_DIR) / "provisioning/protocol/keyboard.schema.json"};
  const json schema = json::parse(file);
  json keyboard = a_keyboard();
  keyboard["borrowed"] = true;
  ASSERT_EQ(refusal_of(keyboard), "");
  EXPECT_EQ(schema["properties"].size(), keyboard.size());
  for (const auto& [name, value] : keyboard.items()) EXPECT_TRUE(schema["properties"].contains(name)) << name;
  for (const auto& name : schema["required"]) {
    json without = a_keyboard();
    without.erase(name.get<std::string>());
    EXPECT_EQ(refusal_of(without), name.get<std::string>());
  }
}

}  // namespace
}  // namespace waymark::words
