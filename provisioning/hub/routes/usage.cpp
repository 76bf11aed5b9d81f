// Usage from the kiosks: read fast (simdjson), checked event by event, kept with the rollups.
#include <simdjson.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "base/ids.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

namespace dom = simdjson::dom;
using base::ErrorCode;

constexpr std::size_t kMaxEvents = 500;
constexpr std::size_t kMaxBody = 2048;
constexpr std::int64_t kMaxSequence = 9'007'199'254'740'991;

std::string_view text_of(const dom::object& object, const char* name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

bool is_event_name(std::string_view name) {
  if (name.size() > 48 || name.find('.') == std::string_view::npos || name.front() == '.' || name.back() == '.')
    return false;
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || c == '.' || c == '_')) return false;
  }
  return true;
}

// Usage holds nothing that was typed; a long text in it is a mistake, and is refused before it is kept.
const char* fault_in_fields(const dom::object& fields) {
  std::size_t count = 0;
  for (const auto& [name, value] : fields) {
    if (++count > 24) return "fields: more than 24";
    if (value.is_array() || value.is_object()) return "fields: a value is not plain";
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS && text.size() > 120) return "fields: a text is too long";
  }
  return nullptr;
}

// Nullptr when the event is right.
const char* read_event(const dom::object& object, const LocalDays& days, std::int64_t correction, UsageEvent& event) {
  if (!base::is_uuid_v7(text_of(object, "event_id"))) return "event_id: is not a UUID of version 7";
  event.name = text_of(object, "name");
  if (!is_event_name(event.name)) return "name: is not an event's name";
  if (object["at"].get(event.at) != simdjson::SUCCESS || event.at < 0 || event.at > kLatestTime)
    return "at: is not a time";
  event.corrected_at = event.at + correction;
  event.day = days.day_of(event.corrected_at);
  event.session = text_of(object, "session");
  if (event.session.size() > 40) return "session: is too long";
  event.language = text_of(object, "language");
  if (!event.language.empty() && !is_language(event.language)) return "language: is not a language";
  event.journey = text_of(object, "journey");
  if (!event.journey.empty() && !is_code(event.journey)) return "journey: is not a code";
  dom::object fields;
  if (object["fields"].get(fields) == simdjson::SUCCESS) {
    if (const char* fault = fault_in_fields(fields)) return fault;
    event.page = text_of(fields, "page");
    event.outcome = text_of(fields, "outcome");
    std::int64_t score = 0;
    if (fields["score"].get(score) == simdjson::SUCCESS && score >= 1 && score <= 5)
      event.score = static_cast<int>(score);
    bool first = true;
    if (fields["first"].get(first) == simdjson::SUCCESS) event.first = first;
  }
  event.body = simdjson::minify(object);
  return event.body.size() > kMaxBody ? "is larger than 2 KiB" : nullptr;
}

base::Result<UsageBatch> read_batch(Request& request, const LocalDays& days, std::int64_t now) {
  thread_local dom::parser parser;
  dom::object object;
  if (parser.parse(request.body).get(object) != simdjson::SUCCESS) {
    return base::fail(ErrorCode::kInvalid, "body", "is not a JSON object");
  }
  UsageBatch batch;
  batch.stream_id = text_of(object, "stream_id");
  if (batch.stream_id.size() < 16 || batch.stream_id.size() > 40 ||
      batch.stream_id.find_first_not_of("0123456789abcdef-") != std::string::npos) {
    return base::fail(ErrorCode::kInvalid, "stream_id", "is not a stream's id");
  }
  std::int64_t sent_at = 0;
  if (object["sent_at"].get(sent_at) != simdjson::SUCCESS || sent_at < 0 || sent_at > kLatestTime) {
    return base::fail(ErrorCode::kInvalid, "sent_at", "is not a time");
  }
  dom::array events;
  if (object["events"].get(events) != simdjson::SUCCESS || events.size() == 0 || events.size() > kMaxEvents) {
    return base::fail(ErrorCode::kInvalid, "events", "is not a list of 1 to 500");
  }
  batch.events.reserve(events.size());
  std::int64_t last = 0;
  for (const dom::element element : events) {
    dom::object each;
    std::int64_t seq = 0;
    if (element.get(each) != simdjson::SUCCESS || each["seq"].get(seq) != simdjson::SUCCESS || seq <= last ||
        seq > kMaxSequence) {
      return base::fail(ErrorCode::kInvalid, "events", "seq must rise from event to event");
    }
    last = seq;
    UsageEvent event;
    event.seq = seq;
    if (const char* fault = read_event(each, days, now - sent_at, event)) {
      batch.refused.push_back({seq, fault});
    } else {
      batch.events.push_back(std::move(event));
    }
  }
  return batch;
}

std::optional<Live::SessionEnd> last_session_end(const UsageBatch& batch) {
  std::optional<Live::SessionEnd> last;
  for (const UsageEvent& event : batch.events) {
    if (event.name == "session.ended" && !event.outcome.empty()) last = {event.corrected_at, event.outcome};
  }
  return last;
}

void keep(Hub& hub, const KioskCaller& caller, Request& request, const Reply& reply) {
  auto batch = read_batch(request, hub.days(), hub.now());
  if (!batch) return reply(error_response(batch.error()));
  batch->kiosk_id = caller.kiosk_id;
  batch->site = caller.site;
  std::int64_t ack = 0;
  nlohmann::json rejected = nlohmann::json::array();
  if (!batch->events.empty()) ack = batch->events.back().seq;
  for (const RefusedEvent& event : batch->refused) {
    ack = std::max(ack, event.seq);
    rejected.push_back({{"seq", event.seq}, {"reason", event.reason}});
  }
  const auto ended = last_session_end(*batch);
  const auto told = [&hub, kiosk_id = caller.kiosk_id, ended, reply, ack,
                     rejected](base::Result<UsageOutcome> outcome) {
    if (!outcome) return reply(error_response(outcome.error()));
    if (ended) hub.live().keep_session_end(kiosk_id, *ended);
    reply(json_response(
        {{"ack", ack}, {"accepted", outcome->accepted}, {"duplicate", outcome->duplicate}, {"rejected", rejected}}));
  };
  hub.store().keep_usage(std::move(*batch), told);
}

}  // namespace

void add_usage_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/usage", [&hub](const KioskCaller& caller, Request request, const Reply& reply) {
    keep(hub, caller, request, reply);
  });
}

}  // namespace waymark::hub
