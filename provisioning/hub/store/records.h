// What the hub keeps, as plain values: rows without the database. Times are milliseconds since 1970 UTC where a number,
// days are local "YYYY-MM-DD".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "provisioning/bundle/folder.h"
#include "provisioning/protocol/request_status.h"

namespace waymark::hub {

using bundle::StoredFile;

struct KioskRecord {
  std::string kiosk_id;
  std::string name;
  std::string site;
  std::string public_key;  // raw ed25519
  std::string status;      // "approved", "revoked"
  std::int64_t enrolled_at = 0;
};

struct CodeRecord {
  std::string code_id;  // the first four symbols: finds the row
  std::string secret_hash;
  std::string site;
  std::string issued_by;
  std::int64_t expires_at = 0;
};

struct StaffRecord {
  std::string name;
  std::string display_name;
  std::string password_hash;
  std::string site;
  std::vector<std::string> roles;
  // Of an adviser: what customers read instead of the name, what calls they take, what they speak.
  std::string alias{};
  std::vector<std::string> skills{};
  std::vector<std::string> languages{};
  std::vector<std::string> councils{};  // whose customers they serve; empty: those of their site's council
};

struct SessionRecord {
  std::string token_hash;
  std::string name;
  std::string csrf_token;
  std::int64_t expires_at = 0;
};

struct UsageEvent {
  std::int64_t seq = 0;
  std::int64_t at = 0;            // as the kiosk's clock had it
  std::int64_t corrected_at = 0;  // as the hub's clock would have
  std::string day;                // local, of corrected_at
  std::string name;
  std::string session;
  std::string language;
  std::string journey;
  std::string page;     // fields.page
  std::string outcome;  // fields.outcome
  int score = 0;        // fields.score
  bool first = true;    // fields.first
  std::string body;     // the event as it came, minified
};

struct RefusedEvent {
  std::int64_t seq = 0;
  std::string reason;
};

struct UsageBatch {
  std::string kiosk_id;
  std::string site;
  std::string stream_id;
  std::vector<UsageEvent> events;
  std::vector<RefusedEvent> refused;
};

struct UsageOutcome {
  int accepted = 0;
  int duplicate = 0;
};

enum class TicketState : std::uint8_t { kIssued = 1, kWaiting, kCalled, kServed, kVoid };

struct Ticket {
  std::int64_t ticket_id = 0;
  std::string site;
  std::string service;
  std::string day;
  std::int64_t number = 0;
  bool leased = false;
  std::string request_id;
  std::string kiosk_id;
  TicketState state = TicketState::kIssued;
  std::string reason;  // why it is void
  std::int64_t issued_at = 0;
  std::int64_t called_at = 0;
  std::int64_t done_at = 0;
  std::string desk;
  // Its place: by line_at, then line_rank, then number. It begins where it was issued; more time moves it.
  std::int64_t line_at = 0;
  std::int64_t line_rank = 0;
  int more_time = 0;                // so often its owner let others past
  std::int64_t appointment_at = 0;  // whose owner has an appointment: when; 0: none
  std::int64_t due_at = 0;          // from when it goes before those who have none; 0: never
};

struct TicketOrder {
  std::string kiosk_id;
  std::string site;
  std::string service;
  std::string day;
  std::string request_id;
  std::string token_hash{};  // of the code that follows it; empty: it is not followed
  std::string language{};    // of who follows it
  std::int64_t appointment_at = 0;
  std::int64_t due_at = 0;
};

struct IssuedTicket {
  Ticket ticket;
  bool fresh = false;                 // false: this request had been answered before
  int ahead = 0;                      // waiting in front of it
  int called = 0;                     // being served now
  std::vector<std::int64_t> later{};  // whose appointments come later: they wait, and will go before it then
};

inline constexpr int kLetPast = 3;    // people whom more time lets past
inline constexpr int kMoreTimes = 3;  // so often for one ticket

// Who asks by a phone, and until when what is over is still told.
struct Follower {
  std::string token_hash;
  std::string day;              // today: yesterday's tickets are nobody's
  std::int64_t done_after = 0;  // one that was done before is told no more
  std::int64_t now = 0;
};

struct FollowedTicket {
  Ticket ticket;
  std::string language;
  int ahead = 0;   // waiting in front of it
  int behind = 0;  // waiting behind it
  int called = 0;  // being served now
  std::vector<std::int64_t> later{};
};

struct LeaseOrder {
  std::string kiosk_id;
  std::string site;
  std::string service;
  std::string day;
  std::string exhausted;  // the lease that is used up; empty for none
  std::string lease_id;   // for a new one
};

struct Lease {
  std::string lease_id;
  std::string site;
  std::string service;
  std::string day;
  std::int64_t block = 0;  // see ticket_numbers.h
  int waiting = 0;
  int called = 0;
};

struct LeasedTicket {
  std::string request_id;
  std::string lease_id;
  std::int64_t number = 0;
  std::int64_t issued_at = 0;  // corrected
  TicketState state = TicketState::kWaiting;
};

struct LeasedOutcome {
  std::string request_id;
  std::string outcome;  // "accepted", "duplicate", "rejected"
  std::string reason;
};

struct ServiceTimes {  // of the last people served, seconds
  int count = 0;
  double mean = 0;
  double deviation = 0;
};

struct Submission {
  std::int64_t number = 0;
  std::string submission_id;
  std::string reference;
  std::string kiosk_id;
  std::string site;
  std::string journey;
  std::string journey_version;
  std::string language;
  std::string sealed;  // raw ciphertext; left out of lists
  std::string key_id;
  std::int64_t created_at = 0;
  std::int64_t received_at = 0;
  protocol::RequestStatus status = protocol::RequestStatus::kReceived;
  std::int64_t status_at = 0;  // since when
};

struct StatusChange {
  protocol::RequestStatus shown{};  // what it was on the page of whoever changes it
  protocol::RequestStatus status{};
};

struct KeptSubmission {
  bool fresh = false;
  std::int64_t received_at = 0;
};

struct HelpRequest {
  std::string request_id;
  std::string kiosk_id;
  std::string site;
  std::string page;
  std::string language;
  std::vector<std::string> needs;
  std::string state;  // "open", "acknowledged", "cancelled"
  std::int64_t raised_at = 0;
  std::int64_t acknowledged_at = 0;
  std::string acknowledged_by;
};

struct BundleRecord {
  std::int64_t version = 0;
  std::string manifest;    // exact text
  std::string signatures;  // JSON array as on the wire
  std::int64_t published_at = 0;
  std::string published_by;
};

// What a member of staff did at a kiosk.
struct StaffAct {
  std::string act_id;
  std::string kiosk_id;
  std::string act;                             // "checked", "locked"...
  std::string staff;                           // their number; empty: nobody's PIN was right
  std::map<std::string, std::string> details;  // of a check: how each part is, "works", "broken", "none"
  std::int64_t at = 0;                         // by the kiosk's clock
};

struct AuditEntry {
  std::string actor;
  std::string action;
  std::string subject;
};

struct RollupRow {
  std::string site;
  std::string day;
  std::string measure;
  std::string subject;
  std::string part;
  std::int64_t count = 0;
};

}  // namespace waymark::hub
