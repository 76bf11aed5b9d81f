// The store on SQLite: one writer with group commit, two readers. One file, one council, or the
// service that several share.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/io/clock.h"
#include "base/io/sqlite.h"
#include "provisioning/hub/store/reader.h"
#include "provisioning/hub/store/store.h"
#include "provisioning/hub/store/writer.h"

namespace waymark::hub {

class SqliteStore final : public Store {
 public:
  using Deliver = std::function<void(std::function<void()>)>;

  // `deliver` is called on the store's threads with each answer, and must run it on the owner's.
  [[nodiscard]] static base::Result<std::unique_ptr<SqliteStore>> open(const std::string& path,
                                                                       const std::string& council,
                                                                       const base::io::Clock& clock, Deliver deliver);

  // Does what was asked for, then ends; answers still go to `deliver`.
  void stop();

  void keep_usage(UsageBatch batch, Then<UsageOutcome> then) override;
  void issue_ticket(TicketOrder order, Then<IssuedTicket> then) override;
  void confirm_ticket(std::string kiosk_id, std::string request_id, Then<Ticket> then) override;
  void void_ticket(std::string kiosk_id, std::string request_id, std::string reason, Then<Ticket> then) override;
  void void_unconfirmed(base::WallTime before, Then<int> then) override;
  void lease(LeaseOrder order, Then<Lease> then) override;
  void reconcile(std::string kiosk_id, std::vector<LeasedTicket> tickets,
                 Then<std::vector<LeasedOutcome>> then) override;
  void call_next(std::string site, std::string service, std::string day, std::string desk, std::string actor,
                 Then<std::optional<Ticket>> then) override;
  void call_ticket(std::int64_t ticket_id, std::string desk, std::string actor, Then<Ticket> then) override;
  void find_ticket(std::int64_t ticket_id, Then<Ticket> then) override;
  void finish_ticket(std::int64_t ticket_id, Outcome outcome, std::string actor, Then<Ticket> then) override;
  void open_tickets(std::string site, std::string day, std::int64_t now, Then<std::vector<Ticket>> then) override;
  void followed_ticket(Follower who, Then<FollowedTicket> then) override;
  void more_time(Follower who, int which, Then<FollowedTicket> then) override;
  void leave_line(Follower who, Then<FollowedTicket> then) override;
  void forget_followers(std::string day, Then<int> then) override;
  void service_times(std::string site, std::string service, Then<ServiceTimes> then) override;
  void put_appointments(AppointmentList list, std::string actor, Then<AppointmentsKept> then) override;
  void list_appointments(std::string site, std::string day, Then<std::vector<Appointment>> then) override;
  void check_in(CheckInOrder order, Then<CheckInDone> then) override;
  void miss_appointments(std::int64_t before, Then<int> then) override;
  void forget_appointments(std::string day, Then<int> then) override;
  void keep_submission(Submission submission, Then<KeptSubmission> then) override;
  void list_submissions(std::int64_t before, int limit, Then<std::vector<Submission>> then) override;
  void find_submission(std::string submission_id, Then<Submission> then) override;
  void find_reference(std::string reference, Then<std::vector<Submission>> then) override;
  void set_submission_status(std::string submission_id, StatusChange change, std::string actor,
                             Then<Submission> then) override;
  void raise_help(HelpRequest request, Then<HelpRequest> then) override;
  void cancel_help(std::string kiosk_id, std::string request_id, Then<HelpRequest> then) override;
  void acknowledge_help(std::string request_id, std::string actor, Then<HelpRequest> then) override;
  void list_help(std::int64_t since, Then<std::vector<HelpRequest>> then) override;
  void keep_staff_act(StaffAct act, Then<Nothing> then) override;
  void newest_staff_acts(Then<std::vector<StaffAct>> then) override;
  void keep_calls(CallsWrite write, Then<Nothing> then) override;
  void find_call(std::string call_id, Then<std::optional<CallRecord>> then) override;
  void kept_calls(std::int64_t since, Then<KeptCalls> then) override;
  void keep_callback(Callback callback, Then<Received> then) override;
  void change_callback(std::string callback_id, CallbackChange change, std::string actor, Then<Callback> then) override;
  void list_callbacks(Then<std::vector<Callback>> then) override;
  void find_callback(std::string callback_id, Then<Callback> then) override;
  void keep_document(Document document, Then<Received> then) override;
  void list_documents(std::string belongs_to, Then<std::vector<Document>> then) override;
  void find_document(std::string document_id, Then<Document> then) override;
  void forget_documents(std::int64_t before, Then<int> then) override;
  void keep_code(CodeRecord code, AuditEntry audit, Then<Nothing> then) override;
  void redeem_code(std::string code_id, std::string secret_hash, KioskRecord kiosk, Then<KioskRecord> then) override;
  void list_kiosks(Then<std::vector<KioskRecord>> then) override;
  void put_staff(StaffRecord staff, Then<Nothing> then) override;
  void list_staff(Then<std::vector<StaffRecord>> then) override;
  void keep_session(SessionRecord session, AuditEntry audit, Then<Nothing> then) override;
  void drop_session(std::string token_hash, Then<Nothing> then) override;
  void list_sessions(Then<std::vector<SessionRecord>> then) override;
  void write_audit(AuditEntry entry, Then<Nothing> then) override;
  void publish(BundleRecord bundle, std::vector<StoredFile> files, Then<Nothing> then) override;
  void newest_bundle(Then<std::optional<BundleRecord>> then) override;
  void bundle_file(std::string sha256, Then<std::string> then) override;
  void rollups(std::string from, std::string to, Then<std::vector<RollupRow>> then) override;

 private:
  SqliteStore(std::int64_t council, Deliver deliver, std::unique_ptr<Writer> writer, std::unique_ptr<Reader> reader)
      : council_(council), deliver_(std::move(deliver)), writer_(std::move(writer)), reader_(std::move(reader)) {}

  // Runs `work` in the next group; its result goes to `then` after the commit.
  template <class T>
  void write(std::function<base::Result<T>(Transaction&)> work, Then<T> then) {
    auto result = std::make_shared<base::Result<T>>(base::fail(base::ErrorCode::kInternal, "store"));
    auto done = [this, result, then](const base::Status& committed) {
      if (!committed) *result = tl::unexpected<base::Error>(committed.error());
      deliver_([result, then] { then(std::move(*result)); });
    };
    const bool queued =
        writer_->write([result, work = std::move(work)](Transaction& t) { *result = work(t); }, std::move(done));
    if (!queued) refuse<T>(then);
  }

  template <class T>
  void read(std::function<base::Result<T>(Statements&)> work, Then<T> then) {
    const bool queued = reader_->read([this, work = std::move(work), then](Statements& statements) {
      auto result = std::make_shared<base::Result<T>>(base::fail(base::ErrorCode::kInternal, "store"));
      try {
        *result = work(statements);
      } catch (const SQLite::Exception& exception) {
        *result = tl::unexpected<base::Error>(base::io::storage_error(exception, "store"));
      }
      deliver_([result, then] { then(std::move(*result)); });
    });
    if (!queued) refuse<T>(then);
  }

  template <class T>
  void refuse(Then<T> then) {
    deliver_([then] { then(base::fail(base::ErrorCode::kUnavailable, "store", "too much is waiting to be written")); });
  }

  std::int64_t council_;
  Deliver deliver_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Reader> reader_;
};

// One row of the hash-chained log, in the transaction of what it tells of.
void append_audit(Transaction& transaction, std::int64_t council, const AuditEntry& entry);

}  // namespace waymark::hub
