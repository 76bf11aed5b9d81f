#include <nlohmann/json.hpp>

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

std::vector<std::string> texts(const std::string& text) {
  const auto list = nlohmann::json::parse(text, nullptr, false);
  return list.is_array() ? list.get<std::vector<std::string>>() : std::vector<std::string>{};
}

}  // namespace

void SqliteStore::put_staff(StaffRecord staff, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, staff = std::move(staff)](Transaction& t) -> base::Result<Nothing> {
        auto& insert = t.statement(
            "INSERT INTO staff(council, name, display_name, password_hash, site, roles, alias, skills, languages, "
            "councils) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
            "ON CONFLICT(council, name) DO UPDATE SET display_name = excluded.display_name, "
            "password_hash = excluded.password_hash, site = excluded.site, roles = excluded.roles, "
            "alias = excluded.alias, skills = excluded.skills, languages = excluded.languages, councils = "
            "excluded.councils");
        insert.bind(1, council);
        insert.bind(2, staff.name);
        insert.bind(3, staff.display_name);
        insert.bind(4, staff.password_hash);
        insert.bind(5, staff.site);
        insert.bind(6, nlohmann::json(staff.roles).dump());
        insert.bind(7, staff.alias);
        insert.bind(8, nlohmann::json(staff.skills).dump());
        insert.bind(9, nlohmann::json(staff.languages).dump());
        insert.bind(10, nlohmann::json(staff.councils).dump());
        insert.exec();
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::list_staff(Then<std::vector<StaffRecord>> then) {
  read<std::vector<StaffRecord>>(
      [council = council_](Statements& statements) -> base::Result<std::vector<StaffRecord>> {
        auto& select = statements.get(
            "SELECT name, display_name, password_hash, site, roles, alias, skills, languages, councils FROM staff "
            "WHERE council = ?1 ORDER BY name");
        select.bind(1, council);
        std::vector<StaffRecord> list;
        while (select.executeStep()) {
          StaffRecord staff;
          staff.name = select.getColumn(0).getString();
          staff.display_name = select.getColumn(1).getString();
          staff.password_hash = select.getColumn(2).getString();
          staff.site = select.getColumn(3).getString();
          staff.roles = texts(select.getColumn(4).getString());
          staff.alias = select.getColumn(5).getString();
          staff.skills = texts(select.getColumn(6).getString());
          staff.languages = texts(select.getColumn(7).getString());
          staff.councils = texts(select.getColumn(8).getString());
          list.push_back(std::move(staff));
        }
        return list;
      },
      std::move(then));
}

void SqliteStore::keep_session(SessionRecord session, AuditEntry audit, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, session = std::move(session),
       audit = std::move(audit)](Transaction& t) -> base::Result<Nothing> {
        auto& old = t.statement("DELETE FROM session WHERE expires_at < ?1");
        old.bind(1, t.now_ms());
        old.exec();
        auto& insert = t.statement(
            "INSERT INTO session(council, token_hash, name, csrf_token, expires_at) VALUES(?1, ?2, ?3, ?4, ?5)");
        insert.bind(1, council);
        insert.bind(2, session.token_hash);
        insert.bind(3, session.name);
        insert.bind(4, session.csrf_token);
        insert.bind(5, session.expires_at);
        insert.exec();
        append_audit(t, council, audit);
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::drop_session(std::string token_hash, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, token_hash = std::move(token_hash)](Transaction& t) -> base::Result<Nothing> {
        auto& drop = t.statement("DELETE FROM session WHERE council = ?1 AND token_hash = ?2");
        drop.bind(1, council);
        drop.bind(2, token_hash);
        drop.exec();
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::list_sessions(Then<std::vector<SessionRecord>> then) {
  read<std::vector<SessionRecord>>(
      [council = council_](Statements& statements) -> base::Result<std::vector<SessionRecord>> {
        auto& select =
            statements.get("SELECT token_hash, name, csrf_token, expires_at FROM session WHERE council = ?1");
        select.bind(1, council);
        std::vector<SessionRecord> list;
        while (select.executeStep()) {
          list.push_back({select.getColumn(0).getString(), select.getColumn(1).getString(),
                          select.getColumn(2).getString(), select.getColumn(3).getInt64()});
        }
        return list;
      },
      std::move(then));
}

}  // namespace waymark::hub
