// Proof of the glass: the window can be seen, and what was drawn last reached it and is not blank. A process that runs
// and beats says nothing of that. What is blank is drawn again; what stays blank ends the process, and the supervisor
// opens another. Ui thread.
#pragma once

#include <chrono>
#include <optional>

#include "base/time.h"
#include "kiosk/shell/glass.h"

namespace waymark::shell {

inline constexpr int kExitLostWindow = 13;
inline constexpr int kExitBlankGlass = 14;

class GlassWatch {
 public:
  static constexpr std::chrono::seconds kBetweenLooks{2};

  explicit GlassWatch(Glass& glass) : glass_(glass) {}

  // To be called at least every kBetweenLooks once something was presented. The exit code when nobody can see
  // anything.
  [[nodiscard]] std::optional<int> look(base::MonoTime now);

 private:
  Glass& glass_;
  std::optional<base::MonoTime> looked_at_;
  bool was_blank_ = false;
};

}  // namespace waymark::shell
