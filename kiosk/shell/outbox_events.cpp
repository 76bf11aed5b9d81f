#include "kiosk/shell/outbox_events.h"

#include <nlohmann/json.hpp>

#include "base/ids.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

std::string dump(const json& event) { return event.dump(-1, ' ', false, json::error_handler_t::replace); }

json start(const base::io::Clock& clock, const std::string& name) {
  const base::Envelope now = base::io::make_envelope(clock);
  return {{"event_id", base::make_uuid_v7(now.wall, now.random)},
          {"name", name},
          {"at", now.wall.time_since_epoch().count()},
          {"mono", now.mono.time_since_epoch().count()},
          {"boot_id", base::io::boot_id()},
          {"software", WAYMARK_VERSION}};
}

}  // namespace

std::string usage_event(const core::RecordUsage& usage) {
  json event{{"event_id", usage.event_id},
             {"name", usage.name},
             {"at", usage.wall.time_since_epoch().count()},
             {"mono", usage.mono.time_since_epoch().count()},
             {"boot_id", base::io::boot_id()},
             {"software", WAYMARK_VERSION}};
  const auto member = [&](const char* name, const std::string& value) {
    if (!value.empty()) event[name] = value;
  };
  member("session", usage.session);
  member("language", usage.language);
  member("mode", usage.mode);
  member("journey", usage.journey);
  member("journey_version", usage.journey_version);
  member("service", usage.service);
  if (!usage.settings.empty()) event["settings"] = usage.settings;
  json fields = json::object();
  for (const core::UsageField& field : usage.fields) {
    fields[field.name] = std::visit([](const auto& one) { return json(one); }, field.value);
  }
  if (!fields.empty()) event["fields"] = std::move(fields);
  return dump(event);
}

std::string shell_event(const base::io::Clock& clock, const std::string& name, const std::string& kind) {
  json event = start(clock, name);
  event["fields"] = {{"kind", kind}};
  return dump(event);
}

std::string gap_event(const base::io::Clock& clock, Gap gap) {
  json event = start(clock, "outbox.gap");
  event["fields"] = {{"count", gap.count}};
  if (gap.from_seq != 0) {
    event["fields"]["from_seq"] = gap.from_seq;
    event["fields"]["to_seq"] = gap.to_seq;
  }
  return dump(event);
}

}  // namespace waymark::shell
