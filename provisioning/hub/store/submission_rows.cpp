#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

#define WAYMARK_SUBMISSION_COLUMNS                                                                             \
  "number, submission_id, reference, kiosk_id, site, journey, journey_version, language, key_id, created_at, " \
  "received_at, status, status_at "

constexpr const char* kList = "SELECT " WAYMARK_SUBMISSION_COLUMNS
                              "FROM submission WHERE council = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3";
constexpr const char* kFind =
    "SELECT " WAYMARK_SUBMISSION_COLUMNS ", sealed FROM submission WHERE council = ?1 AND submission_id = ?2";
constexpr const char* kHead =
    "SELECT " WAYMARK_SUBMISSION_COLUMNS "FROM submission WHERE council = ?1 AND submission_id = ?2";
constexpr const char* kFindReference =
    "SELECT " WAYMARK_SUBMISSION_COLUMNS "FROM submission WHERE council = ?1 AND reference = ?2 LIMIT 20";

Submission read_submission(SQLite::Statement& row) {
  Submission submission;
  submission.number = row.getColumn(0).getInt64();
  submission.submission_id = row.getColumn(1).getString();
  submission.reference = row.getColumn(2).getString();
  submission.kiosk_id = row.getColumn(3).getString();
  submission.site = row.getColumn(4).getString();
  submission.journey = row.getColumn(5).getString();
  submission.journey_version = row.getColumn(6).getString();
  submission.language = row.getColumn(7).getString();
  submission.key_id = row.getColumn(8).getString();
  submission.created_at = row.getColumn(9).getInt64();
  submission.received_at = row.getColumn(10).getInt64();
  submission.status =
      protocol::parse_request_status(row.getColumn(11).getString()).value_or(protocol::RequestStatus::kReceived);
  submission.status_at = row.getColumn(12).getInt64();
  return submission;
}

}  // namespace

void SqliteStore::keep_submission(Submission submission, Then<KeptSubmission> then) {
  write<KeptSubmission>(
      [council = council_, s = std::move(submission)](Transaction& t) -> base::Result<KeptSubmission> {
        auto& select = t.statement(
            "SELECT reference, kiosk_id, received_at FROM submission WHERE council = ?1 AND submission_id = ?2");
        select.bind(1, council);
        select.bind(2, s.submission_id);
        if (select.executeStep()) {
          if (select.getColumn(0).getString() != s.reference || select.getColumn(1).getString() != s.kiosk_id) {
            return fail(ErrorCode::kConflict, "submission_id", "was used for something else");
          }
          return KeptSubmission{false, select.getColumn(2).getInt64()};
        }
        auto& insert = t.statement(
            "INSERT INTO submission(council, submission_id, reference, kiosk_id, site, journey, journey_version, "
            "language, sealed, key_id, created_at, received_at, status_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
            "?10, ?11, ?12, ?12)");
        insert.bind(1, council);
        insert.bind(2, s.submission_id);
        insert.bind(3, s.reference);
        insert.bind(4, s.kiosk_id);
        insert.bind(5, s.site);
        insert.bind(6, s.journey);
        insert.bind(7, s.journey_version);
        insert.bind(8, s.language);
        insert.bind(9, s.sealed.data(), static_cast<int>(s.sealed.size()));
        insert.bind(10, s.key_id);
        insert.bind(11, s.created_at);
        insert.bind(12, t.now_ms());
        insert.exec();
        return KeptSubmission{true, t.now_ms()};
      },
      std::move(then));
}

void SqliteStore::list_submissions(std::int64_t before, int limit, Then<std::vector<Submission>> then) {
  read<std::vector<Submission>>(
      [council = council_, before, limit](Statements& statements) -> base::Result<std::vector<Submission>> {
        auto& select = statements.get(kList);
        select.bind(1, council);
        select.bind(2, before);
        select.bind(3, limit);
        std::vector<Submission> list;
        while (select.executeStep()) list.push_back(read_submission(select));
        return list;
      },
      std::move(then));
}

void SqliteStore::find_submission(std::string submission_id, Then<Submission> then) {
  read<Submission>(
      [council = council_, id = std::move(submission_id)](Statements& statements) -> base::Result<Submission> {
        auto& select = statements.get(kFind);
        select.bind(1, council);
        select.bind(2, id);
        if (!select.executeStep()) return fail(ErrorCode::kNotFound, "submission_id", "there is no such submission");
        Submission submission = read_submission(select);
        submission.sealed = select.getColumn(13).getString();
        return submission;
      },
      std::move(then));
}

void SqliteStore::find_reference(std::string reference, Then<std::vector<Submission>> then) {
  read<std::vector<Submission>>(
      [council = council_,
       reference = std::move(reference)](Statements& statements) -> base::Result<std::vector<Submission>> {
        auto& select = statements.get(kFindReference);
        select.bind(1, council);
        select.bind(2, reference);
        std::vector<Submission> list;
        while (select.executeStep()) list.push_back(read_submission(select));
        return list;
      },
      std::move(then));
}

void SqliteStore::set_submission_status(std::string submission_id, StatusChange change, std::string actor,
                                        Then<Submission> then) {
  write<Submission>(
      [council = council_, id = std::move(submission_id), change,
       actor = std::move(actor)](Transaction& t) -> base::Result<Submission> {
        auto& select = t.statement(kHead);
        select.bind(1, council);
        select.bind(2, id);
        if (!select.executeStep()) return fail(ErrorCode::kNotFound, "submission_id", "there is no such submission");
        Submission submission = read_submission(select);
        select.reset();
        if (submission.status == change.status) return submission;
        if (submission.status != change.shown) {
          return fail(ErrorCode::kConflict, "shown", "somebody else has changed it");
        }
        submission.status = change.status;
        submission.status_at = t.now_ms();
        const std::string name{protocol::name_of(change.status)};
        auto& update =
            t.statement("UPDATE submission SET status = ?1, status_at = ?2 WHERE council = ?3 AND submission_id = ?4");
        update.bind(1, name);
        update.bind(2, submission.status_at);
        update.bind(3, council);
        update.bind(4, id);
        update.exec();
        append_audit(t, council, {actor, "submission.status", id + " " + name});
        return submission;
      },
      std::move(then));
}

}  // namespace waymark::hub
