#include "provisioning/hub/wait_estimate.h"

#include <algorithm>
#include <cmath>

namespace waymark::hub {
namespace {

constexpr double kFourInFive = 0.84;  // of a normal distribution, in deviations

WaitEstimate estimate_now(const WaitInput& input) {
  const int desks = std::max(1, input.desks);
  // So many services must end before a desk is free for this person. Those at the desks are half done on average.
  const double to_end = input.ahead + 1.0 + std::min(input.called, desks) - desks;
  if (to_end <= 0) return {0, 0, input.ahead};
  const double services = std::max(0.5, to_end - 0.5);
  const double about_s = services * input.mean_s / desks;
  const double spread_s = std::sqrt(services) * input.deviation_s / desks;
  WaitEstimate estimate{0, 0, input.ahead};
  estimate.about_minutes = static_cast<int>(std::lround(about_s / 60));
  estimate.up_to_minutes = static_cast<int>(std::ceil((about_s + kFourInFive * spread_s) / 60));
  estimate.about_minutes = std::max(1, estimate.about_minutes);
  estimate.up_to_minutes = std::max(estimate.up_to_minutes, estimate.about_minutes + 1);
  return estimate;
}

}  // namespace

WaitEstimate estimate_wait(const WaitInput& input) {
  WaitInput with_later = input;
  WaitEstimate estimate = estimate_now(with_later);
  for (const double due_s : input.later_s) {
    if (due_s > estimate.about_minutes * 60.0) break;
    ++with_later.ahead;
    estimate = estimate_now(with_later);
  }
  return estimate;
}

}  // namespace waymark::hub
