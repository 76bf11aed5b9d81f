// The ui thread: waits, turns what happened into the heart's events, shows the new screen, hands the effects to their
// adapters. Owns State. Nothing here waits for a disk, a line or a device.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/io/clock.h"
#include "kiosk/core/configuration.h"
#include "kiosk/core/state.h"
#include "kiosk/screens/turn.h"
#include "kiosk/shell/effects.h"
#include "kiosk/shell/glass.h"
#include "kiosk/shell/glass_watch.h"
#include "kiosk/shell/kiosk_report.h"
#include "kiosk/shell/mailbox.h"
#include "kiosk/words/catalogue.h"

namespace waymark::shell {

struct LoopPorts {
  std::function<void()> beat;                   // the glass is being served: for the supervisor's watchdog
  std::function<void(GlassReport)> report;      // changed
  std::function<void(const view::View&)> view;  // changed
  std::function<bool()> view_wanted;            // somebody wants to see it now, changed or not; true once each time
  std::function<bool()> moving;                 // a moving picture has changed; true once each time
  std::function<void()> running_well;           // once, after kTrial on the glass
};

class Loop {
 public:
  static constexpr std::chrono::seconds kTrial{10};         // a new bundle that has run this long is good
  static constexpr auto kBeat = GlassWatch::kBetweenLooks;  // at most this long between two beats

  Loop(Glass& glass, Mailbox& mailbox, Effects& effects, SpeechDesk& speech, const base::io::Clock& clock,
       const words::Catalogue& words, LoopPorts ports);

  // The first screen. `news` happens before anyone sees it: out of service at once, for example.
  void begin(std::shared_ptr<const core::Configuration> configuration, std::vector<core::Event> news);
  // Until there is an exit code. `stop` ends it with 0 (a signal, the end of a test).
  [[nodiscard]] int run(const std::function<bool()>& stop);
  // One round: waits at most until something is due. Nothing while the kiosk goes on.
  [[nodiscard]] std::optional<int> round();

  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const view::View& view() const { return view_; }
  // What everybody said when the last visit was wiped.
  [[nodiscard]] const core::WipeReport& last_wipe() const { return last_wipe_; }

 private:
  void take(const core::Event& event);
  void notice_clock_jump();
  void show();
  [[nodiscard]] std::chrono::milliseconds patience() const;

  Glass& glass_;
  GlassWatch watch_;
  Mailbox& mailbox_;
  Effects& effects_;
  SpeechDesk& speech_;
  const base::io::Clock& clock_;
  const words::Catalogue& words_;
  LoopPorts ports_;
  core::State state_;
  view::View view_;
  core::WipeReport last_wipe_;
  bool changed_ = true;
  GlassReport reported_;
  base::MonoTime started_{};
  bool well_ = false;
  std::chrono::milliseconds wall_ahead_{0};  // wall less monotonic, to notice that the clock was set
};

}  // namespace waymark::shell
