// D. Text, clipboard and input methods: attacks 34 to 38 with real keys. What X cannot carry goes to the same heart
// straight, in hostile_text_test.cpp.
#include "tests/lockdown/attack.h"
#include "tests/lockdown/wayland_client.h"
#include "tests/lockdown/x_client.h"

namespace waymark::lockdown {
namespace {

constexpr Stage::Keycode kCombining = Stage::kHostile.back();
constexpr std::size_t kMostBytesOfALetter = 64;  // with its marks

void try_to_paste_and_copy(Stage& stage) {
  for (const char* key : {"v", "c", "x", "a", "Insert"}) stage.chord({"Control_L"}, key);
  stage.chord({"Control_L", "Shift_L"}, "v");
  stage.chord({"Shift_L"}, "Insert");
  stage.chord({"Shift_L"}, "Delete");
  const auto boxes = stage.boxes();
  ASSERT_TRUE(boxes.contains("field.town"));
  const auto [x, y] = boxes.at("field.town");
  stage.move(x, y);
  stage.click(2);
}

TEST_F(Attack, N34_PasteAndCopyOut) {
  if (stage().display() == Display::kWeston) {
    say_aloud("weston has no second clipboard for the middle button to paste from; the button is pressed all the same");
    WaylandClipboard clipboard{stage()};
    ASSERT_TRUE(clipboard.is_owned()) << "nobody let it own a clipboard: nothing was tried";
    ASSERT_TRUE(stage().settle().settled);
    try_to_paste_and_copy(stage());
    const Facts after = stage().settle();
    EXPECT_EQ(after.screen, "question");
    EXPECT_EQ(after.field, kTyped);
    EXPECT_FALSE(clipboard.was_read());
    EXPECT_FALSE(clipboard.was_replaced());
  } else {
    Clipboard clipboard{stage().kiosk_display()};
    try_to_paste_and_copy(stage());
    const Facts after = stage().settle();
    EXPECT_EQ(after.screen, "question");
    EXPECT_EQ(after.field, kTyped);
    const Clipboard::Report report = clipboard.report();
    ASSERT_TRUE(report.owned) << "nobody let it own a clipboard: nothing was tried";
    EXPECT_FALSE(report.was_read);
    EXPECT_FALSE(report.was_replaced);
  }
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
  expect_incident("chord");
  expect_incident("key");
}

TEST_F(Attack, N36_CharactersThatDoNotBelongInAnAnswer) {
  for (const Stage::Keycode key : Stage::kHostile) {
    if (key != kCombining) stage().press(key);
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_EQ(after.field, kTyped);
  EXPECT_GE(after.texts - before_.texts, 4U) << "the display did not carry them: nothing was tried";
  expect_incident("text");
}

TEST_F(Attack, N36_AStormOfCombiningMarks) {
  constexpr int kMarks = 500;
  for (int i = 0; i < kMarks; ++i) stage().press_in_peace(kCombining);
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_LE(after.field.size(), kMostBytesOfALetter + std::string_view{kTyped}.size());
  EXPECT_GE(after.texts - before_.texts, kMarks / 2U) << "the display did not carry them: nothing was tried";
  expect_incident("text");
  EXPECT_LT(after.slowest_ms, kStandstill_ms);
}

TEST_F(Attack, N36_MoreThanAnyAnswer) {
  const int pieces = at_length() ? 28'000 : 150;  // a megabyte, a hundredth of it where it must be quick
  const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (int i = 0; i < pieces; ++i) {
    for (const char letter : letters) stage().press(stage().code({letter}));
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  EXPECT_LT(after.field.size(), 1'000U);
  EXPECT_EQ(after.focus, before_.focus);
  expect_no_incident();  // letters, however many
  EXPECT_LT(after.slowest_ms, kStandstill_ms);
}

TEST_F(Attack, N37_FormatStringsAndMarkers) {
  const std::string text = "%n%s%x{}{0}##a###b";
  stage().type(text);
  expect_same_screen(text);
  expect_no_incident();  // letters and signs, which stand in the field as they were typed
}

TEST_F(Attack, N38_PathsAddressesAndCommands) {
  for (const char* text : {"file:///etc/passwd", "\\\\127.0.0.1\\c$", "shell:::{20D04FE0}", "irc://x -P", "$(reboot)",
                           ";reboot", "../../"}) {
    static_cast<void>(stage().begin());
    stage().type(text);
    expect_same_screen(text);
    expect_no_incident();
  }
}

}  // namespace
}  // namespace waymark::lockdown
