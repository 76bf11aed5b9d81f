// Plays a Script against the same heart that runs on the glass, with no display, no device and no hub. A visit can be
// played again and again: what the kiosk knows (not the customer's part, which the wipe took) goes on.
//
// Deterministic: the random bytes of an envelope are counted up, time moves only by the script. Not thread-safe.
#pragma once

#include <array>
#include <functional>
#include <memory>

#include "base/result.h"
#include "kiosk/screens/turn.h"
#include "kiosk/shell/script.h"

namespace waymark::shell {

class ScriptPlayer {
 public:
  // Called for every View, also when it is the same as the one before.
  using Sink = std::function<void(const view::View& before, const view::View& after)>;

  // `catalogue` must outlive the player. `sink` may be empty.
  ScriptPlayer(std::shared_ptr<const core::Configuration> configuration, const words::Catalogue& catalogue, Sink sink);

  // All steps, once. kInvalid with the step's place when a target is not on the screen, an effect that is answered was
  // never asked for, or an expectation does not hold; `detail` then says what there was instead.
  [[nodiscard]] base::Status play(const Script& script);

  [[nodiscard]] const view::View& view() const { return turn_.view; }
  [[nodiscard]] const core::State& state() const { return turn_.state; }
  [[nodiscard]] std::size_t events() const { return events_; }

 private:
  friend struct StepPlayer;
  void send(const core::Event& event);
  void take(screens::Turn turn);
  [[nodiscard]] core::Event of_the_call(core::Event reply);

  std::shared_ptr<const core::Configuration> configuration_;
  const words::Catalogue& catalogue_;
  Sink sink_;
  base::Envelope envelope_;
  screens::Turn turn_;
  std::array<core::Tag, 16> asked_{};  // the last effect of each kind that can be answered; effect 0: none
  std::string help_request_;
  std::int64_t revision_ = 0;  // of what the hub says of a call
  std::size_t events_ = 0;
  bool begun_ = false;
};

}  // namespace waymark::shell
