// Where the kiosk is seen and touched, as the loop needs it: a window, or nothing but the mailbox. Ui thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/event.h"
#include "kiosk/view/view.h"

namespace waymark::shell {

class Glass {
 public:
  virtual ~Glass() = default;

  // Until a person does something, the mailbox has news or the time is over.
  [[nodiscard]] virtual std::vector<core::Event> wait(std::optional<std::chrono::milliseconds> at_most) = 0;
  virtual void present(const view::View& view) = 0;
  // Only moving pictures have changed.
  virtual void refresh_moving() {}
  // Everything made from the visit is dropped and zeroed; blank until the next present(). One entry for each owner.
  [[nodiscard]] virtual std::vector<core::WipeOwner> forget() = 0;
  // Frames that reached the glass.
  [[nodiscard]] virtual std::uint64_t frames() const = 0;
  // The text size a visit begins with: what can be read on this panel from where people stand.
  [[nodiscard]] virtual int default_text_percent() const { return 100; }
  // False once nobody can see the window any more (unmapped, minimised): exit 13, and a new one is opened.
  [[nodiscard]] virtual bool alive() const = 0;
  // True when what was presented last cannot be seen: nothing is in it, or the display did not take it: exit 14, unless
  // drawing it again helps.
  [[nodiscard]] virtual bool blank() = 0;
  virtual void redraw() = 0;

 protected:
  Glass() = default;
  Glass(const Glass&) = default;
  Glass& operator=(const Glass&) = default;
};

}  // namespace waymark::shell
