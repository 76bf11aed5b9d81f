#include <nlohmann/json.hpp>

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

#define WAYMARK_CALLBACK_COLUMNS                                                                              \
  "callback_id, call_id, kiosk_id, site, skill, language, created_at, received_at, owner, due_at, attempts, " \
  "outcome "

Callback read_callback(SQLite::Statement& row) {
  Callback callback;
  callback.callback_id = row.getColumn(0).getString();
  callback.call_id = row.getColumn(1).getString();
  callback.kiosk_id = row.getColumn(2).getString();
  callback.site = row.getColumn(3).getString();
  callback.skill = row.getColumn(4).getString();
  callback.language = row.getColumn(5).getString();
  callback.created_at = row.getColumn(6).getInt64();
  callback.received_at = row.getColumn(7).getInt64();
  callback.owner = row.getColumn(8).getString();
  callback.due_at = row.getColumn(9).getInt64();
  const json attempts = json::parse(row.getColumn(10).getString(), nullptr, false);
  if (attempts.is_array()) {
    for (const json& one : attempts) {
      callback.attempts.push_back(
          {one.value("at", std::int64_t{0}), one.value("by", std::string{}), one.value("result", std::string{})});
    }
  }
  callback.outcome = row.getColumn(11).getString();
  return callback;
}

std::string attempts_text(const std::vector<CallbackAttempt>& attempts) {
  json list = json::array();
  for (const CallbackAttempt& one : attempts) list.push_back({{"at", one.at}, {"by", one.by}, {"result", one.result}});
  return list.dump();
}

base::Result<Callback> find(Transaction& t, std::int64_t council, const std::string& callback_id) {
  auto& select =
      t.statement("SELECT " WAYMARK_CALLBACK_COLUMNS "FROM callback WHERE council = ?1 AND callback_id = ?2");
  select.bind(1, council);
  select.bind(2, callback_id);
  if (!select.executeStep()) return fail(ErrorCode::kNotFound, "callback_id", "there is no such callback");
  Callback callback = read_callback(select);
  select.reset();
  return callback;
}

}  // namespace

void SqliteStore::keep_callback(Callback callback, Then<Received> then) {
  write<Received>(
      [council = council_, callback = std::move(callback)](Transaction& t) -> base::Result<Received> {
        if (const auto before = find(t, council, callback.callback_id)) {
          if (before->kiosk_id != callback.kiosk_id) {
            return fail(ErrorCode::kConflict, "callback_id", "was used before");
          }
          return Received{false, before->received_at};
        }
        auto& insert = t.statement(
            "INSERT INTO callback(council, callback_id, call_id, kiosk_id, site, skill, language, sealed, created_at, "
            "received_at, owner, due_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
        insert.bind(1, council);
        insert.bind(2, callback.callback_id);
        insert.bind(3, callback.call_id);
        insert.bind(4, callback.kiosk_id);
        insert.bind(5, callback.site);
        insert.bind(6, callback.skill);
        insert.bind(7, callback.language);
        insert.bind(8, callback.sealed.data(), static_cast<int>(callback.sealed.size()));
        insert.bind(9, callback.created_at);
        insert.bind(10, t.now_ms());
        insert.bind(11, callback.owner);
        insert.bind(12, callback.due_at);
        insert.exec();
        return Received{true, t.now_ms()};
      },
      std::move(then));
}

void SqliteStore::change_callback(std::string callback_id, CallbackChange change, std::string actor,
                                  Then<Callback> then) {
  write<Callback>(
      [council = council_, id = std::move(callback_id), change = std::move(change),
       actor = std::move(actor)](Transaction& t) -> base::Result<Callback> {
        auto callback = find(t, council, id);
        if (!callback) return callback;
        if (!callback->outcome.empty()) return fail(ErrorCode::kConflict, "callback_id", "is done");
        if (!change.owner.empty()) callback->owner = change.owner;
        if (callback->owner.empty()) callback->owner = actor;
        if (change.due_at > 0) callback->due_at = change.due_at;
        if (!change.attempt.empty()) callback->attempts.push_back({t.now_ms(), actor, change.attempt});
        callback->outcome = change.outcome;
        auto& update = t.statement(
            "UPDATE callback SET owner = ?1, due_at = ?2, attempts = ?3, outcome = ?4 "
            "WHERE council = ?5 AND callback_id = ?6");
        update.bind(1, callback->owner);
        update.bind(2, callback->due_at);
        update.bind(3, attempts_text(callback->attempts));
        update.bind(4, callback->outcome);
        update.bind(5, council);
        update.bind(6, id);
        update.exec();
        append_audit(t, council, {actor, change.outcome.empty() ? "callback.changed" : "callback.closed", id});
        return callback;
      },
      std::move(then));
}

void SqliteStore::list_callbacks(Then<std::vector<Callback>> then) {
  read<std::vector<Callback>>(
      [council = council_](Statements& statements) -> base::Result<std::vector<Callback>> {
        auto& select = statements.get("SELECT " WAYMARK_CALLBACK_COLUMNS
                                      "FROM callback WHERE council = ?1 ORDER BY outcome <> '', "
                                      "CASE due_at WHEN 0 THEN created_at ELSE due_at END LIMIT 200");
        select.bind(1, council);
        std::vector<Callback> list;
        while (select.executeStep()) list.push_back(read_callback(select));
        return list;
      },
      std::move(then));
}

void SqliteStore::find_callback(std::string callback_id, Then<Callback> then) {
  read<Callback>(
      [council = council_, id = std::move(callback_id)](Statements& statements) -> base::Result<Callback> {
        auto& select = statements.get("SELECT " WAYMARK_CALLBACK_COLUMNS
                                      ", sealed FROM callback WHERE council = ?1 AND callback_id = ?2");
        select.bind(1, council);
        select.bind(2, id);
        if (!select.executeStep()) return fail(ErrorCode::kNotFound, "callback_id", "there is no such callback");
        Callback callback = read_callback(select);
        callback.sealed = select.getColumn(12).getString();
        return callback;
      },
      std::move(then));
}

}  // namespace waymark::hub
