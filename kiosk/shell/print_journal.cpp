#include "kiosk/shell/print_journal.h"

#include <array>
#include <filesystem>
#include <string_view>

#include "base/io/crypto.h"
#include "base/io/log.h"
#include "kiosk/shell/bind_all.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;

constexpr std::array kMigrations{R"sql(
  CREATE TABLE job(job_id TEXT PRIMARY KEY, state INTEGER NOT NULL, personal INTEGER NOT NULL, document BLOB,
    created_at INTEGER NOT NULL);
)sql"};
constexpr int kKeptJobs = 500;  // enough to answer for a day; a state says nothing about anyone

int number(JobState state) { return static_cast<int>(state); }

}  // namespace

base::Result<std::unique_ptr<PrintJournal>> PrintJournal::open(const std::string& path) {
  auto database = base::io::open_database(path, kMigrations);
  if (!database && database.error().code == ErrorCode::kCorrupt) {
    base::io::log_error("print_journal", database.error());
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::filesystem::rename(path + suffix, path + ".damaged" + suffix, ignored);
    }
    database = base::io::open_database(path, kMigrations);
  }
  if (!database) return tl::unexpected<base::Error>(database.error());
  std::unique_ptr<PrintJournal> journal{new PrintJournal(std::move(*database))};
  try {
    SQLite::Database& db = *journal->database_;
    SQLite::Transaction transaction(db);
    SQLite::Statement failed(db, "UPDATE job SET state = ?, document = NULL WHERE state = ?");
    bind_all(failed, number(JobState::kFailed), number(JobState::kQueued));
    failed.exec();
    SQLite::Statement unknown(db, "UPDATE job SET state = ?, document = NULL WHERE state IN (?, ?)");
    bind_all(unknown, number(JobState::kUnknown), number(JobState::kSending), number(JobState::kSent));
    journal->unknown_at_start_ = unknown.exec();
    SQLite::Statement old(db, "DELETE FROM job WHERE rowid NOT IN (SELECT rowid FROM job ORDER BY rowid DESC LIMIT ?)");
    bind_all(old, kKeptJobs);
    old.exec();
    transaction.commit();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, path));
  }
  return journal;
}

base::Status PrintJournal::add(const std::string& job_id, std::string_view document, const base::Secret* visit_key,
                               base::WallTime now) {
  std::string kept{document};
  if (visit_key != nullptr) {
    auto locked = base::io::lock(document, *visit_key);
    if (!locked) return tl::unexpected<base::Error>(locked.error());
    kept = std::move(*locked);
  }
  const std::scoped_lock lock(mutex_);
  try {
    SQLite::Statement insert(*database_, "INSERT OR IGNORE INTO job VALUES(?, ?, ?, ?, ?)");
    insert.bind(1, job_id);
    insert.bind(2, number(JobState::kQueued));
    insert.bind(3, visit_key != nullptr ? 1 : 0);
    insert.bind(4, kept.data(), static_cast<int>(kept.size()));
    insert.bind(5, now.time_since_epoch().count());
    if (insert.exec() == 0) return base::fail(ErrorCode::kConflict, "print_journal", "this job is known already");
    return {};
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, "print_journal"));
  }
}

base::Status PrintJournal::set(const std::string& job_id, JobState state) {
  const std::scoped_lock lock(mutex_);
  try {
    const bool ended = state == JobState::kPrinted || state == JobState::kUnknown || state == JobState::kFailed;
    SQLite::Statement update(*database_, ended ? "UPDATE job SET state = ?, document = NULL WHERE job_id = ?"
                                               : "UPDATE job SET state = ? WHERE job_id = ?");
    bind_all(update, number(state), job_id);
    if (update.exec() == 0) return base::fail(ErrorCode::kNotFound, "print_journal", "no such job");
    return {};
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, "print_journal"));
  }
}

base::Result<JobState> PrintJournal::state(const std::string& job_id) {
  const std::scoped_lock lock(mutex_);
  try {
    SQLite::Statement row(*database_, "SELECT state FROM job WHERE job_id = ?");
    row.bind(1, job_id);
    if (!row.executeStep()) return base::fail(ErrorCode::kNotFound, "print_journal", "no such job");
    return static_cast<JobState>(row.getColumn(0).getInt());
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, "print_journal"));
  }
}

base::Status PrintJournal::forget_documents() {
  const std::scoped_lock lock(mutex_);
  try {
    database_->exec("UPDATE job SET document = NULL WHERE document IS NOT NULL");
    return {};
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, "print_journal"));
  }
}

}  // namespace waymark::shell
