// The report: what the rollups of a span of days say, with the definitions of its measures. Pure.
//
// Small figures: a count from 1 to suppress_under - 1 is left out (null), and a share or score that rests on one.
// Nought is shown: that nobody came reveals nobody.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kiosk/journeys/definition.h"
#include "provisioning/bundle/council_settings.h"
#include "provisioning/hub/store/records.h"

namespace waymark::hub {

using bundle::CouncilSettings;
using bundle::Queue;

struct OverviewInput {
  std::string from;
  std::string to;
  std::int64_t now = 0;
  const CouncilSettings* council = nullptr;
  const std::map<std::string, std::shared_ptr<const journeys::Definition>, std::less<>>* journeys = nullptr;
  const std::vector<RollupRow>* rows = nullptr;
  const bundle::Council* only = nullptr;             // of several: this one's sites
  std::vector<const bundle::Council*> may_choose{};  // what the reader may see, where there are several
};

// An Overview of openapi.yaml.
[[nodiscard]] nlohmann::json overview_json(const OverviewInput& input);

// The same as `section,name,measure,value,n` (RFC 4180). No cell can start a formula in a spreadsheet.
[[nodiscard]] std::string overview_csv(const nlohmann::json& overview);

// Quoted where it must be; a leading =, +, -, @, tab or return gets an apostrophe in front.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace waymark::hub
