// The staff menu: what a member of staff can do at the glass, after their PIN, over whatever is being done. Nothing of
// a visit is on its pages. It locks itself when nobody touches it. Plain values; see staff.cpp.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "kiosk/core/event.h"
#include "kiosk/view/view.h"

namespace waymark::core {

inline constexpr std::size_t kStaffNumberDigits = 3;
inline constexpr std::size_t kStaffPinDigits = 6;

// Untouched for so long, a page of the menu locks itself.
inline constexpr std::chrono::seconds kPinLocksAfter{30};
inline constexpr std::chrono::seconds kMenuLocksAfter{60};
inline constexpr std::chrono::seconds kWorkLocksAfter{180};  // somebody opens the printer, or tries a part
inline constexpr std::chrono::seconds kCleaningTakes{60};

enum class StaffPage : std::uint8_t {
  kPin = 1,
  kMenu,
  kCheck,     // the parts and how they are; signed here
  kPart,      // one part is tried
  kPaper,     // the roll is changed
  kWhyOut,    // taken out of service: why?
  kCleaning,  // the glass takes nothing
  kAbout,     // what somebody on the telephone may ask
  kCard,      // a card is to call the menu
};

enum class PinProblem : std::uint8_t { kNone = 1, kWrong, kLocked, kUnavailable };

// What the opening check tries, in this order.
enum class CheckPart : std::uint8_t { kTouch = 1, kSound, kHandset, kCamera, kMicrophone, kKeypad, kPrinter };
inline constexpr std::array kCheckParts{CheckPart::kTouch,  CheckPart::kSound,      CheckPart::kHandset,
                                        CheckPart::kCamera, CheckPart::kMicrophone, CheckPart::kKeypad,
                                        CheckPart::kPrinter};
enum class Verdict : std::uint8_t { kNotTried = 1, kWorks, kBroken, kNone };  // kNone: this kiosk has none

// Squares that a finger comes to, all over the lower part of the glass.
inline constexpr int kTouchRows = 4;
inline constexpr int kTouchColumns = 6;
// The five keys of a pad.
inline constexpr std::array kPadKeys{Key::kUp, Key::kDown, Key::kLeft, Key::kRight, Key::kSelect};

enum class TestPrint : std::uint8_t { kNone = 1, kPrinting, kPrinted, kFailed };

struct KioskCheck {
  std::map<CheckPart, Verdict> verdicts;
  CheckPart part = CheckPart::kTouch;
  bool all = false;  // one part after the other
  std::set<int> touched;
  std::set<Key> keys;
  bool lifted = false;  // the handset was
  bool is_signed = false;
};

struct StaffMenu {
  StaffPage page = StaffPage::kPin;
  std::string number;       // of the member of staff: known from their card, or once the PIN was right
  bool with_card = false;   // so only the PIN is asked for
  std::uint64_t asked = 0;  // the PIN that is being tried
  PinProblem problem = PinProblem::kNone;
  int tries_left = 0;
  std::optional<base::MonoTime> locked_until;
  std::string
      digits;  // as they lie on the pad, another way each time: who looks on learns no PIN from where fingers go
  base::MonoTime last_act{};
  std::optional<base::MonoTime> cleaning_until;
  KioskCheck check;
  TestPrint print = TestPrint::kNone;
  std::uint64_t print_effect = 0;
  std::optional<KioskFacts> facts;
  bool card_added = false;
  view::Presentation presentation;
  view::Speech speech;
};

struct State;
[[nodiscard]] int cleaning_seconds(const State& state);  // left; 0: the glass is not being cleaned

[[nodiscard]] std::string_view word_of(CheckPart part);   // "touch"
[[nodiscard]] std::string_view word_of(Verdict verdict);  // "works"; empty for kNotTried

}  // namespace waymark::core
