// Days as a council's own calendar has them: tickets start anew and reports are cut at local midnight, summer time
// included. Zones come from ICU. Thread: its owner's (it remembers the last look-up).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::hub {

class LocalDays {
 public:
  // `zone` is an IANA name, as "Europe/London"; kInvalid when it is not known.
  [[nodiscard]] static base::Result<LocalDays> create(const std::string& zone);
  LocalDays(LocalDays&&) noexcept;
  LocalDays& operator=(LocalDays&&) noexcept;
  ~LocalDays();

  // Milliseconds since 1970 UTC -> "YYYY-MM-DD".
  [[nodiscard]] std::string day_of(std::int64_t at) const;
  // Minutes since Monday 00:00, by the clock on the wall.
  [[nodiscard]] int minute_of_week(std::int64_t at) const;
  // The minute of a local day, as it is counted from its midnight by the clock on the wall.
  [[nodiscard]] std::int64_t time_at(std::string_view day, int minute) const;
  // "10:30", by the clock on the wall.
  [[nodiscard]] std::string clock_of(std::int64_t at) const;
  // When the day that holds `at` is over.
  [[nodiscard]] std::int64_t end_of_day(std::int64_t at) const;

 private:
  struct Zone;
  explicit LocalDays(std::unique_ptr<Zone> zone);
  std::unique_ptr<Zone> zone_;
};

// "2026-11-22" and -7 -> "2026-11-15". The text must be a day.
[[nodiscard]] std::string day_plus(std::string_view day, int days);
// Every day from `from` to `to`, both included.
[[nodiscard]] std::vector<std::string> days_between(std::string_view from, std::string_view to);

}  // namespace waymark::hub
