#include "base/io/sqlite.h"

#include <sqlite3.h>

namespace waymark::base::io {

Error storage_error(const SQLite::Exception& exception, std::string where) {
  const int code = exception.getErrorCode();
  const ErrorCode kind = code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? ErrorCode::kCorrupt
                         : code == SQLITE_BUSY || code == SQLITE_LOCKED  ? ErrorCode::kUnavailable
                                                                         : ErrorCode::kStorage;
  // The extended code's own words only: SQLite's message may quote a value.
  return Error{kind, std::move(where), sqlite3_errstr(code)};
}

Result<std::unique_ptr<SQLite::Database>> open_database(const std::string& path, Migrations migrations) {
  try {
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000);
    const std::string check = database->execAndGet("PRAGMA quick_check(1)").getString();
    if (check != "ok") return fail(ErrorCode::kCorrupt, path, "quick_check found damage");
    database->exec("PRAGMA journal_mode=WAL");
    database->exec("PRAGMA synchronous=FULL");
    database->exec("PRAGMA foreign_keys=ON");
    database->exec("PRAGMA secure_delete=ON");
    database->exec("PRAGMA journal_size_limit=16777216");
    const auto version = static_cast<std::size_t>(database->execAndGet("PRAGMA user_version").getInt());
    if (version > migrations.size()) {
      return fail(ErrorCode::kUnsupported, path, "written by a newer version of Waymark");
    }
    if (version < migrations.size()) {
      SQLite::Transaction transaction(*database);
      for (const char* step : migrations.subspan(version)) database->exec(step);
      database->exec("PRAGMA user_version=" + std::to_string(migrations.size()));
      transaction.commit();
    }
    return database;
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<Error>(storage_error(exception, path));
  }
}

Result<std::unique_ptr<SQLite::Database>> open_database_readonly(const std::string& path) {
  try {
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READONLY, 5000);
    database->exec("PRAGMA query_only=ON");
    return database;
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<Error>(storage_error(exception, path));
  }
}

}  // namespace waymark::base::io
