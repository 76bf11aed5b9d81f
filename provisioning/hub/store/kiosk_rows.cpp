#include "base/io/crypto.h"
#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kMaxWrongTries = 5;

KioskRecord read_kiosk(SQLite::Statement& row) {
  KioskRecord kiosk;
  kiosk.kiosk_id = row.getColumn(0).getString();
  kiosk.name = row.getColumn(1).getString();
  kiosk.site = row.getColumn(2).getString();
  kiosk.public_key = row.getColumn(3).getString();
  kiosk.status = row.getColumn(4).getString();
  kiosk.enrolled_at = row.getColumn(5).getInt64();
  return kiosk;
}

struct CodeRow {
  std::string secret_hash;
  std::string site;
  std::string issued_by;
  std::int64_t expires_at = 0;
  int wrong_tries = 0;
  std::string kiosk_id;  // empty until it is used
};

std::optional<CodeRow> find_code(Transaction& t, std::int64_t council, const std::string& code_id) {
  auto& select = t.statement(
      "SELECT secret_hash, site, issued_by, expires_at, wrong_tries, coalesce(kiosk_id, '') FROM enrolment_code "
      "WHERE council = ?1 AND code_id = ?2");
  select.bind(1, council);
  select.bind(2, code_id);
  if (!select.executeStep()) return std::nullopt;
  CodeRow row{select.getColumn(0).getString(), select.getColumn(1).getString(), select.getColumn(2).getString(),
              select.getColumn(3).getInt64(),  select.getColumn(4).getInt(),    select.getColumn(5).getString()};
  select.reset();
  return row;
}

std::optional<KioskRecord> find_kiosk(Transaction& t, std::int64_t council, const std::string& kiosk_id) {
  auto& select = t.statement(
      "SELECT kiosk_id, name, site, public_key, status, enrolled_at FROM kiosk WHERE council = ?1 AND kiosk_id = ?2");
  select.bind(1, council);
  select.bind(2, kiosk_id);
  if (!select.executeStep()) return std::nullopt;
  KioskRecord kiosk = read_kiosk(select);
  select.reset();
  return kiosk;
}

void count_wrong_try(Transaction& t, std::int64_t council, const std::string& code_id) {
  auto& update =
      t.statement("UPDATE enrolment_code SET wrong_tries = wrong_tries + 1 WHERE council = ?1 AND code_id = ?2");
  update.bind(1, council);
  update.bind(2, code_id);
  update.exec();
}

void insert_kiosk(Transaction& t, std::int64_t council, const KioskRecord& kiosk) {
  auto& insert = t.statement(
      "INSERT INTO kiosk(council, kiosk_id, name, site, public_key, status, enrolled_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  insert.bind(1, council);
  insert.bind(2, kiosk.kiosk_id);
  insert.bind(3, kiosk.name);
  insert.bind(4, kiosk.site);
  insert.bind(5, kiosk.public_key.data(), static_cast<int>(kiosk.public_key.size()));
  insert.bind(6, kiosk.status);
  insert.bind(7, kiosk.enrolled_at);
  insert.exec();
}

}  // namespace

void SqliteStore::keep_code(CodeRecord code, AuditEntry audit, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, code = std::move(code), audit = std::move(audit)](Transaction& t) -> base::Result<Nothing> {
        auto& old = t.statement("DELETE FROM enrolment_code WHERE expires_at < ?1 OR code_id = ?2");
        old.bind(1, t.now_ms());
        old.bind(2, code.code_id);
        old.exec();
        auto& insert = t.statement(
            "INSERT INTO enrolment_code(council, code_id, secret_hash, site, issued_by, expires_at) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        insert.bind(1, council);
        insert.bind(2, code.code_id);
        insert.bind(3, code.secret_hash);
        insert.bind(4, code.site);
        insert.bind(5, code.issued_by);
        insert.bind(6, code.expires_at);
        insert.exec();
        append_audit(t, council, audit);
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::redeem_code(std::string code_id, std::string secret_hash, KioskRecord kiosk, Then<KioskRecord> then) {
  write<KioskRecord>(
      [council = council_, code_id = std::move(code_id), secret_hash = std::move(secret_hash),
       kiosk = std::move(kiosk)](Transaction& t) -> base::Result<KioskRecord> {
        // One answer for every way of being wrong: a guesser learns nothing.
        const auto refused = fail(ErrorCode::kDenied, "code", "is wrong, used or too old");
        const auto code = find_code(t, council, code_id);
        if (!code || code->wrong_tries >= kMaxWrongTries || code->expires_at < t.now_ms()) return refused;
        if (!base::io::equal_constant_time(code->secret_hash, secret_hash)) {
          count_wrong_try(t, council, code_id);
          return refused;
        }
        if (!code->kiosk_id.empty()) {  // the answer to the first try was lost on the way
          const auto before = find_kiosk(t, council, code->kiosk_id);
          if (before && before->public_key == kiosk.public_key) return *before;
          return refused;
        }
        KioskRecord enrolled = kiosk;
        enrolled.site = code->site;
        enrolled.status = "approved";
        enrolled.enrolled_at = t.now_ms();
        insert_kiosk(t, council, enrolled);
        auto& used = t.statement("UPDATE enrolment_code SET kiosk_id = ?1 WHERE council = ?2 AND code_id = ?3");
        used.bind(1, enrolled.kiosk_id);
        used.bind(2, council);
        used.bind(3, code_id);
        used.exec();
        append_audit(t, council, {code->issued_by, "kiosk.enrolled", enrolled.kiosk_id});
        return enrolled;
      },
      std::move(then));
}

void SqliteStore::list_kiosks(Then<std::vector<KioskRecord>> then) {
  read<std::vector<KioskRecord>>(
      [council = council_](Statements& statements) -> base::Result<std::vector<KioskRecord>> {
        auto& select = statements.get(
            "SELECT kiosk_id, name, site, public_key, status, enrolled_at FROM kiosk WHERE council = ?1 "
            "ORDER BY site, name, kiosk_id");
        select.bind(1, council);
        std::vector<KioskRecord> list;
        while (select.executeStep()) list.push_back(read_kiosk(select));
        return list;
      },
      std::move(then));
}

}  // namespace waymark::hub
