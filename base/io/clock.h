// The machine's clocks, behind an interface so that a test can hold time in its hand.
// Every call is thread-safe.
#pragma once

#include <chrono>
#include <string>

#include "base/time.h"

namespace waymark::base::io {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual MonoTime mono() const = 0;  // since boot, sleep included; never goes back
  [[nodiscard]] virtual WallTime wall() const = 0;
  [[nodiscard]] virtual std::chrono::minutes zone_offset() const = 0;  // local time = wall + zone_offset

 protected:
  Clock() = default;
  Clock(const Clock&) = default;
  Clock& operator=(const Clock&) = default;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] MonoTime mono() const override;
  [[nodiscard]] WallTime wall() const override;
  [[nodiscard]] std::chrono::minutes zone_offset() const override;
};

// What goes round an Event: both times, the zone and 16 fresh random bytes.
[[nodiscard]] Envelope make_envelope(const Clock& clock);

// Random for each boot of the machine (the kernel's boot_id); empty where it cannot be read.
[[nodiscard]] const std::string& boot_id();

}  // namespace waymark::base::io
