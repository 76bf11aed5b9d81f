#include "tests/hub/store_stage.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;

class RecordsStore : public StoreTest {
 protected:
  Submission submission() {
    Submission made;
    made.submission_id = new_id();
    made.reference = base::make_reference(base::io::random_16());
    made.kiosk_id = "kiosk-1";
    made.site = "library";
    made.journey = "bin";
    made.journey_version = "1";
    made.sealed = std::string("\0\xFF sealed", 9);
    made.key_id = "key";
    return made;
  }
  base::Result<KeptSubmission> keep(const Submission& made) {
    return wait<KeptSubmission>([&](auto then) { store_->keep_submission(made, then); });
  }
  base::Result<KioskRecord> redeem(const std::string& hash, const std::string& key = std::string(32, 'k')) {
    KioskRecord kiosk;
    kiosk.kiosk_id = new_id();
    kiosk.name = "By the door";
    kiosk.public_key = key;
    return wait<KioskRecord>([&](auto then) { store_->redeem_code("K7M3", hash, kiosk, then); });
  }
  void issue_code() {
    CodeRecord code{"K7M3", "right", "library", "admin", now() + 600'000};
    ASSERT_TRUE(wait<Nothing>([&](auto then) { store_->keep_code(code, {"admin", "code.issued", "library"}, then); }));
  }
};

TEST_F(RecordsStore, ASubmissionIsKeptOnceAndComesBackByteForByte) {
  const Submission made = submission();
  EXPECT_TRUE(keep(made)->fresh);
  EXPECT_FALSE(keep(made)->fresh);
  const auto found = wait<Submission>([&](auto then) { store_->find_submission(made.submission_id, then); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->sealed, made.sealed);
  EXPECT_EQ(figure("SELECT count(*) FROM submission"), 1);
}

TEST_F(RecordsStore, ASubmissionsIdentifierIsNotTakenForAnother) {
  Submission made = submission();
  static_cast<void>(keep(made));
  made.reference = base::make_reference(base::io::random_16());
  EXPECT_EQ(keep(made).error().code, ErrorCode::kConflict);
}

TEST_F(RecordsStore, SubmissionsAreListedNewestFirstPageByPage) {
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    const Submission made = submission();
    ids.push_back(made.submission_id);
    static_cast<void>(keep(made));
  }
  const auto list = [&](std::int64_t before) {
    return *wait<std::vector<Submission>>([&](auto then) { store_->list_submissions(before, 3, then); });
  };
  const auto first = list(1'000'000);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].submission_id, ids[4]);
  const auto second = list(first.back().number);
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(second[1].submission_id, ids[0]);
}

TEST_F(RecordsStore, AnEnrolmentCodeWorksOnceAndTheLostAnswerIsGivenAgain) {
  issue_code();
  const auto enrolled = redeem("right");
  ASSERT_TRUE(enrolled.has_value());
  EXPECT_EQ(enrolled->site, "library");
  const auto again = redeem("right");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->kiosk_id, enrolled->kiosk_id);
  EXPECT_FALSE(redeem("right", std::string(32, 'x')).has_value());
  EXPECT_EQ(figure("SELECT count(*) FROM kiosk"), 1);
}

TEST_F(RecordsStore, AnEnrolmentCodeIsWornOutByFiveWrongTries) {
  issue_code();
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(redeem("wrong").has_value());
  const auto late = redeem("right");
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().code, ErrorCode::kDenied);
}

TEST_F(RecordsStore, AnEnrolmentCodeIsTooOldAfterTenMinutes) {
  issue_code();
  clock_.advance(std::chrono::milliseconds{600'001});
  EXPECT_FALSE(redeem("right").has_value());
}

TEST_F(RecordsStore, HelpIsRaisedOnceAndAcknowledgedByOne) {
  HelpRequest help;
  help.request_id = new_id();
  help.kiosk_id = "kiosk-1";
  help.needs = {"large_text"};
  const auto raise = [&] { return wait<HelpRequest>([&](auto then) { store_->raise_help(help, then); }); };
  EXPECT_EQ(raise()->state, "open");
  const auto acknowledge = [&](const std::string& who) {
    return wait<HelpRequest>([&](auto then) { store_->acknowledge_help(help.request_id, who, then); });
  };
  EXPECT_EQ(acknowledge("morag")->acknowledged_by, "morag");
  EXPECT_EQ(acknowledge("hamish")->acknowledged_by, "morag");
  EXPECT_EQ(raise()->state, "acknowledged");
  EXPECT_EQ(raise()->needs, std::vector<std::string>{"large_text"});
}

TEST_F(RecordsStore, CancelledHelpCannotBeAcknowledged) {
  HelpRequest help;
  help.request_id = new_id();
  help.kiosk_id = "kiosk-1";
  ASSERT_TRUE(wait<HelpRequest>([&](auto then) { store_->raise_help(help, then); }));
  EXPECT_FALSE(wait<HelpRequest>([&](auto then) { store_->cancel_help("kiosk-2", help.request_id, then); }));
  ASSERT_TRUE(wait<HelpRequest>([&](auto then) { store_->cancel_help("kiosk-1", help.request_id, then); }));
  EXPECT_FALSE(wait<HelpRequest>([&](auto then) { store_->acknowledge_help(help.request_id, "morag", then); }));
}

TEST_F(RecordsStore, ABundleIsPublishedOnlyAboveTheLast) {
  const auto publish = [&](std::int64_t version) {
    return wait<Nothing>([&](auto then) {
      store_->publish({version, "{}", "[]", 0, "admin"}, {{"hash", "bytes"}}, then);
    });
  };
  EXPECT_TRUE(publish(3).has_value());
  EXPECT_EQ(publish(3).error().code, ErrorCode::kConflict);
  EXPECT_EQ(publish(2).error().code, ErrorCode::kConflict);
  EXPECT_TRUE(publish(4).has_value());
  const auto newest = wait<std::optional<BundleRecord>>([&](auto then) { store_->newest_bundle(then); });
  EXPECT_EQ((*newest)->version, 4);
  EXPECT_EQ(*wait<std::string>([&](auto then) { store_->bundle_file("hash", then); }), "bytes");
}

TEST_F(RecordsStore, EveryRowOfTheAuditLogRestsOnTheOneBefore) {
  for (const char* action : {"first", "second", "third"}) {
    ASSERT_TRUE(wait<Nothing>([&](auto then) { store_->write_audit({"admin", action, "x"}, then); }));
  }
  SQLite::Database database(path(), SQLite::OPEN_READONLY, 5000);
  SQLite::Statement rows(database, "SELECT at, actor, action, subject, hash FROM audit ORDER BY number");
  std::string before;
  int count = 0;
  while (rows.executeStep()) {
    std::string text = before;
    for (int i = 0; i < 4; ++i) text += "\n" + rows.getColumn(i).getString();
    before = rows.getColumn(4).getString();
    EXPECT_EQ(before, base::io::sha256_hex(text));
    ++count;
  }
  EXPECT_EQ(count, 3);
}

TEST_F(RecordsStore, SessionsAndStaffSurviveARestart) {
  ASSERT_TRUE(wait<Nothing>([&](auto then) {
    store_->put_staff({"morag", "Morag", "hash", "library", {"staff"}, "", {}, {}, {"ardwell"}}, then);
  }));
  ASSERT_TRUE(wait<Nothing>([&](auto then) {
    store_->keep_session({"token", "morag", "csrf", now() + 1000}, {"morag", "signed_in", ""}, then);
  }));
  reopen();
  const auto staff = wait<std::vector<StaffRecord>>([&](auto then) { store_->list_staff(then); });
  ASSERT_EQ(staff->size(), 1U);
  EXPECT_EQ(staff->front().roles, std::vector<std::string>{"staff"});
  EXPECT_EQ(staff->front().councils, std::vector<std::string>{"ardwell"});
  EXPECT_EQ(wait<std::vector<SessionRecord>>([&](auto then) { store_->list_sessions(then); })->size(), 1U);
}

TEST_F(RecordsStore, EveryTableSaysWhichCouncil) {
  SQLite::Database database(path(), SQLite::OPEN_READONLY, 5000);
  SQLite::Statement tables(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
  int count = 0;
  while (tables.executeStep()) {
    const std::string name = tables.getColumn(0).getString();
    EXPECT_EQ(figure("SELECT count(*) FROM pragma_table_info('" + name + "') WHERE name = 'council'"), 1) << name;
    ++count;
  }
  EXPECT_GE(count, 14);
}

}  // namespace
}  // namespace waymark::hub
