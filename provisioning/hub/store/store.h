// Everything durable that the hub asks for, and no more: the seam behind which another database can stand.
//
// Promises: an answer to a write means that it is on disk. Every write with an identifier of the client's is
// idempotent. Times are the writer's clock. Calls never block; answers come through the `deliver` function that the
// store was made with, in any order. kUnavailable: too much is queued, try again later. kStorage, kCorrupt: the disk.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "provisioning/hub/store/appointment_records.h"
#include "provisioning/hub/store/call_records.h"
#include "provisioning/hub/store/records.h"

namespace waymark::hub {

template <class T>
using Then = std::function<void(base::Result<T>)>;

struct Nothing {};

class Store {
 public:
  virtual ~Store() = default;

  // Usage. Rollups are counted in the same transaction, once for each event.
  virtual void keep_usage(UsageBatch batch, Then<UsageOutcome> then) = 0;

  // Tickets. Numbers outside leased blocks are dense per (site, service, day).
  virtual void issue_ticket(TicketOrder order, Then<IssuedTicket> then) = 0;
  // kConflict when the kiosk voided it or another number took its place; kNotFound.
  virtual void confirm_ticket(std::string kiosk_id, std::string request_id, Then<Ticket> then) = 0;
  virtual void void_ticket(std::string kiosk_id, std::string request_id, std::string reason, Then<Ticket> then) = 0;
  // Every ticket issued before `before` and never confirmed becomes void. Answers with how many.
  virtual void void_unconfirmed(base::WallTime before, Then<int> then) = 0;
  virtual void lease(LeaseOrder order, Then<Lease> then) = 0;
  virtual void reconcile(std::string kiosk_id, std::vector<LeasedTicket> tickets,
                         Then<std::vector<LeasedOutcome>> then) = 0;
  virtual void call_next(std::string site, std::string service, std::string day, std::string desk, std::string actor,
                         Then<std::optional<Ticket>> then) = 0;
  // Out of turn. kConflict unless it waits, or was called to this desk.
  virtual void call_ticket(std::int64_t ticket_id, std::string desk, std::string actor, Then<Ticket> then) = 0;
  // kConflict unless it was called. `served`: else the person did not come.
  enum class Outcome { kServed = 1, kNoShow };
  virtual void find_ticket(std::int64_t ticket_id, Then<Ticket> then) = 0;
  virtual void finish_ticket(std::int64_t ticket_id, Outcome outcome, std::string actor, Then<Ticket> then) = 0;
  // In the order in which they are called at `now`.
  virtual void open_tickets(std::string site, std::string day, std::int64_t now, Then<std::vector<Ticket>> then) = 0;
  // A ticket on its owner's phone. kNotFound: no such code, or it is over. What cannot be done any more changes
  // nothing, and the answer says how the ticket stands. more_time: the `which`th time, so that asking again is
  // harmless.
  virtual void followed_ticket(Follower who, Then<FollowedTicket> then) = 0;
  virtual void more_time(Follower who, int which, Then<FollowedTicket> then) = 0;
  virtual void leave_line(Follower who, Then<FollowedTicket> then) = 0;
  // Codes of the days before `day`. Answers with how many.
  virtual void forget_followers(std::string day, Then<int> then) = 0;
  virtual void service_times(std::string site, std::string service, Then<ServiceTimes> then) = 0;

  // Appointments. put: all of it or nothing; sent again it changes nothing. A row that is not in its day's list any
  // more goes, unless its owner has come. check_in: kNotFound where no appointment of these places has the code;
  // kConflict for a request that was given up or used for something else.
  virtual void put_appointments(AppointmentList list, std::string actor, Then<AppointmentsKept> then) = 0;
  virtual void list_appointments(std::string site, std::string day, Then<std::vector<Appointment>> then) = 0;
  virtual void check_in(CheckInOrder order, Then<CheckInDone> then) = 0;
  // Whoever has not come for an appointment before `before` has missed it. Answers with how many.
  virtual void miss_appointments(std::int64_t before, Then<int> then) = 0;
  // Those of the days before `day`. Answers with how many.
  virtual void forget_appointments(std::string day, Then<int> then) = 0;

  // Submissions, sealed. kConflict: this submission_id with another reference.
  virtual void keep_submission(Submission submission, Then<KeptSubmission> then) = 0;
  virtual void list_submissions(std::int64_t before, int limit, Then<std::vector<Submission>> then) = 0;
  virtual void find_submission(std::string submission_id, Then<Submission> then) = 0;
  // Without what is sealed. Several: two requests were given the same reference.
  virtual void find_reference(std::string reference, Then<std::vector<Submission>> then) = 0;
  // Written down with its `actor`. kConflict when it is neither what was shown nor what is wanted.
  virtual void set_submission_status(std::string submission_id, StatusChange change, std::string actor,
                                     Then<Submission> then) = 0;

  virtual void raise_help(HelpRequest request, Then<HelpRequest> then) = 0;
  virtual void cancel_help(std::string kiosk_id, std::string request_id, Then<HelpRequest> then) = 0;
  virtual void acknowledge_help(std::string request_id, std::string actor, Then<HelpRequest> then) = 0;
  virtual void list_help(std::int64_t since, Then<std::vector<HelpRequest>> then) = 0;

  // What staff did at the kiosks; the newest check and the newest lock of each.
  virtual void keep_staff_act(StaffAct act, Then<Nothing> then) = 0;
  virtual void newest_staff_acts(Then<std::vector<StaffAct>> then) = 0;

  // Calls: one step is kept together. kept_calls: what a restart begins with, live calls and those ended `since`.
  virtual void keep_calls(CallsWrite write, Then<Nothing> then) = 0;
  virtual void find_call(std::string call_id, Then<std::optional<CallRecord>> then) = 0;
  virtual void kept_calls(std::int64_t since, Then<KeptCalls> then) = 0;

  // Callbacks, sealed. change: kConflict once it is done.
  virtual void keep_callback(Callback callback, Then<Received> then) = 0;
  virtual void change_callback(std::string callback_id, CallbackChange change, std::string actor,
                               Then<Callback> then) = 0;
  virtual void list_callbacks(Then<std::vector<Callback>> then) = 0;
  virtual void find_callback(std::string callback_id, Then<Callback> then) = 0;

  // Photographs of papers, sealed, listed by their call or their submission. forget_documents answers with how many.
  virtual void keep_document(Document document, Then<Received> then) = 0;
  virtual void list_documents(std::string belongs_to, Then<std::vector<Document>> then) = 0;
  virtual void find_document(std::string document_id, Then<Document> then) = 0;
  virtual void forget_documents(std::int64_t before, Then<int> then) = 0;

  // Enrolment. redeem: kDenied for a wrong, spent, expired or worn-out code; the same kiosk key again answers the same.
  virtual void keep_code(CodeRecord code, AuditEntry audit, Then<Nothing> then) = 0;
  virtual void redeem_code(std::string code_id, std::string secret_hash, KioskRecord kiosk, Then<KioskRecord> then) = 0;
  virtual void list_kiosks(Then<std::vector<KioskRecord>> then) = 0;

  // Staff. put_staff adds or replaces.
  virtual void put_staff(StaffRecord staff, Then<Nothing> then) = 0;
  virtual void list_staff(Then<std::vector<StaffRecord>> then) = 0;
  virtual void keep_session(SessionRecord session, AuditEntry audit, Then<Nothing> then) = 0;
  virtual void drop_session(std::string token_hash, Then<Nothing> then) = 0;
  virtual void list_sessions(Then<std::vector<SessionRecord>> then) = 0;
  virtual void write_audit(AuditEntry entry, Then<Nothing> then) = 0;

  // Bundles. publish: kConflict unless the version is above every other.
  virtual void publish(BundleRecord bundle, std::vector<StoredFile> files, Then<Nothing> then) = 0;
  virtual void newest_bundle(Then<std::optional<BundleRecord>> then) = 0;
  virtual void bundle_file(std::string sha256, Then<std::string> then) = 0;

  virtual void rollups(std::string from, std::string to, Then<std::vector<RollupRow>> then) = 0;
};

}  // namespace waymark::hub
