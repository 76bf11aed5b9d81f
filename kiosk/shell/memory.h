// What keeps a customer's words from outliving the visit in this process's memory, beside zero_on_free.cpp.
#pragma once

#include <cstddef>

#include "base/result.h"

namespace waymark::shell {

// Once, first thing in main(): no core dumps, not readable by another process of the same user (no ptrace, no
// /proc/PID/mem), and pages never written to swap where the limit allows it.
// The residue test reads the memory as root, which this does not stop.
enum class Swap { kAllowed = 1, kNever };
[[nodiscard]] base::Status protect_memory(Swap swap);

// Zeroes `bytes` of the calling thread's stack below this call: what finished functions left there. Each thread that
// has seen customer data calls it at a wipe, from as near the top of its stack as it can.
inline constexpr std::size_t kScrubBytes = 512 * 1024;
void scrub_stack(std::size_t bytes = kScrubBytes);

// Gives free pages back to the kernel. What is in them is zero already.
void trim_heap();

}  // namespace waymark::shell
