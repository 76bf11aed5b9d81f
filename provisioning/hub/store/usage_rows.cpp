#include "provisioning/hub/store/measures.h"
#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

std::int64_t stream_number(Transaction& t, std::int64_t council, const UsageBatch& batch) {
  const std::string key = batch.kiosk_id + "/" + batch.stream_id;
  auto& known = t.memory().streams;
  if (const auto found = known.find(key); found != known.end()) return found->second;
  auto& insert = t.statement("INSERT OR IGNORE INTO stream(council, stream_id, kiosk_id) VALUES(?1, ?2, ?3)");
  insert.bind(1, council);
  insert.bind(2, batch.stream_id);
  insert.bind(3, batch.kiosk_id);
  insert.exec();
  auto& select = t.statement("SELECT stream FROM stream WHERE council = ?1 AND stream_id = ?2 AND kiosk_id = ?3");
  select.bind(1, council);
  select.bind(2, batch.stream_id);
  select.bind(3, batch.kiosk_id);
  select.executeStep();
  const std::int64_t number = select.getColumn(0).getInt64();
  known.emplace(key, number);
  return number;
}

void count_event(Transaction& t, std::int64_t council, const std::string& site, const UsageEvent& event) {
  using namespace measures;
  const auto count = [&](const char* measure, std::string_view subject, std::string_view part) {
    t.count(council, site, event.day, measure, subject, part);
  };
  if (event.name == "session.started") count(kSession, "", event.language);
  if (event.name == "journey.started") count(kJourneyStarted, event.journey, "");
  if (event.name == "journey.ended") {
    count(kJourneyEnded, event.journey, event.outcome);
    if (event.outcome == "abandoned") count(kPageLeft, event.journey, event.page);
  }
  if (event.name == "page.shown" && !event.journey.empty() && event.first) {
    count(kPageReached, event.journey, event.page);
  }
  if (event.name == "validation.failed") count(kPageError, event.journey, event.page);
  if (event.name == "feedback.given" && event.score >= 1 && event.score <= 5) {
    count(kFeedback, "", std::to_string(event.score));
  }
}

}  // namespace

void SqliteStore::keep_usage(UsageBatch batch, Then<UsageOutcome> then) {
  write<UsageOutcome>(
      [council = council_, batch = std::move(batch)](Transaction& t) -> base::Result<UsageOutcome> {
        const std::int64_t stream = stream_number(t, council, batch);
        UsageOutcome outcome;
        auto& insert = t.statement(
            "INSERT INTO usage_event(stream, seq, council, at, corrected_at, name, session, body) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING");
        for (const UsageEvent& event : batch.events) {
          insert.reset();
          insert.bind(1, stream);
          insert.bind(2, event.seq);
          insert.bind(3, council);
          insert.bind(4, event.at);
          insert.bind(5, event.corrected_at);
          insert.bindNoCopy(6, event.name);
          insert.bindNoCopy(7, event.session);
          insert.bindNoCopy(8, event.body);
          if (insert.exec() == 1) {
            ++outcome.accepted;
            count_event(t, council, batch.site, event);
          } else {
            ++outcome.duplicate;
          }
        }
        for (const RefusedEvent& event : batch.refused) {
          auto& refuse = t.statement(
              "INSERT INTO usage_refused(council, stream, seq, reason) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
          refuse.bind(1, council);
          refuse.bind(2, stream);
          refuse.bind(3, event.seq);
          refuse.bind(4, event.reason);
          refuse.exec();
        }
        return outcome;
      },
      std::move(then));
}

}  // namespace waymark::hub
