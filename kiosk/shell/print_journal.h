// What became of every print job, on disk before the first byte goes to a printer, so that a kiosk that died in the
// middle knows that paper may have come out and prints nothing twice.
//
//   QUEUED -> SENDING -> SENT -> PRINTED | UNKNOWN, or FAILED where nothing can have come out.
//
// A plain document (a queue ticket) is kept as it is; one that holds answers only locked under the visit key, which
// lives in memory and dies with the visit. Thread: any but ui; calls take turns.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/io/sqlite.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"

namespace waymark::shell {

enum class JobState { kQueued = 1, kSending, kSent, kPrinted, kUnknown, kFailed };

class PrintJournal {
 public:
  // Settles what the last run left: a job that was never sent FAILED, one that may have been is UNKNOWN. A damaged file
  // is put aside; it holds nothing that anyone still waits for.
  [[nodiscard]] static base::Result<std::unique_ptr<PrintJournal>> open(const std::string& path);

  // How many jobs the last run left without knowing whether they were printed.
  [[nodiscard]] int unknown_at_start() const { return unknown_at_start_; }

  // Durable as QUEUED on return. `visit_key` is null for a plain document.
  // kConflict: this job was journalled before and must not be sent again.
  [[nodiscard]] base::Status add(const std::string& job_id, std::string_view document, const base::Secret* visit_key,
                                 base::WallTime now);
  // Set SENDING before the first byte goes out: what returned is what the next start finds.
  [[nodiscard]] base::Status set(const std::string& job_id, JobState state);
  [[nodiscard]] base::Result<JobState> state(const std::string& job_id);

  // The wipe: drops every document, whatever its state. The states stay.
  [[nodiscard]] base::Status forget_documents();

 private:
  explicit PrintJournal(std::unique_ptr<SQLite::Database> database) : database_(std::move(database)) {}

  std::mutex mutex_;
  std::unique_ptr<SQLite::Database> database_;
  int unknown_at_start_ = 0;
};

}  // namespace waymark::shell
