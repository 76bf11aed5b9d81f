// From one page to the next in 150 ms: the new page is there at once and can be pressed at once, under a veil of the
// page's colour that lifts. Nothing moves and nothing flashes. There is none for typing, focus, toggles and dialogs,
// none where motion is off or a contrast theme was chosen, and none while pages follow each other fast.
#pragma once

#include <chrono>
#include <optional>

#include "kiosk/view/view.h"

namespace waymark::paint {

class Turning {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kTakes{150};
  static constexpr std::chrono::milliseconds kFrame{25};  // from one picture to the next
  static constexpr std::chrono::milliseconds kRest{400};  // pages that come sooner change at once

  // `after` takes the place of `before`.
  void show(const view::View& before, const view::View& after, Clock::time_point now);
  void stop() { began_.reset(); }

  // How much of the page's colour lies over the content now, from 0 to 255.
  [[nodiscard]] std::uint8_t veil(Clock::time_point now) const;
  // In how long the next picture is due; nothing when all is still.
  [[nodiscard]] std::optional<std::chrono::milliseconds> next_picture(Clock::time_point now) const;
  // The picture of `now` was shown.
  void shown(Clock::time_point now);

 private:
  std::optional<Clock::time_point> began_;
  Clock::time_point last_picture_;
  std::optional<Clock::time_point> last_page_;
};

}  // namespace waymark::paint
