// D. Text, clipboard and input methods: attacks 34 to 38 with real keys. What X cannot carry goes to the same heart
// straight, in hostile_text_test.cpp.

#include <thread>

#include "tests/lockdown/attack.h"
#include "tests/lockdown/x_client.h"

namespace waymark::lockdown {
namespace {

using namespace std::chrono_literals;

TEST_F(Attack, N34_PasteAndCopyOut) {
  Clipboard clipboard{stage().x_display()};
  for (const char* key : {"v", "c", "x", "a", "Insert"}) stage().chord({"Control_L"}, key);
  stage().chord({"Control_L", "Shift_L"}, "v");
  stage().chord({"Shift_L"}, "Insert");
  stage().chord({"Shift_L"}, "Delete");
  const auto boxes = stage().boxes();
  if (const auto field = boxes.find("field.town"); field != boxes.end()) {
    stage().move(field->second.first, field->second.second);
    stage().click(2);
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_EQ(after.field, kTyped);
  EXPECT_FALSE(clipboard.was_read());
  EXPECT_FALSE(clipboard.was_replaced());
  expect_incident("chord");
}

TEST_F(Attack, N35_InputMethodsAndTheEmojiPicker) {
  stage().chord({"Control_L"}, "space");
  stage().chord({"Super_L"}, "space");
  stage().chord({"Super_L"}, "period");
  stage().chord({"Control_L"}, "period");
  stage().chord({"Control_L"}, "semicolon");
  for (const Stage::Keycode key : {97U, 98U, 99U, 100U, 101U, 102U, 130U, 131U}) stage().press(key);  // Henkan, Hangul
  expect_same_screen();
}

TEST_F(Attack, N36_CharactersThatDoNotBelongInAnAnswer) {
  if (stage().display() != Display::kX11)
    GTEST_SKIP() << "a nested compositor has a keymap of its own: only X carries these";
  for (const std::uint32_t character : {0x202EU, 0x202DU, 0x2066U, 0xFEFFU, 0x7U, 0x1BU, 0x7FU, 0xFFFEU}) {
    stage().type_character(character);
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_EQ(after.field, kTyped);
}

TEST_F(Attack, N36_AStormOfCombiningMarks) {
  if (stage().display() != Display::kX11)
    GTEST_SKIP() << "a nested compositor has a keymap of its own: only X carries these";
  stage().type_character(0x301);
  for (int i = 0; i < 2'000; ++i) stage().press(254);
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_LT(after.field.size(), 200U);
  EXPECT_LT(after.slowest_ms, 2'000);
}

TEST_F(Attack, N36_MoreThanAnyAnswer) {
  const int pieces = at_length() ? 20'000 : 400;  // a megabyte, a hundredth of it where it must be quick
  for (int i = 0; i < pieces; ++i) stage().type("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn");
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_LT(after.field.size(), 1'000U);
  EXPECT_LT(after.slowest_ms, 5'000);
}

TEST_F(Attack, N37_FormatStringsAndMarkers) {
  const std::string text = "%n%s%x{}{0}##a###b";
  stage().type(text);
  expect_same_screen(text);
}

TEST_F(Attack, N38_PathsAddressesAndCommands) {
  for (const char* text : {"file:///etc/passwd", "\\\\127.0.0.1\\c$", "shell:::{20D04FE0}", "irc://x -P", "$(reboot)",
                           ";reboot", "../../"}) {
    static_cast<void>(stage().begin());
    stage().type(text);
    expect_same_screen(text);
  }
}

}  // namespace
}  // namespace waymark::lockdown
