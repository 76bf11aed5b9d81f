#include "kiosk/shell/headless_glass.h"
#include "kiosk/shell/kiosk.h"

namespace waymark::shell {

Started<std::unique_ptr<Glass>> open_glass(const Options& options, Mailbox& mailbox) {
  if (options.glass == GlassKind::kHeadless) return std::make_unique<HeadlessGlass>(mailbox);
  return tl::unexpected<StartFailure>(StartFailure{
      kExitDisplay, {base::ErrorCode::kUnavailable, "display", "no window can be opened: start with --headless"}});
}

}  // namespace waymark::shell
