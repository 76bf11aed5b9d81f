#include "provisioning/hub/store/sqlite_store.h"

#include "base/io/crypto.h"
#include "provisioning/hub/store/schema.h"

namespace waymark::hub {
namespace {

constexpr int kReaders = 2;

std::int64_t council_number(SQLite::Database& database, const std::string& code) {
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO council(code) VALUES(?1)");
  insert.bind(1, code);
  insert.exec();
  SQLite::Statement select(database, "SELECT council FROM council WHERE code = ?1");
  select.bind(1, code);
  select.executeStep();
  return select.getColumn(0).getInt64();
}

}  // namespace

base::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path, const std::string& council,
                                                             const base::io::Clock& clock, Deliver deliver) {
  auto database = base::io::open_database(path, migrations());
  if (!database) return tl::unexpected<base::Error>(database.error());
  try {
    (*database)->exec("PRAGMA cache_size=-65536");
    // What is deleted here is no customer's words: those are sealed. Overwriting freed pages would double the writes.
    (*database)->exec("PRAGMA secure_delete=OFF");
    const std::int64_t number = council_number(**database, council);
    std::vector<std::unique_ptr<SQLite::Database>> readers;
    for (int i = 0; i < kReaders; ++i) {
      auto reader = base::io::open_database_readonly(path);
      if (!reader) return tl::unexpected<base::Error>(reader.error());
      readers.push_back(std::move(*reader));
    }
    auto writer = std::make_unique<Writer>(std::move(*database), clock);
    return std::unique_ptr<SqliteStore>(
        new SqliteStore(number, std::move(deliver), std::move(writer), std::make_unique<Reader>(std::move(readers))));
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, path));
  }
}

void SqliteStore::stop() {
  writer_->stop();
  reader_->stop();
}

void append_audit(Transaction& transaction, std::int64_t council, const AuditEntry& entry) {
  auto& last = transaction.statement("SELECT hash FROM audit WHERE council = ?1 ORDER BY number DESC LIMIT 1");
  last.bind(1, council);
  const std::string before = last.executeStep() ? last.getColumn(0).getString() : std::string{};
  std::string text = before;
  for (const std::string& part : {std::to_string(transaction.now_ms()), entry.actor, entry.action, entry.subject}) {
    text += '\n';
    text += part;
  }
  auto& insert = transaction.statement(
      "INSERT INTO audit(council, at, actor, action, subject, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  insert.bind(1, council);
  insert.bind(2, transaction.now_ms());
  insert.bind(3, entry.actor);
  insert.bind(4, entry.action);
  insert.bind(5, entry.subject);
  insert.bind(6, base::io::sha256_hex(text));
  insert.exec();
}

void SqliteStore::write_audit(AuditEntry entry, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, entry = std::move(entry)](Transaction& t) -> base::Result<Nothing> {
        append_audit(t, council, entry);
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::rollups(std::string from, std::string to, Then<std::vector<RollupRow>> then) {
  read<std::vector<RollupRow>>(
      [council = council_, from = std::move(from),
       to = std::move(to)](Statements& statements) -> base::Result<std::vector<RollupRow>> {
        auto& select = statements.get(
            "SELECT site, day, measure, subject, part, count FROM rollup WHERE council = ?1 AND day BETWEEN ?2 AND ?3");
        select.bind(1, council);
        select.bind(2, from);
        select.bind(3, to);
        std::vector<RollupRow> rows;
        while (select.executeStep()) {
          rows.push_back({select.getColumn(0).getString(), select.getColumn(1).getString(),
                          select.getColumn(2).getString(), select.getColumn(3).getString(),
                          select.getColumn(4).getString(), select.getColumn(5).getInt64()});
        }
        return rows;
      },
      std::move(then));
}

}  // namespace waymark::hub
