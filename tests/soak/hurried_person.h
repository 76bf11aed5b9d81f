// Somebody who answers whatever page is on the glass: one option of each group, something that fits in each text field.
// What they choose is drawn from a seed, so that a visit can be lived again.
#pragma once

#include <chrono>
#include <random>
#include <vector>

#include "kiosk/core/event.h"
#include "kiosk/view/view.h"

namespace waymark::soak {

class HurriedPerson {
 public:
  HurriedPerson(std::uint32_t seed, std::chrono::sys_days today) : luck_(seed), today_(today) {}

  // In order; the last presses Continue.
  [[nodiscard]] std::vector<core::Event> answers(const view::View& page);
  [[nodiscard]] std::size_t below(std::size_t bound) { return luck_() % bound; }

 private:
  [[nodiscard]] std::string text_for(const view::Node& field) const;

  std::mt19937 luck_;
  std::chrono::sys_days today_;
};

}  // namespace waymark::soak
