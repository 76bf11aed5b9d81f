// What the supervisor does when the kiosk ends: a table of exit codes, a backoff, and a limit. Pure: times come in.
//
//   0                    stop: somebody asked for it
//   15 update            again at once: that is how a bundle takes effect
//   14 watchdog, 13 lost window, 70 internal, a signal       again: at once, then after longer and longer pauses
//   11 display                                               again after a pause: nothing can be drawn meanwhile
//   10 configuration, 12 storage                             the out-of-service screen for a while, then again
//   five ends in sixty seconds                               the out-of-service screen for a minute, then again
#pragma once

#include <chrono>
#include <deque>
#include <string>

#include "base/time.h"

namespace waymark::supervisor {

struct ChildEnd {
  int exit_code = 0;  // meaningful when signal is 0
  int signal = 0;
  bool hung = false;  // killed by the watchdog
};

enum class Reaction { kStop = 1, kRestart, kShowOutOfService };

struct Decision {
  Reaction reaction = Reaction::kRestart;
  std::chrono::milliseconds after{0};
  std::string code;  // on the out-of-service screen, for staff to read out: "K14"
};

struct PolicyLimits {
  std::size_t crashes = 5;
  std::chrono::seconds within{60};
  std::chrono::milliseconds first_pause{100};
  std::chrono::milliseconds longest_pause{2'000};  // back at attract within 3 s of any death
  std::chrono::seconds outside{10};                // configuration, storage: somebody has to put it right
  std::chrono::seconds out_of_service{60};
};

class RestartPolicy {
 public:
  explicit RestartPolicy(PolicyLimits limits = {}) : limits_(limits) {}

  [[nodiscard]] Decision ended(const ChildEnd& end, base::MonoTime now);
  // The out-of-service screen has had its time: begin again with a clean slate.
  void forgive() { crashes_.clear(); }

 private:
  PolicyLimits limits_;
  std::deque<base::MonoTime> crashes_;
};

// "K" and the exit code, the signal as "S09", "K14" for a hang: what the screen and the hub are told.
[[nodiscard]] std::string code_of(const ChildEnd& end);

}  // namespace waymark::supervisor
