// Everything that core::update asks the world to do, as values. One adapter family in kiosk/shell per kind.
//
// Every Effect carries a Tag; the Event that answers it repeats the Tag. There are no timer effects: the loop
// sleeps until core::next_deadline(state). Retries are the shell's business: a request_id, job_id or
// submission_id is minted once here and reused by every retry, so that nothing is done twice.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "base/time.h"
#include "kiosk/core/call_effect.h"
#include "kiosk/core/event.h"

namespace waymark::protocol {
struct PrintDocument;
}

namespace waymark::core {

// Seal the answers to the hub's key, make them durable, send them when the line is there.
// Answer: SubmissionStored once durable, then SubmissionAccepted; or SubmissionFailed.
struct StoreSubmission {
  std::string submission_id;  // UUIDv7
  std::string reference;      // base::make_reference
  std::string journey;
  std::string journey_version;  // staff's own numbering, as in the definition
  std::string language;         // that the customer read the questions in
  base::Secret answers;         // journeys::submission_json: one JSON object
};

// Answer: TicketIssued (from the hub, or from the leased block when it cannot be reached) or TicketUnavailable.
struct IssueTicket {
  std::string request_id;  // UUIDv7
  std::string service;     // service code of a configured queue
  std::string language{};  // what the page on the customer's phone begins in
};

// The ticket now waits. No answer; kept in the outbox until the hub has it.
enum class TicketProof : std::uint8_t { kPrinted = 1, kShown, kFollowed };
struct ConfirmTicket {
  std::string request_id;
  TicketProof proof = TicketProof::kPrinted;
};

// The ticket never waited, or its owner has gone. No answer; kept in the outbox until the hub has it.
enum class VoidReason : std::uint8_t { kPrintFailed = 1, kCancelled, kVisitEnded };
struct VoidTicket {
  std::string request_id;
  VoidReason reason = VoidReason::kCancelled;
};

// Answer: PrintFinished. A document that is personal is journalled only sealed under the visit key.
// update() says which paper; screens::turn() puts the words on it, so a shell never sees an empty document.
enum class Paper : std::uint8_t { kTicket = 1, kReceipt, kReceiptWithAnswers, kFromAdviser, kReading, kTest };
enum class PrintPrivacy : std::uint8_t { kPlain = 1, kPersonal };
struct Print {
  std::string job_id;  // UUIDv7
  Paper paper = Paper::kTicket;
  std::shared_ptr<const protocol::PrintDocument> document;
  PrintPrivacy privacy = PrintPrivacy::kPlain;
};
struct CancelPrint {
  std::string job_id;
};

// One usage event, without personal data. The shell adds what only it knows: stream_id, seq, boot_id, software.
struct UsageField {
  std::string name;
  std::variant<std::string, std::int64_t, bool> value;
  bool operator==(const UsageField&) const = default;
};
struct RecordUsage {
  std::string event_id;  // UUIDv7
  std::string name;      // "session.started"
  base::WallTime wall{};
  base::MonoTime mono{};
  std::string session;  // random, never joined to identity; empty outside a visit
  std::string language;
  std::string mode = "self";
  std::vector<std::string> settings;  // needs_of()
  std::string journey;
  std::string journey_version;
  std::string service;
  std::vector<UsageField> fields;
};

// Answer: HelpRaised or HelpUnavailable; later perhaps the Event HelpAcknowledged.
struct RaiseHelp {
  std::string request_id;  // UUIDv7
  std::string page;        // the screen or journey page; never answers
  std::string language;
  std::vector<std::string> needs;  // what the person uses: needs_of()
};
struct CancelHelp {
  std::string request_id;
};

// How far has the council come with a request? Answer: RequestFound, RequestUnknown or RequestStatusUnavailable.
struct AskRequestStatus {
  base::Secret reference;  // as base::read_reference writes it
};

// Whoever has an appointment is here. Answer: CheckedIn, AppointmentUnknown or CheckInUnavailable. A number that comes
// with it is confirmed or made void by `request_id`, as every other.
struct CheckIn {
  std::string request_id;
  base::Secret code;  // as protocol::read_booking_code writes it
  std::string language;
  bool waits = false;  // takes a number however early it is
};

// Every owner forgets the visit and says so. Answer: Wiped. State has forgotten already.
enum class WipeReason : std::uint8_t { kGoodbye = 1, kStartAgain, kTimeout };
struct Wipe {
  WipeReason reason = WipeReason::kGoodbye;
  std::size_t held = 0;  // how many answers and photographs State had and has forgotten
};

// Notice whether somebody stands before the camera, without keeping a picture. Answer: PresenceChanged, whenever.
struct WatchPresence {
  bool on = false;
};

// Is it theirs? Tried too often, nobody's is for a while. Answer: StaffPinChecked.
struct CheckStaffPin {
  std::string number;
  base::Secret pin;
};

// Kept on this kiosk through a restart. No answer; the cards are told again as StaffCardsKnown.
struct KeepStaffCard {
  StaffCard card;
};
struct KeepOutOfService {
  std::string code;  // empty: it is back
};

// What a member of staff did here, for the council's audit trail. No answer; kept in the outbox until the hub has it.
struct ReportStaffAct {
  std::string act_id;  // UUIDv7
  std::string act;     // one of our own words: "checked", "out_of_service", "back_in_service", "assisted"...
  std::string staff;   // their number; empty: nobody's PIN was right
  std::vector<UsageField> details;
};

// Answer: FactsTold.
struct AskFacts {};

// Leave the process with this exit code; the supervisor knows what it means. No answer.
inline constexpr int kExitUpdate = 15;
inline constexpr int kExitInternal = 70;
struct Restart {
  int exit_code = kExitInternal;
};

using EffectBody =
    std::variant<StoreSubmission, IssueTicket, ConfirmTicket, VoidTicket, Print, CancelPrint, RecordUsage, RaiseHelp,
                 CancelHelp, AskRequestStatus, CheckIn, AskCallOffer, RequestCall, ReportCall, EndCall, MoveCall,
                 StayInCall, ArriveInRoom, DirectMedia, TellAdviser, StoreCallback, StoreDocument, WatchPresence,
                 CheckStaffPin, KeepStaffCard, KeepOutOfService, ReportStaffAct, AskFacts, Wipe, Restart>;

struct Effect {
  Tag tag;
  EffectBody body;
};

}  // namespace waymark::core
