#include "provisioning/hub/store/schema.h"

#include <array>

namespace waymark::hub {
namespace {

// `council` is the number of a row in the table of that name: short, because it stands in every row.
constexpr const char* kFirst = R"sql(
CREATE TABLE council(council INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);

CREATE TABLE kiosk(
  council INTEGER NOT NULL, kiosk_id TEXT NOT NULL, name TEXT NOT NULL, site TEXT NOT NULL, public_key BLOB NOT NULL,
  status TEXT NOT NULL, enrolled_at INTEGER NOT NULL,
  PRIMARY KEY(kiosk_id)) WITHOUT ROWID;

CREATE TABLE enrolment_code(
  council INTEGER NOT NULL, code_id TEXT NOT NULL, secret_hash TEXT NOT NULL, site TEXT NOT NULL,
  issued_by TEXT NOT NULL, expires_at INTEGER NOT NULL, wrong_tries INTEGER NOT NULL DEFAULT 0,
  kiosk_id TEXT, PRIMARY KEY(code_id)) WITHOUT ROWID;

CREATE TABLE staff(
  council INTEGER NOT NULL, name TEXT NOT NULL, display_name TEXT NOT NULL, password_hash TEXT NOT NULL,
  site TEXT NOT NULL, roles TEXT NOT NULL,
  PRIMARY KEY(council, name)) WITHOUT ROWID;

CREATE TABLE session(
  council INTEGER NOT NULL, token_hash TEXT NOT NULL, name TEXT NOT NULL, csrf_token TEXT NOT NULL,
  expires_at INTEGER NOT NULL, PRIMARY KEY(token_hash)) WITHOUT ROWID;

CREATE TABLE audit(
  council INTEGER NOT NULL, number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL);

CREATE TABLE stream(
  council INTEGER NOT NULL, stream INTEGER PRIMARY KEY, stream_id TEXT NOT NULL, kiosk_id TEXT NOT NULL,
  UNIQUE(council, kiosk_id, stream_id));

-- Only the primary key: a second index more than halves what can be written.
CREATE TABLE usage_event(
  stream INTEGER NOT NULL, seq INTEGER NOT NULL, council INTEGER NOT NULL, at INTEGER NOT NULL,
  corrected_at INTEGER NOT NULL, name TEXT NOT NULL, session TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(stream, seq)) WITHOUT ROWID;

CREATE TABLE usage_refused(
  council INTEGER NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY(stream, seq)) WITHOUT ROWID;

CREATE TABLE rollup(
  council INTEGER NOT NULL, site TEXT NOT NULL, day TEXT NOT NULL, measure TEXT NOT NULL, subject TEXT NOT NULL,
  part TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(council, day, site, measure, subject, part)) WITHOUT ROWID;

CREATE TABLE ticket(
  council INTEGER NOT NULL, ticket_id INTEGER PRIMARY KEY, site TEXT NOT NULL, service TEXT NOT NULL,
  day TEXT NOT NULL, number INTEGER NOT NULL, leased INTEGER NOT NULL, request_id TEXT NOT NULL,
  kiosk_id TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '', issued_at INTEGER NOT NULL,
  confirmed_at INTEGER, called_at INTEGER, done_at INTEGER, desk TEXT NOT NULL DEFAULT '',
  UNIQUE(council, site, service, day, number), UNIQUE(council, request_id, leased));
CREATE INDEX ticket_open ON ticket(council, site, service, day, state, issued_at) WHERE state IN (2, 3);
CREATE INDEX ticket_unconfirmed ON ticket(issued_at) WHERE state = 1;

CREATE TABLE lease(
  council INTEGER NOT NULL, lease_id TEXT NOT NULL, kiosk_id TEXT NOT NULL, site TEXT NOT NULL,
  service TEXT NOT NULL, day TEXT NOT NULL, block INTEGER NOT NULL, exhausted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(lease_id), UNIQUE(council, site, service, day, block)) WITHOUT ROWID;

CREATE TABLE submission(
  council INTEGER NOT NULL, number INTEGER PRIMARY KEY, submission_id TEXT NOT NULL, reference TEXT NOT NULL,
  kiosk_id TEXT NOT NULL, site TEXT NOT NULL, journey TEXT NOT NULL, journey_version TEXT NOT NULL,
  language TEXT NOT NULL, sealed BLOB NOT NULL, key_id TEXT NOT NULL, created_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL, UNIQUE(council, submission_id));

CREATE TABLE help(
  council INTEGER NOT NULL, request_id TEXT NOT NULL, kiosk_id TEXT NOT NULL, site TEXT NOT NULL, page TEXT NOT NULL,
  language TEXT NOT NULL, needs TEXT NOT NULL, state TEXT NOT NULL, raised_at INTEGER NOT NULL,
  acknowledged_at INTEGER, acknowledged_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(council, request_id)) WITHOUT ROWID;
CREATE INDEX help_raised ON help(council, raised_at);

CREATE TABLE bundle(
  council INTEGER NOT NULL, version INTEGER NOT NULL, manifest TEXT NOT NULL, signatures TEXT NOT NULL,
  published_at INTEGER NOT NULL, published_by TEXT NOT NULL, PRIMARY KEY(council, version)) WITHOUT ROWID;

CREATE TABLE bundle_file(
  council INTEGER NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(council, sha256));
)sql";

// Calls, callbacks, documents; what an adviser can and speaks.
constexpr const char* kCalls = R"sql(
ALTER TABLE staff ADD COLUMN alias TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
ALTER TABLE staff ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';

CREATE TABLE call(
  council INTEGER NOT NULL, call_id TEXT NOT NULL, kiosk_id TEXT NOT NULL, site TEXT NOT NULL, request TEXT NOT NULL,
  skill TEXT NOT NULL, state TEXT NOT NULL, adviser TEXT NOT NULL, end_reason TEXT NOT NULL, leg INTEGER NOT NULL,
  revision INTEGER NOT NULL, head INTEGER NOT NULL, had_by TEXT NOT NULL, asked_at INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL, connected_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, wrapped_by TEXT NOT NULL,
  PRIMARY KEY(council, call_id)) WITHOUT ROWID;
CREATE INDEX call_live ON call(council, asked_at) WHERE state <> 'ended';
CREATE INDEX call_ended ON call(council, ended_at) WHERE state = 'ended' AND accepted_at > 0;

CREATE TABLE call_event(
  council INTEGER NOT NULL, number INTEGER PRIMARY KEY, call_id TEXT NOT NULL, event TEXT NOT NULL,
  adviser TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL);

CREATE TABLE adviser(
  council INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, call_id TEXT NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY(council, name)) WITHOUT ROWID;

CREATE TABLE wrap_up(
  council INTEGER NOT NULL, call_id TEXT NOT NULL, adviser TEXT NOT NULL, outcome TEXT NOT NULL, reasons TEXT NOT NULL,
  repeat INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(council, call_id, adviser)) WITHOUT ROWID;

CREATE TABLE callback(
  council INTEGER NOT NULL, callback_id TEXT NOT NULL, call_id TEXT NOT NULL, kiosk_id TEXT NOT NULL,
  site TEXT NOT NULL, skill TEXT NOT NULL, language TEXT NOT NULL, sealed BLOB NOT NULL, created_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL, owner TEXT NOT NULL, due_at INTEGER NOT NULL, attempts TEXT NOT NULL DEFAULT '[]',
  outcome TEXT NOT NULL DEFAULT '', PRIMARY KEY(council, callback_id));

CREATE TABLE document(
  council INTEGER NOT NULL, document_id TEXT NOT NULL, call_id TEXT NOT NULL, submission_id TEXT NOT NULL,
  kiosk_id TEXT NOT NULL, media_type TEXT NOT NULL, received_at INTEGER NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY(council, document_id));
CREATE INDEX document_call ON document(council, call_id);
CREATE INDEX document_age ON document(council, received_at);
)sql";

// Several councils on one hub.
constexpr const char* kCouncils = R"sql(
ALTER TABLE staff ADD COLUMN councils TEXT NOT NULL DEFAULT '[]';
)sql";

// How far the council has come with a request, and the way from its reference to it.
constexpr const char* kRequests = R"sql(
ALTER TABLE submission ADD COLUMN status TEXT NOT NULL DEFAULT 'received';
ALTER TABLE submission ADD COLUMN status_at INTEGER NOT NULL DEFAULT 0;
UPDATE submission SET status_at = received_at;
CREATE INDEX submission_reference ON submission(council, reference);
)sql";

// Tickets that are followed on a phone, by the hash of what its owner's code holds, and whose owner may let others
// past.
constexpr const char* kFollow = R"sql(
ALTER TABLE ticket ADD COLUMN line_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN line_rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN more_time INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET line_at = issued_at;
DROP INDEX ticket_open;
CREATE INDEX ticket_open ON ticket(council, site, service, day, state, line_at, line_rank, number)
  WHERE state IN (2, 3);

CREATE TABLE follow(
  council INTEGER NOT NULL, token_hash TEXT NOT NULL, ticket_id INTEGER NOT NULL, day TEXT NOT NULL,
  language TEXT NOT NULL, PRIMARY KEY(council, token_hash)) WITHOUT ROWID;
)sql";

// What staff did from the menu of a kiosk.
constexpr const char* kStaffActs = R"sql(
CREATE TABLE staff_act(
  council INTEGER NOT NULL, act_id TEXT NOT NULL, kiosk_id TEXT NOT NULL, act TEXT NOT NULL, staff TEXT NOT NULL,
  details TEXT NOT NULL, at INTEGER NOT NULL, received_at INTEGER NOT NULL, PRIMARY KEY(council, act_id)) WITHOUT ROWID;
CREATE INDEX staff_act_newest ON staff_act(council, act, kiosk_id, at);
)sql";

// A code, a time and a queue: of whom an appointment is, the booking system knows.
constexpr const char* kAppointments = R"sql(
ALTER TABLE ticket ADD COLUMN appointment_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ticket_due ON ticket(council, site, service, day, due_at) WHERE state = 2 AND due_at > 0;

CREATE TABLE appointment(
  council INTEGER NOT NULL, site TEXT NOT NULL, day TEXT NOT NULL, code TEXT NOT NULL, shown TEXT NOT NULL,
  service TEXT NOT NULL, time TEXT NOT NULL, at INTEGER NOT NULL, minutes INTEGER NOT NULL,
  missed INTEGER NOT NULL DEFAULT 0, ticket_id INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(council, site, day, code)) WITHOUT ROWID;
CREATE INDEX appointment_code ON appointment(council, code);
CREATE INDEX appointment_expected ON appointment(council, at) WHERE missed = 0;
)sql";

// A call on the way to a private room.
constexpr const char* kRooms = R"sql(
ALTER TABLE call ADD COLUMN room TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN room_code TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN room_until INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::array<const char*, 8> kAll{kFirst,  kCalls,     kCouncils,     kRequests,
                                          kFollow, kStaffActs, kAppointments, kRooms};

}  // namespace

std::span<const char* const> migrations() { return kAll; }

}  // namespace waymark::hub
