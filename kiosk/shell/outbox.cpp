#include "kiosk/shell/outbox.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/crypto.h"
#include "base/io/log.h"
#include "kiosk/shell/bind_all.h"
#include "kiosk/shell/outbox_events.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;

constexpr std::array kMigrations{R"sql(
  CREATE TABLE stream(id TEXT NOT NULL, next_seq INTEGER NOT NULL, rebuilt INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE usage(seq INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE submission(number INTEGER PRIMARY KEY, submission_id TEXT NOT NULL UNIQUE, reference TEXT NOT NULL,
    journey TEXT NOT NULL, journey_version TEXT NOT NULL, sealed BLOB NOT NULL, key_id TEXT NOT NULL,
    created_at INTEGER NOT NULL);
  CREATE TABLE note(id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, request_id TEXT NOT NULL,
    body TEXT NOT NULL, UNIQUE(kind, request_id));
  CREATE TABLE lease(service TEXT PRIMARY KEY, lease_id TEXT NOT NULL, prefix TEXT NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, next INTEGER NOT NULL, expires_at INTEGER NOT NULL, about_minutes INTEGER NOT NULL,
    up_to_minutes INTEGER NOT NULL);
  CREATE TABLE leased_ticket(request_id TEXT PRIMARY KEY, lease_id TEXT NOT NULL, service TEXT NOT NULL,
    prefix TEXT NOT NULL, number INTEGER NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);
  CREATE TABLE quarantine(id INTEGER PRIMARY KEY, what TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
    body BLOB NOT NULL);
)sql",
                                 "ALTER TABLE submission ADD COLUMN language TEXT NOT NULL DEFAULT '';"};

std::int64_t ms(base::WallTime time) { return time.time_since_epoch().count(); }
base::WallTime wall(std::int64_t time) { return base::WallTime{std::chrono::milliseconds{time}}; }

// Under the lock; SQLite's exceptions become errors.
template <class Work>
auto guarded(std::mutex& mutex, const char* where, Work&& work) -> decltype(work()) {
  const std::scoped_lock lock(mutex);
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, where));
  }
}

template <class... Values>
int run(SQLite::Database& database, const char* sql, const Values&... values) {
  SQLite::Statement statement(database, sql);
  bind_all(statement, values...);
  return statement.exec();
}

std::string read_stream(SQLite::Database& database) {
  SQLite::Statement statement(database, "SELECT id FROM stream");
  if (statement.executeStep()) return statement.getColumn(0).getString();
  const auto bytes = base::io::random_bytes(16);
  const std::string id = base::io::to_hex(std::string_view{reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  run(database, "INSERT INTO stream(id, next_seq) VALUES(?, 1)", id);
  return id;
}

// Puts a damaged database aside with its companions. The newest damage wins: older ones tell nothing new.
void put_aside(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const std::string aside = path + ".damaged" + suffix;
    std::filesystem::remove(aside, ignored);
    std::filesystem::rename(path + suffix, aside, ignored);
  }
}

SealedSubmission read_submission(SQLite::Statement& row) {
  return {row.getColumn(0).getString(), row.getColumn(1).getString(),     row.getColumn(2).getString(),
          row.getColumn(3).getString(), row.getColumn(4).getString(),     row.getColumn(5).getString(),
          row.getColumn(6).getString(), wall(row.getColumn(7).getInt64())};
}

constexpr const char* kSelectSubmission =
    "SELECT submission_id, reference, journey, journey_version, language, sealed, key_id, created_at FROM submission "
    "ORDER BY number";

void insert_submission(SQLite::Database& database, const SealedSubmission& one) {
  SQLite::Statement statement(database,
                              "INSERT OR IGNORE INTO submission(submission_id, reference, journey, journey_version, "
                              "language, sealed, key_id, created_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  statement.bind(1, one.submission_id);
  statement.bind(2, one.reference);
  statement.bind(3, one.journey);
  statement.bind(4, one.journey_version);
  statement.bind(5, one.language);
  statement.bind(6, one.sealed.data(), static_cast<int>(one.sealed.size()));
  statement.bind(7, one.key_id);
  statement.bind(8, ms(one.created_at));
  statement.exec();
}

const char* word_for(TicketEnd end) {
  switch (end) {
    case TicketEnd::kPrinted:
      return "printed";
    case TicketEnd::kShown:
      return "shown";
    case TicketEnd::kFollowed:
      return "followed";
    case TicketEnd::kPrintFailed:
      return "print_failed";
    case TicketEnd::kCancelled:
      return "cancelled";
    case TicketEnd::kVisitEnded:
      return "visit_ended";
  }
  return "cancelled";
}

}  // namespace

base::Result<std::unique_ptr<Outbox>> Outbox::open(const std::string& path, const base::io::Clock& clock,
                                                   OutboxLimits limits) {
  std::error_code none;
  // SQLite takes an emptied file for a new one; we must not, because numbers may have been given out before.
  const bool emptied = std::filesystem::file_size(path, none) == 0 && !none;
  auto database = base::io::open_database(path, kMigrations);
  const bool damaged = emptied || (!database && database.error().code == ErrorCode::kCorrupt);
  if (damaged && !emptied) {
    base::io::log_error("outbox", database.error());
    put_aside(path);
    database = base::io::open_database(path, kMigrations);
  }
  if (!database) return tl::unexpected<base::Error>(database.error());
  try {
    std::string stream = read_stream(**database);
    std::unique_ptr<Outbox> outbox{new Outbox(std::move(*database), clock, limits, std::move(stream))};
    outbox->rebuilt_ = damaged;
    if (damaged) outbox->take_over(path + ".damaged");
    return outbox;
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected<base::Error>(base::io::storage_error(exception, path));
  }
}

// Usage is left behind, because its numbers belong to the old stream; requests and notes keep their ids anywhere.
void Outbox::take_over(const std::string& damaged) {
  run(*database_, "UPDATE stream SET rebuilt = 1");
  auto old = base::io::open_database_readonly(damaged);
  if (!old) return;
  try {
    SQLite::Statement rows(**old, kSelectSubmission);
    while (rows.executeStep()) insert_submission(*database_, read_submission(rows));
  } catch (const SQLite::Exception&) {
    base::io::log_warning("outbox", "some submissions of the damaged file could not be read");
  }
  try {
    SQLite::Statement rows(**old, "SELECT kind, request_id, body FROM note ORDER BY id");
    while (rows.executeStep()) {
      run(*database_, "INSERT OR IGNORE INTO note(kind, request_id, body) VALUES(?, ?, ?)", rows.getColumn(0).getInt(),
          rows.getColumn(1).getString(), rows.getColumn(2).getString());
    }
  } catch (const SQLite::Exception&) {
    base::io::log_warning("outbox", "some notes of the damaged file could not be read");
  }
}

void Outbox::insert_usage(const std::string& json) {
  run(*database_, "INSERT INTO usage SELECT next_seq, ? FROM stream", json);
  run(*database_, "UPDATE stream SET next_seq = next_seq + 1");
}

void Outbox::shed_oldest_usage(std::size_t keep) {
  SQLite::Statement count(*database_, "SELECT count(*), coalesce(min(seq), 0) FROM usage");
  count.executeStep();
  const auto have = static_cast<std::size_t>(count.getColumn(0).getInt64());
  if (have <= keep) return;
  const std::int64_t first = count.getColumn(1).getInt64();
  const auto drop = static_cast<std::int64_t>(have - keep);
  SQLite::Statement last(*database_, "SELECT seq FROM usage ORDER BY seq LIMIT 1 OFFSET ?");
  last.bind(1, drop - 1);
  last.executeStep();
  const std::int64_t to = last.getColumn(0).getInt64();
  run(*database_, "DELETE FROM usage WHERE seq <= ?", to);
  insert_usage(gap_event(clock_, {drop, first, to}));
}

base::Status Outbox::add_usage(std::span<const std::string> json) {
  auto stored = guarded(mutex_, "outbox", [&]() -> base::Status {
    SQLite::Transaction transaction(*database_);
    const std::size_t most = limits_.usage_events;
    SQLite::Statement count(*database_, "SELECT count(*) FROM usage");
    count.executeStep();
    if (static_cast<std::size_t>(count.getColumn(0).getInt64()) + json.size() > most) {
      shed_oldest_usage(most - most / 10 - std::min(json.size(), most / 2));
    }
    if (unstored_ != 0) insert_usage(gap_event(clock_, {static_cast<std::int64_t>(unstored_), 0, 0}));
    for (const std::string& one : json) insert_usage(one);
    transaction.commit();
    unstored_ = 0;
    return {};
  });
  if (!stored) {
    const std::scoped_lock lock(mutex_);
    unstored_ += json.size();
  }
  return stored;
}

base::Result<std::vector<UsageLine>> Outbox::usage(std::size_t at_most) {
  return guarded(mutex_, "outbox", [&]() -> base::Result<std::vector<UsageLine>> {
    std::vector<UsageLine> out;
    SQLite::Statement rows(*database_, "SELECT seq, json FROM usage ORDER BY seq LIMIT ?");
    rows.bind(1, static_cast<std::int64_t>(at_most));
    while (rows.executeStep()) {
      out.push_back({static_cast<std::uint64_t>(rows.getColumn(0).getInt64()), rows.getColumn(1).getString()});
    }
    return out;
  });
}

base::Status Outbox::forget_usage(std::uint64_t seq) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    run(*database_, "DELETE FROM usage WHERE seq <= ?", static_cast<std::int64_t>(seq));
    return {};
  });
}

base::Status Outbox::quarantine_usage(std::uint64_t seq, const std::string& reason) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    const auto key = static_cast<std::int64_t>(seq);
    SQLite::Transaction transaction(*database_);
    run(*database_,
        "INSERT INTO quarantine(what, name, reason, body) SELECT 'usage', seq, ?, json FROM usage WHERE seq = ?",
        reason, key);
    run(*database_, "DELETE FROM usage WHERE seq = ?", key);
    transaction.commit();
    return {};
  });
}

base::Status Outbox::add_submission(const SealedSubmission& submission) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    const auto have = database_->execAndGet("SELECT count(*) FROM submission").getInt64();
    if (static_cast<std::size_t>(have) >= limits_.submissions) {
      return base::fail(ErrorCode::kConflict, "outbox", "too many submissions wait already");
    }
    try {
      insert_submission(*database_, submission);
    } catch (const SQLite::Exception&) {
      // A full disk: telemetry goes before what a customer sent.
      run(*database_, "DELETE FROM usage WHERE seq < (SELECT max(seq) FROM usage)");
      insert_submission(*database_, submission);
    }
    return {};
  });
}

base::Result<std::optional<SealedSubmission>> Outbox::next_submission() {
  return guarded(mutex_, "outbox", [&]() -> base::Result<std::optional<SealedSubmission>> {
    SQLite::Statement row(*database_, std::string{kSelectSubmission} + " LIMIT 1");
    if (!row.executeStep()) return std::nullopt;
    return read_submission(row);
  });
}

base::Status Outbox::forget_submission(const std::string& submission_id) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    run(*database_, "DELETE FROM submission WHERE submission_id = ?", submission_id);
    return {};
  });
}

base::Status Outbox::quarantine_submission(const std::string& submission_id, const std::string& reason) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    SQLite::Transaction transaction(*database_);
    run(*database_,
        "INSERT INTO quarantine(what, name, reason, body) SELECT 'submission', submission_id, ?, sealed FROM "
        "submission "
        "WHERE submission_id = ?",
        reason, submission_id);
    run(*database_, "DELETE FROM submission WHERE submission_id = ?", submission_id);
    transaction.commit();
    return {};
  });
}

base::Status Outbox::add_note(NoteKind kind, const std::string& request_id, const std::string& body) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    run(*database_, "INSERT OR IGNORE INTO note(kind, request_id, body) VALUES(?, ?, ?)", static_cast<int>(kind),
        request_id, body);
    return {};
  });
}

base::Result<std::optional<Note>> Outbox::next_note() {
  return guarded(mutex_, "outbox", [&]() -> base::Result<std::optional<Note>> {
    SQLite::Statement row(*database_, "SELECT id, kind, request_id, body FROM note ORDER BY id LIMIT 1");
    if (!row.executeStep()) return std::nullopt;
    return Note{row.getColumn(0).getInt64(), static_cast<NoteKind>(row.getColumn(1).getInt()),
                row.getColumn(2).getString(), row.getColumn(3).getString()};
  });
}

base::Status Outbox::forget_note(std::int64_t id) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    run(*database_, "DELETE FROM note WHERE id = ?", id);
    return {};
  });
}

base::Status Outbox::quarantine_note(std::int64_t id, const std::string& reason) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    SQLite::Transaction transaction(*database_);
    run(*database_,
        "INSERT INTO quarantine(what, name, reason, body) SELECT 'note', request_id, ?, body FROM note WHERE id = ?",
        reason, id);
    run(*database_, "DELETE FROM note WHERE id = ?", id);
    transaction.commit();
    return {};
  });
}

base::Status Outbox::add_lease(const Lease& lease) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    // The hub answers with the open block again until it is used up: numbers given out since then stay given out.
    SQLite::Statement statement(
        *database_,
        "INSERT INTO lease SELECT ?1, ?2, ?3, ?4, ?5, iif(rebuilt, ?5 + 1, ?4), ?6, ?7, ?8 FROM stream "
        "WHERE true ON CONFLICT(service) DO UPDATE SET "
        "next = iif(lease_id = excluded.lease_id, next, excluded.first), "
        "lease_id = excluded.lease_id, prefix = excluded.prefix, first = excluded.first, "
        "last = excluded.last, expires_at = excluded.expires_at, "
        "about_minutes = excluded.about_minutes, up_to_minutes = excluded.up_to_minutes");
    bind_all(statement, lease.service, lease.lease_id, lease.prefix, lease.first, lease.last, ms(lease.expires_at),
             lease.about_minutes, lease.up_to_minutes);
    statement.exec();
    return {};
  });
}

base::Result<std::optional<Outbox::LeaseState>> Outbox::lease(const std::string& service) {
  return guarded(mutex_, "outbox", [&]() -> base::Result<std::optional<LeaseState>> {
    SQLite::Statement row(*database_,
                          "SELECT lease_id, service, prefix, first, last, expires_at, about_minutes, up_to_minutes, "
                          "last - next + 1 FROM lease WHERE service = ?");
    row.bind(1, service);
    if (!row.executeStep()) return std::nullopt;
    return LeaseState{{row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
                       row.getColumn(3).getInt(), row.getColumn(4).getInt(), wall(row.getColumn(5).getInt64()),
                       row.getColumn(6).getInt(), row.getColumn(7).getInt()},
                      row.getColumn(8).getInt()};
  });
}

base::Result<LeasedNumber> Outbox::take_number(const std::string& service, const std::string& request_id,
                                               base::WallTime now) {
  auto state = lease(service);
  if (!state) return tl::unexpected<base::Error>(state.error());
  return guarded(mutex_, "outbox", [&]() -> base::Result<LeasedNumber> {
    SQLite::Transaction transaction(*database_);
    run(*database_, "DELETE FROM leased_ticket WHERE expires_at < ?", ms(now));
    SQLite::Statement again(*database_, "SELECT lease_id, prefix, number FROM leased_ticket WHERE request_id = ?");
    again.bind(1, request_id);
    if (again.executeStep()) {
      LeasedNumber same{*state ? (*state)->lease : Lease{}, again.getColumn(2).getInt()};
      same.lease.lease_id = again.getColumn(0).getString();
      same.lease.prefix = again.getColumn(1).getString();
      return same;
    }
    SQLite::Statement next(*database_, "SELECT next FROM lease WHERE service = ? AND next <= last AND expires_at > ?");
    bind_all(next, service, ms(now));
    if (!*state || !next.executeStep()) {
      return base::fail(ErrorCode::kNotFound, "outbox", "no leased numbers of this service are left");
    }
    const LeasedNumber taken{(*state)->lease, next.getColumn(0).getInt()};
    run(*database_, "UPDATE lease SET next = next + 1 WHERE service = ?", service);
    run(*database_, "INSERT INTO leased_ticket VALUES(?, ?, ?, ?, ?, ?, ?)", request_id, taken.lease.lease_id, service,
        taken.lease.prefix, taken.number, ms(now), ms(taken.lease.expires_at));
    transaction.commit();
    return taken;
  });
}

base::Status Outbox::end_ticket(const std::string& request_id, TicketEnd end) {
  return guarded(mutex_, "outbox", [&]() -> base::Status {
    SQLite::Transaction transaction(*database_);
    SQLite::Statement leased(*database_, "SELECT lease_id, number, issued_at FROM leased_ticket WHERE request_id = ?");
    leased.bind(1, request_id);
    const bool waits = end == TicketEnd::kPrinted || end == TicketEnd::kShown || end == TicketEnd::kFollowed;
    NoteKind kind = waits ? NoteKind::kConfirmTicket : NoteKind::kVoidTicket;
    nlohmann::json body;
    if (leased.executeStep()) {
      kind = NoteKind::kLeasedTicket;
      body = {{"request_id", request_id},
              {"lease_id", leased.getColumn(0).getString()},
              {"number", leased.getColumn(1).getInt()},
              {"issued_at", leased.getColumn(2).getInt64()},
              {"state", waits ? "waiting" : "void"}};
    } else {
      body = {{waits ? "method" : "reason", word_for(end)}};
    }
    run(*database_, "INSERT OR IGNORE INTO note(kind, request_id, body) VALUES(?, ?, ?)", static_cast<int>(kind),
        request_id, body.dump());
    transaction.commit();
    return {};
  });
}

base::Result<OutboxCounts> Outbox::counts() {
  return guarded(mutex_, "outbox", [&]() -> base::Result<OutboxCounts> {
    SQLite::Statement row(*database_,
                          "SELECT (SELECT count(*) FROM usage), (SELECT count(*) FROM submission), "
                          "(SELECT count(*) FROM note), (SELECT count(*) FROM quarantine)");
    row.executeStep();
    const auto at = [&](int column) { return static_cast<std::size_t>(row.getColumn(column).getInt64()); };
    return OutboxCounts{at(0), at(1), at(2), at(3)};
  });
}

}  // namespace waymark::shell
