// What must be true of every screen, each fact by itself: all fits, all is there, all can be read and reached
// (EN 301 549 5.1.4 and the rules of the house).
#pragma once

#include <string>
#include <vector>

#include "tests/gallery/shown.h"

namespace waymark::gallery {

// One screen, as a person on this panel has it before them.
struct Shown {
  const Panel& panel;
  std::string name;  // "home-first at 125"
  bool at_first;     // at the size that a visit begins with; else at the largest
  const view::View& view;
  const paint::Layout& layout;
  const paint::PageReport& report;

  [[nodiscard]] float target() const { return 20 * paint::pixels_per_mm(panel.glass, panel.viewing()); }
};

using Faults = std::vector<std::string>;  // in words; empty: it is so
using Fact = void (*)(const Shown&, Faults&);

void holds_all_that_is_written(const Shown& shown, Faults& faults);
void has_targets_of_twenty_millimetres(const Shown& shown, Faults& faults);
void has_keys_of_twenty_millimetres(const Shown& shown, Faults& faults);
void has_capitals_of_seven_tenths_of_a_degree(const Shown& shown, Faults& faults);
void has_the_controls_that_are_always_there(const Shown& shown, Faults& faults);
void says_something(const Shown& shown, Faults& faults);
void shows_each_control_inside_the_glass(const Shown& shown, Faults& faults);
void has_room_for_its_page(const Shown& shown, Faults& faults);
void lies_in_reach(const Shown& shown, Faults& faults);
void shows_the_ways_beside_the_services(const Shown& shown, Faults& faults);
void shows_a_paper_before_the_call(const Shown& shown, Faults& faults);
void has_the_buttons_of_a_call_in_one_width(const Shown& shown, Faults& faults);

}  // namespace waymark::gallery
