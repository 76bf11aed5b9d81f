// What one update() works on: the State it may change and the Effects it may ask for. Internal to core.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "kiosk/core/effect.h"
#include "kiosk/core/state.h"

namespace waymark::core {

class Change {
 public:
  Change(State& state_to_change, std::vector<Effect>& effects, const base::Envelope& envelope)
      : state(state_to_change), effects_(effects), envelope_(envelope) {}

  State& state;

  [[nodiscard]] Visit& visit() const { return state.visit; }
  [[nodiscard]] const Configuration& configuration() const { return *state.configuration; }
  [[nodiscard]] const Timeouts& timeouts() const { return state.configuration->timeouts; }
  [[nodiscard]] base::MonoTime now() const { return envelope_.mono; }
  [[nodiscard]] base::WallTime wall() const { return envelope_.wall; }

  // Asks for an effect in the current visit; the number is what its reply will carry.
  std::uint64_t ask(EffectBody body) {
    const std::uint64_t id = state.next_effect++;
    effects_.push_back({{state.epoch, id}, std::move(body)});
    return id;
  }

  [[nodiscard]] std::array<std::uint8_t, 16> random() { return base::derive_random(envelope_.random, ++draws_); }
  [[nodiscard]] std::string new_id() { return base::make_uuid_v7(envelope_.wall, random()); }

 private:
  std::vector<Effect>& effects_;
  const base::Envelope& envelope_;
  std::uint64_t draws_ = 0;
};

// A new screen: the focus goes to where a person would begin (screens::turn() finds the place).
void show(Change& change, Screen screen);

}  // namespace waymark::core
