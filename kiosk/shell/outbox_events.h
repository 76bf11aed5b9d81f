// Usage events as the outbox keeps them and the hub takes them (UsageEvent in openapi.yaml), without their seq.
#pragma once

#include <cstdint>
#include <string>

#include "base/io/clock.h"
#include "kiosk/core/effect.h"

namespace waymark::shell {

[[nodiscard]] std::string usage_event(const core::RecordUsage& usage);

// What the shell itself has to report outside any visit: an incident, an outbox that was rebuilt.
[[nodiscard]] std::string shell_event(const base::io::Clock& clock, const std::string& name, const std::string& kind);

struct Gap {
  std::int64_t count = 0;     // events that will never come
  std::int64_t from_seq = 0;  // 0: they had no numbers yet
  std::int64_t to_seq = 0;
};
[[nodiscard]] std::string gap_event(const base::io::Clock& clock, Gap gap);

}  // namespace waymark::shell
