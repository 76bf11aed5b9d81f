#include "devices/host/job_ledger.h"

#include <array>
#include <filesystem>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<const char*, 1> kMigrations{
    "CREATE TABLE job (job_id TEXT PRIMARY KEY, begun_ms INTEGER NOT NULL, outcome TEXT, reason TEXT) "
    "WITHOUT ROWID"};

constexpr std::chrono::milliseconds kKept = std::chrono::hours{24 * 7};

}  // namespace

base::Result<JobLedger> JobLedger::open(const std::string& path) {
  auto database = base::io::open_database(path, kMigrations);
  if (!database && database.error().code == ErrorCode::kCorrupt) {
    std::error_code ignored;
    std::filesystem::rename(path, path + ".damaged", ignored);
    for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(path + suffix, ignored);
    database = base::io::open_database(path, kMigrations);
  }
  if (!database) return tl::unexpected(database.error());
  try {
    SQLite::Statement interrupted(**database, "UPDATE job SET outcome = ?, reason = ? WHERE outcome IS NULL");
    interrupted.bind(1, std::string(protocol::name_of(protocol::PrintOutcome::kUnknown)));
    interrupted.bind(2, std::string(protocol::name_of(protocol::PrintReason::kHostLost)));
    interrupted.exec();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected(base::io::storage_error(exception, "print jobs"));
  }
  return JobLedger{std::move(*database)};
}

base::Status JobLedger::begin(const std::string& job_id, base::WallTime now) {
  try {
    SQLite::Transaction transaction(*database_);
    const std::int64_t now_ms = now.time_since_epoch().count();
    SQLite::Statement old(*database_, "DELETE FROM job WHERE begun_ms < ?");
    old.bind(1, now_ms - static_cast<std::int64_t>(kKept.count()));
    old.exec();
    SQLite::Statement insert(*database_, "INSERT OR IGNORE INTO job (job_id, begun_ms) VALUES (?, ?)");
    insert.bind(1, job_id);
    insert.bind(2, now_ms);
    if (insert.exec() == 0) return fail(ErrorCode::kConflict, "print job", "was begun before");
    transaction.commit();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected(base::io::storage_error(exception, "print jobs"));
  }
  return {};
}

base::Status JobLedger::finish(const std::string& job_id, const protocol::PrintResult& result) {
  try {
    SQLite::Statement update(*database_, "UPDATE job SET outcome = ?, reason = ? WHERE job_id = ?");
    update.bind(1, std::string(name_of(result.outcome)));
    update.bind(2, std::string(name_of(result.reason)));
    update.bind(3, job_id);
    update.exec();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected(base::io::storage_error(exception, "print jobs"));
  }
  return {};
}

base::Result<std::optional<JobLedger::Entry>> JobLedger::find(const std::string& job_id) const {
  try {
    SQLite::Statement query(*database_, "SELECT outcome, reason FROM job WHERE job_id = ?");
    query.bind(1, job_id);
    if (!query.executeStep()) return std::optional<Entry>{};
    Entry entry;
    if (query.getColumn(0).isNull()) return std::optional{entry};
    entry.finished = true;
    entry.result.outcome = protocol::from_name<protocol::PrintOutcome>(query.getColumn(0).getString())
                               .value_or(protocol::PrintOutcome::kUnknown);
    entry.result.reason = protocol::from_name<protocol::PrintReason>(query.getColumn(1).getString())
                              .value_or(protocol::PrintReason::kNone);
    return std::optional{entry};
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected(base::io::storage_error(exception, "print jobs"));
  }
}

}  // namespace waymark::devices
