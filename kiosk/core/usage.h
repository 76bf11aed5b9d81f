// What a visit's usage events need to be told apart and counted, and nothing about the person.
// A session starts with the first deliberate act on the attract screen; touched and left within five seconds
// without a second act, it never was one: its events wait in `held` until then.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/time.h"
#include "kiosk/core/effect.h"

namespace waymark::core {

inline constexpr std::chrono::milliseconds kSecondActWithin{5'000};

struct VisitUsage {
  base::MonoTime started{};
  base::MonoTime last_act{};
  bool counted = false;             // session.started has been recorded
  std::vector<RecordUsage> held;    // events of a session that is not one yet
  base::MonoTime page_shown{};
  int failures = 0;
};

}  // namespace waymark::core
