// What a visit's usage events need to be told apart and counted, and nothing about the person.
//
// A session starts with the first deliberate act on the attract screen; touched and left within five seconds without
// a second act, it never was one: its events wait in `held` until then. Idle time before a countdown is not use.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "kiosk/core/effect.h"

namespace waymark::core {

class Change;
struct Configuration;
struct Visit;

inline constexpr std::chrono::milliseconds kSecondActWithin{5'000};

struct VisitUsage {
  base::MonoTime started{};
  base::MonoTime last_act{};
  bool counted = false;           // it is a session
  std::vector<RecordUsage> held;  // its events, while it is not
};

// Records one event of this visit, or of the kiosk when nobody is there. Fields never hold what a customer typed.
void record(Change& change, std::string_view name, std::vector<UsageField> fields = {});

// Records one event of the kiosk itself, whoever is there: at once, and with nothing of the visit.
void record_for_kiosk(Change& change, std::string_view name, std::vector<UsageField> fields = {});

// What the person at the glass uses: "large_text", "contrast", "listen", "low_controls". For usage and for staff who
// are asked to help; says nothing about who it is.
[[nodiscard]] std::vector<std::string> needs_of(const Visit& visit, const Configuration& configuration);

// From now on it is a session: what was held is recorded.
void count_session(Change& change);

}  // namespace waymark::core
