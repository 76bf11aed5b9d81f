#include "kiosk/core/usage.h"

#include "kiosk/core/change.h"

namespace waymark::core {

std::vector<std::string> needs_of(const Visit& visit, const Configuration& configuration) {
  std::vector<std::string> needs;
  if (visit.presentation.text_percent > configuration.default_text_percent) needs.emplace_back("large_text");
  if (visit.presentation.contrast != view::Contrast::kStandard) needs.emplace_back("contrast");
  if (visit.speech.on) needs.emplace_back("listen");
  if (visit.presentation.low_reach) needs.emplace_back("low_controls");
  return needs;
}

void record(Change& change, std::string_view name, std::vector<UsageField> fields) {
  Visit& visit = change.visit();
  RecordUsage event;
  event.event_id = change.new_id();
  event.name = name;
  event.wall = change.wall();
  event.mono = change.now();
  event.session = visit.session;
  if (!visit.assisted.staff.empty() || !visit.journey.helped_by.empty()) event.mode = "assisted";
  if (in_call(visit.call)) event.mode = "advised";
  event.language = visit.language;
  event.settings = needs_of(visit, change.configuration());
  event.journey = visit.journey.journey;
  if (const auto* definition = change.configuration().journey(visit.journey.journey)) {
    event.journey_version = definition->version;
  }
  event.service = visit.journey.service;
  event.fields = std::move(fields);
  if (in_visit(change.state) && !visit.usage.counted) {
    visit.usage.held.push_back(std::move(event));
  } else {
    change.ask(std::move(event));
  }
}

void record_for_kiosk(Change& change, std::string_view name, std::vector<UsageField> fields) {
  RecordUsage event;
  event.event_id = change.new_id();
  event.name = name;
  event.wall = change.wall();
  event.mono = change.now();
  event.fields = std::move(fields);
  change.ask(std::move(event));
}

void count_session(Change& change) {
  VisitUsage& usage = change.visit().usage;
  if (usage.counted) return;
  usage.counted = true;
  for (RecordUsage& event : usage.held) change.ask(std::move(event));
  usage.held.clear();
}

}  // namespace waymark::core
