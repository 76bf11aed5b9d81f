// Opening SQLite the one way Waymark does: WAL, synchronous=FULL (what is acknowledged survives a power cut),
// foreign keys on, a busy timeout, and numbered migrations inside one transaction.
//
// SQLiteCpp's Database and Statement are used directly by the stores. They throw SQLite::Exception; each store
// catches it at its own edge and turns it into an Error with storage_error().
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace waymark::base::io {

// SQL scripts, oldest first; the database's user_version says how many have been applied.
using Migrations = std::span<const char* const>;

// kCorrupt when it is no database or fails quick_check, kStorage when the disk refuses, kUnsupported when the
// file was written by a newer version. `path` may be ":memory:".
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> open_database(const std::string& path, Migrations migrations);

// A second connection that only reads.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> open_database_readonly(const std::string& path);

[[nodiscard]] Error storage_error(const SQLite::Exception& exception, std::string where);

}  // namespace waymark::base::io
