// What became of each print job, on disk before the driver gets the document: so a job is never sent twice, even
// when the host dies between the first byte and the answer. Holds job ids and outcomes, never a document: an
// outcome that a power cut took away is "unknown", and nothing is printed again by itself.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/io/sqlite.h"
#include "base/result.h"
#include "base/time.h"
#include "provisioning/protocol/devices.h"

namespace waymark::devices {

class JobLedger {
 public:
  // Every job that was being sent when the last host ended becomes unknown (kHostLost). ":memory:" keeps nothing.
  // A damaged file is moved aside as PATH.damaged and a new one begun: no paper is no reason to stay closed.
  [[nodiscard]] static base::Result<JobLedger> open(const std::string& path);

  // Durable when it returns. kConflict when the job was ever begun before.
  [[nodiscard]] base::Status begin(const std::string& job_id, base::WallTime now);
  [[nodiscard]] base::Status finish(const std::string& job_id, const protocol::PrintResult& result);

  struct Entry {
    bool finished = false;
    protocol::PrintResult result;
  };
  // Nothing for a job that was never begun, or was begun over a week ago.
  [[nodiscard]] base::Result<std::optional<Entry>> find(const std::string& job_id) const;

 private:
  explicit JobLedger(std::unique_ptr<SQLite::Database> database) : database_(std::move(database)) {}
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace waymark::devices
