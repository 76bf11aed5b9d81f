// The opening check: every part of the kiosk is tried by a person, one after the other, and the result is signed with
// their number. What a machine can notice by itself (a square touched, a key pressed, the handset lifted, the paper
// out) is noticed; what only a person can say (was it heard?) is asked.
#include <algorithm>
#include <string>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

constexpr std::array<std::pair<CheckPart, std::string_view>, kCheckParts.size()> kParts{{
    {CheckPart::kTouch, "touch"},
    {CheckPart::kSound, "sound"},
    {CheckPart::kHandset, "handset"},
    {CheckPart::kCamera, "camera"},
    {CheckPart::kMicrophone, "microphone"},
    {CheckPart::kKeypad, "keypad"},
    {CheckPart::kPrinter, "printer"},
}};

KioskCheck& check_of(Change& change) { return change.state.staff->check; }

void open_part(Change& change, CheckPart part) {
  StaffMenu& staff = *change.state.staff;
  KioskCheck& check = staff.check;
  check.part = part;
  check.touched.clear();
  check.keys.clear();
  check.lifted = false;
  staff.print = TestPrint::kNone;
  change.visit().call.camera = Camera::kUnknown;  // as it will be found now
  change.visit().call.microphone = Microphone::kUnknown;
  show_staff_page(change, StaffPage::kPart);
  // It is read out, so that it can be heard.
  if (part == CheckPart::kSound) staff.speech.on = change.state.has_voice;
}

std::optional<CheckPart> part_after(const KioskCheck& check) {
  const auto at = std::find(kCheckParts.begin(), kCheckParts.end(), check.part);
  const auto open =
      std::find_if(at + 1, kCheckParts.end(), [&](CheckPart part) { return !check.verdicts.contains(part); });
  return open == kCheckParts.end() ? std::nullopt : std::optional{*open};
}

void leave_part(Change& change) {
  StaffMenu& staff = *change.state.staff;
  if (staff.check.part == CheckPart::kSound) staff.speech.on = false;
  const auto next = staff.check.all ? part_after(staff.check) : std::nullopt;
  next ? open_part(change, *next) : show_staff_page(change, StaffPage::kCheck);
}

void decide(Change& change, Verdict verdict) {
  KioskCheck& check = check_of(change);
  check.verdicts[check.part] = verdict;
  check.is_signed = false;
  leave_part(change);
}

void sign(Change& change) {
  KioskCheck& check = check_of(change);
  std::vector<UsageField> details;
  for (const auto& [part, name] : kParts) {
    const auto found = check.verdicts.find(part);
    if (found != check.verdicts.end()) details.push_back({std::string(name), std::string(word_of(found->second))});
  }
  report_staff_act(change, "checked", std::move(details));
  check.is_signed = true;
  check.all = false;
  change.visit().focus.clear();
}

bool touch_square(Change& change, std::string_view number) {
  if (number.empty()) return false;
  KioskCheck& check = check_of(change);
  check.touched.insert(std::atoi(std::string(number).c_str()));
  if (check.touched.size() == kTouchRows * kTouchColumns) decide(change, Verdict::kWorks);
  return true;
}

bool press_part(Change& change, std::string_view node) {
  if (touch_square(change, ids::after(ids::kStaffSquare, node))) return true;
  if (node == ids::kStaffWorks) {
    decide(change, Verdict::kWorks);
  } else if (node == ids::kStaffBroken) {
    decide(change, Verdict::kBroken);
  } else if (node == ids::kStaffNone) {
    decide(change, Verdict::kNone);
  } else if (node == ids::kBack) {
    check_of(change).all = false;
    leave_part(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string_view word_of(CheckPart part) {
  for (const auto& [each, name] : kParts) {
    if (each == part) return name;
  }
  return {};
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kWorks:
      return "works";
    case Verdict::kBroken:
      return "broken";
    case Verdict::kNone:
      return "none";
    case Verdict::kNotTried:
      break;
  }
  return {};
}

bool press_staff_check(Change& change, std::string_view node) {
  StaffMenu& staff = *change.state.staff;
  if (staff.page == StaffPage::kPart) return press_part(change, node);
  if (staff.page != StaffPage::kCheck) return false;
  if (node == ids::kStaffCheckAll) {
    staff.check = KioskCheck{};
    staff.check.all = true;
    open_part(change, kCheckParts.front());
    return true;
  }
  if (node == ids::kStaffSign) {
    sign(change);
    return true;
  }
  const std::string_view wanted = ids::after(ids::kStaffPart, node);
  for (const auto& [part, name] : kParts) {
    if (name != wanted) continue;
    staff.check.all = false;
    open_part(change, part);
    return true;
  }
  return false;
}

bool note_key_of_check(Change& change, const Event& event) {
  StaffMenu& staff = *change.state.staff;
  const auto* const key = std::get_if<NavKey>(&event);
  if (key == nullptr || staff.page != StaffPage::kPart || staff.check.part != CheckPart::kKeypad) return false;
  if (std::find(kPadKeys.begin(), kPadKeys.end(), key->key) == kPadKeys.end()) return false;
  const bool first = staff.check.keys.insert(key->key).second;
  if (staff.check.keys.size() == kPadKeys.size() && first) decide(change, Verdict::kWorks);
  return first;
}

void on_handset_of_check(Change& change, const HandsetMoved& event) {
  StaffMenu& staff = *change.state.staff;
  if (staff.page != StaffPage::kPart || staff.check.part != CheckPart::kHandset) return;
  staff.last_act = change.now();
  if (event.lifted) staff.check.lifted = true;
  if (!event.lifted && staff.check.lifted) decide(change, Verdict::kWorks);
}

}  // namespace waymark::core
