// When a driver that died is started again. Pure: the caller passes the time.
//
// The first restart is immediate, so that one crash costs milliseconds; then the wait doubles from 250 ms to 10 s.
// Five deaths within a minute open the circuit: the device is out of service for a minute, then one try is made;
// if that one dies too, it is out of service again. Half a minute of life forgives everything.
#pragma once

#include <chrono>
#include <vector>

#include "base/time.h"

namespace waymark::devices {

class RestartPolicy {
 public:
  struct Decision {
    base::MonoTime start_at;
    bool out_of_service = false;
    bool operator==(const Decision&) const = default;
  };

  void started(base::MonoTime now) { started_ = now; }
  [[nodiscard]] Decision died(base::MonoTime now);

 private:
  base::MonoTime started_{};
  std::vector<base::MonoTime> deaths_;  // within the last minute, oldest first
  bool trying_ = false;                 // the one try after the circuit opened
};

}  // namespace waymark::devices
