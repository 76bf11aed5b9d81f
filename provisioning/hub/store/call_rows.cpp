#include <nlohmann/json.hpp>

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

#define WAYMARK_CALL_COLUMNS                                                                                     \
  "call_id, kiosk_id, site, request, skill, state, adviser, end_reason, leg, revision, head, had_by, asked_at, " \
  "accepted_at, connected_at, ended_at, wrapped_by, room, room_code, room_until "

constexpr int kLengths = 400;

std::vector<std::string> texts(const std::string& text) {
  const json list = json::parse(text, nullptr, false);
  std::vector<std::string> all;
  if (!list.is_array()) return all;
  for (const json& one : list) {
    if (one.is_string()) all.push_back(one.get<std::string>());
  }
  return all;
}

CallRecord read_call(SQLite::Statement& row) {
  CallRecord call;
  call.call_id = row.getColumn(0).getString();
  call.kiosk_id = row.getColumn(1).getString();
  call.site = row.getColumn(2).getString();
  call.request = row.getColumn(3).getString();
  call.skill = row.getColumn(4).getString();
  call.state = row.getColumn(5).getString();
  call.adviser = row.getColumn(6).getString();
  call.end_reason = row.getColumn(7).getString();
  call.leg = row.getColumn(8).getInt64();
  call.revision = row.getColumn(9).getInt64();
  call.head = row.getColumn(10).getInt() != 0;
  call.had_by = texts(row.getColumn(11).getString());
  call.asked_at = row.getColumn(12).getInt64();
  call.accepted_at = row.getColumn(13).getInt64();
  call.connected_at = row.getColumn(14).getInt64();
  call.ended_at = row.getColumn(15).getInt64();
  call.wrapped_by = texts(row.getColumn(16).getString());
  call.room = row.getColumn(17).getString();
  call.room_code = row.getColumn(18).getString();
  call.room_until = row.getColumn(19).getInt64();
  return call;
}

void put_call(Transaction& t, std::int64_t council, const CallRecord& call) {
  auto& put =
      t.statement("INSERT OR REPLACE INTO call(council, " WAYMARK_CALL_COLUMNS
                  ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, "
                  "?20, ?21)");
  put.bind(1, council);
  put.bind(2, call.call_id);
  put.bind(3, call.kiosk_id);
  put.bind(4, call.site);
  put.bind(5, call.request);
  put.bind(6, call.skill);
  put.bind(7, call.state);
  put.bind(8, call.adviser);
  put.bind(9, call.end_reason);
  put.bind(10, call.leg);
  put.bind(11, call.revision);
  put.bind(12, call.head ? 1 : 0);
  put.bind(13, json(call.had_by).dump());
  put.bind(14, call.asked_at);
  put.bind(15, call.accepted_at);
  put.bind(16, call.connected_at);
  put.bind(17, call.ended_at);
  put.bind(18, json(call.wrapped_by).dump());
  put.bind(19, call.room);
  put.bind(20, call.room_code);
  put.bind(21, call.room_until);
  put.exec();
}

void put_event(Transaction& t, std::int64_t council, const CallEventRecord& event) {
  auto& put = t.statement(
      "INSERT INTO call_event(council, call_id, event, adviser, detail, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  put.bind(1, council);
  put.bind(2, event.call_id);
  put.bind(3, event.event);
  put.bind(4, event.adviser);
  put.bind(5, event.detail);
  put.bind(6, event.at);
  put.exec();
}

void put_adviser(Transaction& t, std::int64_t council, const AdviserRecord& adviser) {
  auto& put =
      t.statement("INSERT OR REPLACE INTO adviser(council, name, state, call_id, since) VALUES(?1, ?2, ?3, ?4, ?5)");
  put.bind(1, council);
  put.bind(2, adviser.name);
  put.bind(3, adviser.state);
  put.bind(4, adviser.call_id);
  put.bind(5, adviser.since);
  put.exec();
}

void put_wrap_up(Transaction& t, std::int64_t council, const WrapUpRecord& wrap_up) {
  auto& put = t.statement(
      "INSERT OR REPLACE INTO wrap_up(council, call_id, adviser, outcome, reasons, repeat, at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  put.bind(1, council);
  put.bind(2, wrap_up.call_id);
  put.bind(3, wrap_up.adviser);
  put.bind(4, wrap_up.outcome);
  put.bind(5, json(wrap_up.reasons).dump());
  put.bind(6, wrap_up.repeat ? 1 : 0);
  put.bind(7, wrap_up.at);
  put.exec();
}

}  // namespace

void SqliteStore::keep_calls(CallsWrite write, Then<Nothing> then) {
  this->write<Nothing>(
      [council = council_, write = std::move(write)](Transaction& t) -> base::Result<Nothing> {
        for (const CallRecord& call : write.calls) put_call(t, council, call);
        for (const CallEventRecord& event : write.events) put_event(t, council, event);
        for (const AdviserRecord& adviser : write.advisers) put_adviser(t, council, adviser);
        for (const WrapUpRecord& wrap_up : write.wrap_ups) put_wrap_up(t, council, wrap_up);
        for (const RollupRow& row : write.counts) {
          t.count(council, row.site, row.day, row.measure, row.subject, row.part, row.count);
        }
        for (const AuditEntry& entry : write.audit) append_audit(t, council, entry);
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::find_call(std::string call_id, Then<std::optional<CallRecord>> then) {
  read<std::optional<CallRecord>>(
      [council = council_,
       call_id = std::move(call_id)](Statements& statements) -> base::Result<std::optional<CallRecord>> {
        auto& select = statements.get("SELECT " WAYMARK_CALL_COLUMNS "FROM call WHERE council = ?1 AND call_id = ?2");
        select.bind(1, council);
        select.bind(2, call_id);
        if (!select.executeStep()) return std::optional<CallRecord>{};
        return std::optional<CallRecord>{read_call(select)};
      },
      std::move(then));
}

void SqliteStore::kept_calls(std::int64_t since, Then<KeptCalls> then) {
  read<KeptCalls>(
      [council = council_, since](Statements& statements) -> base::Result<KeptCalls> {
        KeptCalls kept;
        auto& calls =
            statements.get("SELECT " WAYMARK_CALL_COLUMNS
                           "FROM call WHERE council = ?1 AND (state <> 'ended' OR ended_at >= ?2) ORDER BY asked_at");
        calls.bind(1, council);
        calls.bind(2, since);
        while (calls.executeStep()) kept.calls.push_back(read_call(calls));
        auto& advisers = statements.get("SELECT name, state, call_id, since FROM adviser WHERE council = ?1");
        advisers.bind(1, council);
        while (advisers.executeStep()) {
          kept.advisers.push_back({advisers.getColumn(0).getString(), advisers.getColumn(1).getString(),
                                   advisers.getColumn(2).getString(), advisers.getColumn(3).getInt64()});
        }
        auto& lengths = statements.get(
            "SELECT skill, (ended_at - accepted_at) / 1000.0 FROM call "
            "WHERE council = ?1 AND state = 'ended' AND accepted_at > 0 ORDER BY ended_at DESC LIMIT ?2");
        lengths.bind(1, council);
        lengths.bind(2, kLengths);
        while (lengths.executeStep()) {
          kept.lengths.insert(kept.lengths.begin(),
                              {lengths.getColumn(0).getString(), lengths.getColumn(1).getDouble()});
        }
        return kept;
      },
      std::move(then));
}

}  // namespace waymark::hub
