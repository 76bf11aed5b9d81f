// The sign of life that the supervisor watches for: one byte into its pipe.
#pragma once

namespace waymark::shell {

[[nodiscard]] bool supervised();

// Never waits. A full pipe means that the supervisor is behind, not that we hang.
void beat();

}  // namespace waymark::shell
