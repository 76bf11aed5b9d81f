// What the parts of the report share: small figures are hidden, waits are counted in steps. Pure.
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "provisioning/bundle/council_settings.h"
#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/store/records.h"

namespace waymark::hub {

class Shown {
 public:
  explicit Shown(std::int64_t under) : under_(under) {}
  [[nodiscard]] bool hides(std::int64_t count) const { return count > 0 && count < under_; }
  [[nodiscard]] nlohmann::json count(std::int64_t count) const {
    return hides(count) ? nlohmann::json() : nlohmann::json(count);
  }
  // A share tells both of its figures to whoever knows one of them, and what is left between them.
  [[nodiscard]] nlohmann::json share(std::int64_t part, std::int64_t whole) const {
    if (whole <= 0 || hides(whole) || hides(part) || hides(whole - part)) return nlohmann::json();
    return std::round(1000.0 * static_cast<double>(part) / static_cast<double>(whole)) / 1000.0;
  }

  // Of a larger one that is shown: neither it nor what is left between the two may be small.
  [[nodiscard]] bool hides_within(std::int64_t count, std::int64_t larger) const {
    return hides(count) || hides(larger - count);
  }

  // Figures beside their sum. Where one is hidden so is the smallest other, or else the sum would tell it; where there
  // is no other, the sum is hidden. `hidden`: what is hidden already.
  struct Parts {
    std::vector<nlohmann::json> counts;
    bool sum = true;  // may be shown, as far as these go
  };
  [[nodiscard]] Parts parts(const std::vector<std::int64_t>& counts, std::vector<bool> hidden = {}) const {
    hidden.resize(counts.size());
    bool any = false;
    std::size_t smallest = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      hidden[i] = hidden[i] || hides(counts[i]);
      any = any || hidden[i];
      if (hidden[i] || counts[i] <= 0) continue;
      if (smallest == counts.size() || counts[i] < counts[smallest]) smallest = i;
    }
    Parts made;
    if (any && smallest < counts.size()) hidden[smallest] = true;
    made.sum = !any || smallest < counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      made.counts.push_back(hidden[i] ? nlohmann::json() : nlohmann::json(counts[i]));
    }
    return made;
  }

 private:
  std::int64_t under_;
};

using WaitSteps = std::map<std::int64_t, std::int64_t>;  // called after so many steps -> people

// The wait that `share` of all people were called within, in minutes: the middle of the step it falls in.
[[nodiscard]] inline nlohmann::json minutes_at(const WaitSteps& steps, std::int64_t called, double share) {
  if (called == 0) return nlohmann::json();
  const auto wanted = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(called)));
  std::int64_t seen = 0;
  for (const auto& [step, people] : steps) {
    seen += people;
    if (seen >= wanted) {
      return (static_cast<double>(step) + 0.5) * static_cast<double>(measures::kWaitStepSeconds) / 60.0;
    }
  }
  return nlohmann::json();
}

// Calls with an adviser, and what their wrap-ups say (CallFigures of openapi.yaml).
[[nodiscard]] nlohmann::json call_figures(const std::vector<RollupRow>& rows, const bundle::CouncilSettings& council,
                                          const Shown& shown);

}  // namespace waymark::hub
