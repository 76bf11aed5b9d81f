#include "tests/hub/store_stage.h"

namespace waymark::hub {
namespace {

class UsageStore : public StoreTest {
 protected:
  UsageEvent event(const std::string& name) {
    UsageEvent made;
    made.seq = ++seq_;
    made.day = "2026-11-22";
    made.name = name;
    made.session = "s";
    made.language = "gd";
    made.journey = "bin";
    made.page = "where";
    made.body = "{}";
    return made;
  }
  UsageOutcome keep(const std::vector<UsageEvent>& events, const std::string& stream = "stream-0123456789") {
    UsageBatch batch{"kiosk-1", "library", stream, events, {}};
    return wait<UsageOutcome>([&](auto then) { store_->keep_usage(batch, then); }).value_or(UsageOutcome{-1, -1});
  }
  std::map<std::string, std::int64_t> counts() {
    std::map<std::string, std::int64_t> found;
    const auto rows =
        wait<std::vector<RollupRow>>([&](auto then) { store_->rollups("2026-01-01", "2026-12-31", then); });
    for (const auto& row : *rows) found[row.measure + "/" + row.subject + "/" + row.part] += row.count;
    return found;
  }

  std::int64_t seq_ = 0;
};

TEST_F(UsageStore, TheSameBatchAgainChangesNothing) {
  const std::vector<UsageEvent> events{event("session.started"), event("page.shown")};
  const UsageOutcome first = keep(events);
  EXPECT_EQ(first.accepted, 2);
  const UsageOutcome again = keep(events);
  EXPECT_EQ(again.accepted, 0);
  EXPECT_EQ(again.duplicate, 2);
  EXPECT_EQ(figure("SELECT count(*) FROM usage_event"), 2);
  EXPECT_EQ(counts()["session//gd"], 1);
  EXPECT_EQ(counts()["reached/bin/where"], 1);
}

TEST_F(UsageStore, AnotherOutboxOfTheSameKioskBeginsAtOneWithoutLoss) {
  keep({event("session.started")});
  seq_ = 0;
  EXPECT_EQ(keep({event("session.started")}, "stream-after-reimage").accepted, 1);
}

TEST_F(UsageStore, RollupsEqualARecountOfTheRows) {
  const char* names[] = {"session.started", "journey.started", "page.shown", "validation.failed", "journey.ended"};
  for (int batch = 0; batch < 40; ++batch) {
    std::vector<UsageEvent> events;
    for (int i = 0; i < 25; ++i) {
      UsageEvent made = event(names[(batch * 7 + i) % 5]);
      made.language = i % 2 == 0 ? "gd" : "en-GB";
      made.outcome = i % 3 == 0 ? "abandoned" : "completed";
      made.first = i % 4 != 0;
      made.body =
          std::string{R"({"first":)"} + (made.first ? "true" : "false") + R"(,"outcome":")" + made.outcome + "\"}";
      events.push_back(made);
    }
    keep(events);
    if (batch % 3 == 0) keep(events);  // sent twice
  }
  auto found = counts();
  const auto rows = [this](const std::string& where) {
    return figure("SELECT count(*) FROM usage_event WHERE " + where);
  };
  EXPECT_EQ(found["session//gd"] + found["session//en-GB"], rows("name = 'session.started'"));
  EXPECT_EQ(found["started/bin/"], rows("name = 'journey.started'"));
  EXPECT_EQ(found["reached/bin/where"], rows("name = 'page.shown' AND body LIKE '%\"first\":true%'"));
  EXPECT_EQ(found["error/bin/where"], rows("name = 'validation.failed'"));
  EXPECT_EQ(found["left/bin/where"], rows("name = 'journey.ended' AND body LIKE '%abandoned%'"));
  EXPECT_EQ(found["ended/bin/completed"], rows("name = 'journey.ended' AND body LIKE '%completed%'"));
  EXPECT_EQ(rows("1"), 1000);
}

TEST_F(UsageStore, RefusedEventsAreSetAsideOnce) {
  UsageBatch batch{"kiosk-1", "library", "stream-0123456789", {event("session.started")}, {{2, "name: is wrong"}}};
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(wait<UsageOutcome>([&](auto then) { store_->keep_usage(batch, then); }).has_value());
  }
  EXPECT_EQ(figure("SELECT count(*) FROM usage_refused"), 1);
}

TEST_F(UsageStore, WhatIsAskedForBeforeTheEndIsWrittenBeforeTheEnd) {
  std::vector<UsageEvent> events;
  for (int i = 0; i < 300; ++i) events.push_back(event("page.shown"));
  int answered = 0;
  for (const auto& one : events) {
    store_->keep_usage({"kiosk-1", "library", "stream-0123456789", {one}, {}},
                       [&](base::Result<UsageOutcome> outcome) { answered += outcome ? 1 : 0; });
  }
  store_->stop();
  EXPECT_EQ(figure("SELECT count(*) FROM usage_event"), 300);
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(mailbox_.run_one());
  EXPECT_EQ(answered, 300);
}

}  // namespace
}  // namespace waymark::hub
