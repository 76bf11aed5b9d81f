// What must reach the hub exactly once, on disk until it has: usage events, sealed submissions, notes about tickets
// and help, and the block of ticket numbers leased for when the hub cannot be reached.
//
// Promises: what a call has returned success for survives a power cut (WAL, synchronous=FULL). Usage is numbered
// 1, 2, 3... within a stream; a stream is one database, named at random, so that a kiosk set up anew starts another.
// Nothing personal is stored but sealed submissions, which only the hub's key opens. A damaged file is put aside, its
// submissions and notes saved where they can be read, and a new one started.
//
// Thread: any but ui, because every call may wait for the disk. Calls take turns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/io/clock.h"
#include "base/io/sqlite.h"
#include "base/result.h"
#include "base/time.h"

namespace waymark::shell {

struct OutboxLimits {
  std::size_t usage_events = 50'000;  // a busy kiosk makes about 5,000 a day; then the oldest tenth goes
  std::size_t submissions = 2'000;    // then a customer is told that nothing was stored
};

struct UsageLine {
  std::uint64_t seq = 0;
  std::string json;  // one object, without its seq
};

struct SealedSubmission {
  std::string submission_id;
  std::string reference;
  std::string journey;
  std::string journey_version;
  std::string language;
  std::string sealed;  // bytes
  std::string key_id;
  base::WallTime created_at{};
  bool operator==(const SealedSubmission&) const = default;
};

// A short message to the hub about something that it knows by its id. Sent in the order in which they were kept.
enum class NoteKind { kConfirmTicket = 1, kVoidTicket, kLeasedTicket, kCancelHelp, kCallback, kDocument, kStaffAct };
struct Note {
  std::int64_t id = 0;  // given by the outbox
  NoteKind kind = NoteKind::kConfirmTicket;
  std::string request_id;
  std::string body;  // JSON; of a leased ticket one member of `tickets`
  bool operator==(const Note&) const = default;
};

// Ticket numbers that this kiosk alone may give out: one service, until the end of its day.
struct Lease {
  std::string lease_id;
  std::string service;
  std::string prefix;
  int first = 0;
  int last = 0;
  base::WallTime expires_at{};
  int about_minutes = 0;
  int up_to_minutes = 0;
};
struct LeasedNumber {
  Lease lease;
  int number = 0;
};

enum class TicketEnd {
  kPrinted = 1,
  kShown,
  kFollowed,
  kPrintFailed,
  kCancelled,
  kVisitEnded
};  // the last three: void

struct OutboxCounts {
  std::size_t usage = 0;
  std::size_t submissions = 0;
  std::size_t notes = 0;
  std::size_t quarantined = 0;
};

class Outbox {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<Outbox>> open(const std::string& path, const base::io::Clock& clock,
                                                                  OutboxLimits limits = {});

  [[nodiscard]] const std::string& stream_id() const { return stream_id_; }
  // True when open() found damage and started a new file.
  [[nodiscard]] bool rebuilt() const { return rebuilt_; }

  // One commit for all of them. What cannot be stored is counted and reported by an outbox.gap event later.
  [[nodiscard]] base::Status add_usage(std::span<const std::string> json);
  [[nodiscard]] base::Result<std::vector<UsageLine>> usage(std::size_t at_most);
  // The hub has everything up to and including `seq`.
  [[nodiscard]] base::Status forget_usage(std::uint64_t seq);
  // The hub refuses this one for good: it is put aside, so that it never holds up the rest.
  [[nodiscard]] base::Status quarantine_usage(std::uint64_t seq, const std::string& reason);

  [[nodiscard]] base::Status add_submission(const SealedSubmission& submission);  // kConflict: over the limit
  [[nodiscard]] base::Result<std::optional<SealedSubmission>> next_submission();
  [[nodiscard]] base::Status forget_submission(const std::string& submission_id);
  [[nodiscard]] base::Status quarantine_submission(const std::string& submission_id, const std::string& reason);

  [[nodiscard]] base::Status add_note(NoteKind kind, const std::string& request_id, const std::string& body);
  [[nodiscard]] base::Result<std::optional<Note>> next_note();
  [[nodiscard]] base::Status forget_note(std::int64_t id);
  [[nodiscard]] base::Status quarantine_note(std::int64_t id, const std::string& reason);

  // Replaces the block of the same service. After a rebuild the first block that comes may have been given out from
  // already, so it counts as used up.
  [[nodiscard]] base::Status add_lease(const Lease& lease);
  // The block of a service as it stands, or nothing: for asking the hub for another one in time.
  struct LeaseState {
    Lease lease;
    int left = 0;
  };
  [[nodiscard]] base::Result<std::optional<LeaseState>> lease(const std::string& service);
  // The next number of a block that is still good. The same request gets the same number again.
  // kNotFound: no block, used up, or its day is over.
  [[nodiscard]] base::Result<LeasedNumber> take_number(const std::string& service, const std::string& request_id,
                                                       base::WallTime now);
  // Keeps the note that says how a ticket ended, for the hub's number and for a leased one alike.
  [[nodiscard]] base::Status end_ticket(const std::string& request_id, TicketEnd end);

  [[nodiscard]] base::Result<OutboxCounts> counts();

 private:
  Outbox(std::unique_ptr<SQLite::Database> database, const base::io::Clock& clock, OutboxLimits limits,
         std::string stream_id)
      : database_(std::move(database)), clock_(clock), limits_(limits), stream_id_(std::move(stream_id)) {}

  void shed_oldest_usage(std::size_t keep);
  void insert_usage(const std::string& json);
  void take_over(const std::string& damaged);

  std::mutex mutex_;
  std::unique_ptr<SQLite::Database> database_;
  const base::io::Clock& clock_;
  OutboxLimits limits_;
  std::string stream_id_;
  bool rebuilt_ = false;
  std::uint64_t unstored_ = 0;  // usage events that the disk refused, not yet reported
};

}  // namespace waymark::shell
