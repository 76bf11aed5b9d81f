#include <nlohmann/json.hpp>

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

#define WAYMARK_HELP_COLUMNS \
  "request_id, kiosk_id, site, page, language, needs, state, raised_at, acknowledged_at, acknowledged_by "

HelpRequest read_help(SQLite::Statement& row) {
  HelpRequest help;
  help.request_id = row.getColumn(0).getString();
  help.kiosk_id = row.getColumn(1).getString();
  help.site = row.getColumn(2).getString();
  help.page = row.getColumn(3).getString();
  help.language = row.getColumn(4).getString();
  const auto needs = nlohmann::json::parse(row.getColumn(5).getString(), nullptr, false);
  if (needs.is_array()) help.needs = needs.get<std::vector<std::string>>();
  help.state = row.getColumn(6).getString();
  help.raised_at = row.getColumn(7).getInt64();
  help.acknowledged_at = row.getColumn(8).getInt64();
  help.acknowledged_by = row.getColumn(9).getString();
  return help;
}

base::Result<HelpRequest> find_help(Transaction& t, std::int64_t council, const std::string& request_id) {
  auto& select = t.statement("SELECT " WAYMARK_HELP_COLUMNS "FROM help WHERE council = ?1 AND request_id = ?2");
  select.bind(1, council);
  select.bind(2, request_id);
  if (!select.executeStep()) return fail(ErrorCode::kNotFound, "request_id", "there is no such request");
  HelpRequest help = read_help(select);
  select.reset();
  return help;
}

}  // namespace

void SqliteStore::raise_help(HelpRequest request, Then<HelpRequest> then) {
  write<HelpRequest>(
      [council = council_, help = std::move(request)](Transaction& t) -> base::Result<HelpRequest> {
        if (auto before = find_help(t, council, help.request_id)) {
          if (before->kiosk_id != help.kiosk_id) return fail(ErrorCode::kConflict, "request_id", "was used before");
          return before;
        }
        auto& insert = t.statement(
            "INSERT INTO help(council, request_id, kiosk_id, site, page, language, needs, state, raised_at) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8)");
        insert.bind(1, council);
        insert.bind(2, help.request_id);
        insert.bind(3, help.kiosk_id);
        insert.bind(4, help.site);
        insert.bind(5, help.page);
        insert.bind(6, help.language);
        insert.bind(7, nlohmann::json(help.needs).dump());
        insert.bind(8, t.now_ms());
        insert.exec();
        return find_help(t, council, help.request_id);
      },
      std::move(then));
}

void SqliteStore::cancel_help(std::string kiosk_id, std::string request_id, Then<HelpRequest> then) {
  write<HelpRequest>(
      [council = council_, kiosk_id = std::move(kiosk_id),
       request_id = std::move(request_id)](Transaction& t) -> base::Result<HelpRequest> {
        auto help = find_help(t, council, request_id);
        if (!help) return help;
        if (help->kiosk_id != kiosk_id) return fail(ErrorCode::kNotFound, "request_id", "there is no such request");
        auto& update = t.statement("UPDATE help SET state = 'cancelled' WHERE council = ?1 AND request_id = ?2");
        update.bind(1, council);
        update.bind(2, request_id);
        update.exec();
        help->state = "cancelled";
        return help;
      },
      std::move(then));
}

void SqliteStore::acknowledge_help(std::string request_id, std::string actor, Then<HelpRequest> then) {
  write<HelpRequest>(
      [council = council_, request_id = std::move(request_id),
       actor = std::move(actor)](Transaction& t) -> base::Result<HelpRequest> {
        auto help = find_help(t, council, request_id);
        if (!help || help->state == "acknowledged") return help;
        if (help->state != "open") return fail(ErrorCode::kConflict, "request_id", "was cancelled");
        auto& update = t.statement(
            "UPDATE help SET state = 'acknowledged', acknowledged_at = ?1, acknowledged_by = ?2 "
            "WHERE council = ?3 AND request_id = ?4");
        update.bind(1, t.now_ms());
        update.bind(2, actor);
        update.bind(3, council);
        update.bind(4, request_id);
        update.exec();
        append_audit(t, council, {actor, "help.acknowledged", request_id});
        return find_help(t, council, request_id);
      },
      std::move(then));
}

void SqliteStore::list_help(std::int64_t since, Then<std::vector<HelpRequest>> then) {
  read<std::vector<HelpRequest>>(
      [council = council_, since](Statements& statements) -> base::Result<std::vector<HelpRequest>> {
        auto& select = statements.get("SELECT " WAYMARK_HELP_COLUMNS
                                      "FROM help WHERE council = ?1 AND raised_at >= ?2 "
                                      "ORDER BY state = 'open' DESC, raised_at DESC LIMIT 200");
        select.bind(1, council);
        select.bind(2, since);
        std::vector<HelpRequest> list;
        while (select.executeStep()) list.push_back(read_help(select));
        return list;
      },
      std::move(then));
}

}  // namespace waymark::hub
