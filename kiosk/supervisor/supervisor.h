// The parent of the kiosk: starts it, watches that it serves the glass, and starts it again by the table in policy.h.
// Draws nothing, so that there is little in it that can fail. One thread.
//
// The child beats on a pipe (its number is in WAYMARK_BEAT_FD) at least every 2 s. Silence for `hung_after` means a
// busy loop, a deadlock or SIGSTOP: SIGKILL ends all three. The child is killed when its parent dies.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/supervisor/policy.h"

namespace waymark::supervisor {

inline constexpr const char* kBeatVariable = "WAYMARK_BEAT_FD";

struct SupervisorOptions {
  std::string program;                      // the kiosk itself
  std::vector<std::string> child;           // its arguments
  std::vector<std::string> out_of_service;  // and those of the safe screen; the code is appended
  std::filesystem::path state;              // restarts.json is written here for the next run to report
  std::chrono::milliseconds hung_after{6'000};
  std::chrono::milliseconds starts_within{10'000};  // before the first beat
  PolicyLimits limits;
};

// Returns the exit code for main(): 0 after SIGTERM or SIGINT, or when the child ended with 0.
[[nodiscard]] base::Result<int> supervise(const SupervisorOptions& options);

}  // namespace waymark::supervisor
