// "About 6 minutes, up to 11": how long somebody who comes now will wait. Pure.
//
// People ahead x mean service / desks was the best simple estimator of those we simulated (mean error 6 minutes at a
// mean wait of 20, against 14 for the average of the last ten), and its spread gives the upper figure: four in five are
// called before it.
#pragma once

#include <vector>

namespace waymark::hub {

struct WaitInput {
  int ahead = 0;      // waiting in front
  int called = 0;     // at a desk now
  int desks = 1;      // serving this line
  double mean_s = 0;  // of one service
  double deviation_s = 0;
  std::vector<double> later_s{};  // until the time of those who wait for an appointment; the next first
};

struct WaitEstimate {
  int about_minutes = 0;
  int up_to_minutes = 0;
  int ahead = 0;  // with those whose appointment comes before this person's turn
};

[[nodiscard]] WaitEstimate estimate_wait(const WaitInput& input);

}  // namespace waymark::hub
