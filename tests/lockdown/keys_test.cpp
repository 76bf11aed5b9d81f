// A. Keys: attacks 1, 2, 7 to 16.
#include <bit>
#include <thread>

#include "tests/lockdown/attack.h"
#include "tests/lockdown/x_client.h"

namespace waymark::lockdown {
namespace {

using namespace std::chrono_literals;
using Keycode = Stage::Keycode;

constexpr Keycode kFirstKeycode = 9;
constexpr Keycode kLastKeycode = 253;
constexpr Keycode kF13 = 191;  // as evdev numbers it

// Of X's keycodes: everything that the keyboard's map gives a meaning to, or that types.
bool is_allowed(Keycode key) {
  static const std::set<Keycode> kAllowed = [] {
    std::set<Keycode> keys{9, 22, 23, 36, 65, 67, 104, 110, 111, 112, 113, 114, 115, 116, 117, 119, 146};
    for (Keycode letter = 10; letter <= 61; ++letter) keys.insert(letter);  // figures, letters, marks and modifiers
    for (Keycode figure = 79; figure <= 91; ++figure) keys.insert(figure);
    keys.insert(Stage::kHostile.begin(), Stage::kHostile.end());  // text_test.cpp
    for (const Keycode one : {37U,  50U,  62U,  63U,  64U,  66U,  77U,  94U,  105U, 106U, 108U,
                              125U, 126U, 129U, 133U, 134U, 203U, 204U, 205U, 206U, 207U})
      keys.insert(one);  // modifiers and locks, marks of the keypad and of other countries' keyboards
    return keys;
  }();
  return kAllowed.contains(key);
}

TEST_F(Attack, N01_AltF4) {
  for (const char* alt : {"Alt_L", "Alt_R"}) stage().chord({alt}, "F4");
  stage().chord({"Alt_L", "Shift_L"}, "F4");
  stage().chord({"Control_L"}, "F4");
  expect_same_screen();
  expect_incident("chord");
}

TEST_F(Attack, N02_AltTabAndAltEscape) {
  for (const char* alt : {"Alt_L", "Super_L"}) {
    for (const char* key : {"Tab", "Escape", "space", "grave"}) {
      stage().chord({alt}, key);
      stage().chord({alt, "Shift_L"}, key);
    }
  }
  expect_same_screen();
  expect_incident("chord");
}

TEST_F(Attack, N07_SuperAlone_AndWithLettersAndFigures) {
  for (const char* super : {"Super_L", "Super_R"}) {
    stage().press(stage().code(super));
    for (const char* key :
         {"d", "e", "r", "l", "x", "Up", "Left", "Tab", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"})
      stage().chord({super}, key);
  }
  expect_same_screen();
  expect_incident("chord");
}

TEST_F(Attack, N08_FunctionKeysAndTheMenuKey) {
  for (int number = 2; number <= 12; ++number) stage().press(stage().code("F" + std::to_string(number)));
  for (Keycode key = kF13; key < kF13 + 12; ++key) stage().press(key);
  stage().press(stage().code("Menu"));
  stage().chord({"Shift_L"}, "F10");
  expect_same_screen();
  expect_incident("key");
}

TEST_F(Attack, N08_F1AsksForHelpAndNothingElse) {
  stage().press(stage().code("F1"));
  EXPECT_EQ(stage().settle().screen, "help");
}

TEST_F(Attack, N09_EveryChordOfModifiersAndALetter) {
  const std::vector<std::string> modifiers{"Control_L", "Alt_L", "Super_L", "Shift_L"};
  for (unsigned mask = 1; mask < 8; ++mask) {  // at least one that no letter needs
    for (const unsigned shift : {0U, 8U}) {
      std::vector<Keycode> held;
      for (unsigned i = 0; i < 4; ++i) {
        if (((mask | shift) >> i & 1U) != 0) held.push_back(stage().code(modifiers[i]));
      }
      for (char letter = 'a'; letter <= 'z'; ++letter) stage().chord(held, stage().code({letter}));
      for (char figure = '0'; figure <= '9'; ++figure) stage().chord(held, stage().code({figure}));
    }
    expect_same_screen();
  }
  expect_incident("chord");
}

// Six thousand chords; at length twenty-three thousand, of up to seven modifiers.
TEST_F(Attack, N09_EveryKeyWithOneAndWithTwoModifiers) {
  const std::vector<std::string> names{"Control_L", "Control_R", "Alt_L", "Super_L", "Super_R", "Shift_L", "Shift_R"};
  for (unsigned mask = 1; mask < 128; ++mask) {
    const bool types = (mask & 0x1FU) == 0;  // Shift alone
    if (types || (std::popcount(mask) > 2 && !at_length())) continue;
    std::vector<Keycode> held;
    for (unsigned i = 0; i < names.size(); ++i) {
      if ((mask >> i & 1U) != 0) held.push_back(stage().code(names[i]));
    }
    for (Keycode key = kFirstKeycode; key <= kLastKeycode; ++key) {
      if (key != stage().code("Caps_Lock") && key != stage().code("Num_Lock"))
        stage().chord(held, key);  // those stay on
    }
    expect_same_screen();
  }
  expect_incident("chord");
}

TEST_F(Attack, N10_CtrlTab) {
  for (const char* key : {"Tab", "Next", "Prior", "F6"}) {
    stage().chord({"Control_L"}, key);
    stage().chord({"Control_L", "Shift_L"}, key);
  }
  expect_same_screen();
  expect_incident("chord");
}

TEST_F(Attack, N11_EscapeAgainAndAgain) {
  const int times = at_length() ? 10'000 : 1'000;
  for (int i = 0; i < times; ++i) stage().press_in_peace(stage().code("Escape"));
  expect_same_screen();
  expect_no_incident();  // it is a key that the kiosk has
}

TEST_F(Attack, N12_StickyFilterAndToggleKeys) {
  const Keycode shift = stage().code("Shift_L");
  for (int i = 0; i < 5; ++i) stage().press_in_peace(shift);
  stage().down(shift);
  stage().down(stage().code("Num_Lock"));
  stage().flush();
  std::this_thread::sleep_for(at_length() ? 12s : 8'500ms);  // filter keys are switched on by eight seconds
  stage().up(stage().code("Num_Lock"));
  stage().up(shift);
  stage().press(stage().code("Num_Lock"));  // off again
  stage().type("a");
  expect_same_screen("a");  // no modifier sticks, and a short press counts
  expect_no_incident();     // everybody who writes a capital holds one
}

TEST_F(Attack, N13_MediaAndPowerKeys) {
  for (Keycode key = kFirstKeycode; key <= kLastKeycode; ++key) {
    if (!is_allowed(key) && key != stage().code("F1")) stage().press(key);
  }
  expect_same_screen();
  expect_incident("key");
}

TEST_F(Attack, N14_HexEntryDeadKeysAndAltGr) {
  stage().chord({"Control_L", "Shift_L"}, "u");
  stage().type("202e");
  expect_same_screen("202e");  // figures and letters, no character from its number
  for (char letter = 'a'; letter <= 'z'; ++letter) stage().chord({"Alt_R"}, {letter});
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  for (const char letter : after.field) EXPECT_GE(static_cast<unsigned char>(letter), 0x20U);
  expect_incident("chord");
}

TEST_F(Attack, N15_AThousandKeysASecond) {
  const auto flood = at_length() ? 60s : 3s;
  // Xwayland reads while the kiosk paints, and an X server keeps what is not read. weston does neither.
  const bool waits = stage().display() == Display::kWeston;
  if (waits)
    say_aloud("weston ends a program that is hundreds of events behind: here the keys wait for the kiosk then");
  const Keycode a = stage().code("a");
  const Keycode back = stage().code("BackSpace");
  const auto until = std::chrono::steady_clock::now() + flood;
  for (auto next = std::chrono::steady_clock::now(); next < until; next += 2ms) {
    for (const Keycode key : {a, back}) {
      stage().down(key);
      stage().up(key);
    }
    stage().flush();
    if (waits) stage().keep_pace();
    std::this_thread::sleep_until(next);
  }
  const Facts after = stage().settle();
  EXPECT_TRUE(after.settled) << "the queue was not bounded";
  EXPECT_EQ(after.screen, "question");
  EXPECT_GE(after.frames - before_.frames, 5U) << "the glass stood still";
  expect_no_incident();  // letters, however many
  RecordProperty("slowest_ms", after.slowest_ms);
  stage().press(stage().code("F1"));
  EXPECT_EQ(stage().settle().screen, "help") << "it does not listen any more";
}

TEST_F(Attack, N16_AllKeysDownAtOnce) {
  std::vector<Keycode> all;
  for (const char* name : {"Control_L", "Alt_L", "Super_L"}) all.push_back(stage().code(name));
  for (Keycode key = kFirstKeycode; key <= kLastKeycode; ++key) {
    if (std::find(all.begin(), all.end(), key) == all.end()) all.push_back(key);
  }
  for (const Keycode key : all) stage().down(key);
  EXPECT_TRUE(stage().settle().settled);
  for (auto key = all.rbegin(); key != all.rend(); ++key) stage().up(*key);
  // Locks that are on now are switched off.
  for (const char* lock : {"Caps_Lock", "Num_Lock"}) stage().press(stage().code(lock));
  expect_same_screen();
  expect_incident("chord");
}

TEST_F(Attack, N16_TheKeymapChanges) {
  if (stage().display() == Display::kWeston) {
    GTEST_SKIP() << "cannot be tried under weston: its keymap is its own, and no client of it can give a key a meaning";
  }
  const Keycode key = stage().code("F12");
  constexpr unsigned long kF12 = 0xFFC9;
  for (const unsigned long symbol : {0x1008FF2AUL, 0x1008FF41UL, 0xFFC1UL, kF12}) {  // power off, launch, F4
    ASSERT_TRUE(give_meaning(stage().kiosk_display(), key, symbol)) << "nothing was tried";
    stage().press(key);
    static_cast<void>(stage().settle());  // the display may tell of the new keymap with its first key only
    stage().press(key);
  }
  expect_same_screen();
  expect_incident("key");
}

}  // namespace
}  // namespace waymark::lockdown
