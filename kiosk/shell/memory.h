// What keeps a customer's words from outliving the visit in this process's memory, beside zero_on_free.cpp.
#pragma once

#include <cstddef>

#include "base/result.h"

namespace waymark::shell {

// Once, first thing in main(): no core dumps, and not readable by another process of the same user (no ptrace, no
// /proc/PID/mem). The residue test reads the memory as root, which this does not stop.
[[nodiscard]] base::Status protect_memory();

// No page is ever written to swap: true when the kernel promised it. Only asked for where locked memory has no limit
// (LimitMEMLOCK=infinity in the unit, or root): under a limit a later allocation would fail in the middle of a visit.
[[nodiscard]] bool keep_out_of_swap();

// Zeroes `bytes` of the calling thread's stack below this call: what finished functions left there. Each thread that
// has seen customer data calls it at a wipe, from as near the top of its stack as it can.
inline constexpr std::size_t kScrubBytes = 512 * 1024;
void scrub_stack(std::size_t bytes = kScrubBytes);

// Gives free pages back to the kernel. What is in them is zero already.
void trim_heap();

}  // namespace waymark::shell
