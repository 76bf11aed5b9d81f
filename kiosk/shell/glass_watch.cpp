#include "kiosk/shell/glass_watch.h"

namespace waymark::shell {

std::optional<int> GlassWatch::look(base::MonoTime now) {
  if (!glass_.alive()) return kExitLostWindow;
  if (looked_at_ && now - *looked_at_ < kBetweenLooks) return std::nullopt;
  looked_at_ = now;
  if (!glass_.blank()) {
    was_blank_ = false;
    return std::nullopt;
  }
  if (was_blank_) return kExitBlankGlass;
  was_blank_ = true;
  glass_.redraw();
  return std::nullopt;
}

}  // namespace waymark::shell
