// How far a request has come: set by staff, told to whoever holds its reference, and to nobody who tries numbers.
#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class Requests : public HubTest {
 protected:
  json sent(const Kiosk& who) {
    json made = submission();
    EXPECT_EQ(ask(who, "POST", "/kiosk/v1/submissions", made).status, 201);
    return made;
  }
  Response status(const Kiosk& who, const std::string& reference) {
    return ask(who, "POST", "/kiosk/v1/requests/status", {{"reference", reference}});
  }
  static std::string unknown_reference() { return base::make_reference(base::io::random_16()); }
  static std::string path_of(const json& made) {
    return "/api/v1/submissions/" + made["submission_id"].get<std::string>();
  }
  Response set(const Person& who, const json& made, const std::string& shown, const std::string& to) {
    return ask(who, "PUT", path_of(made) + "/status", {{"shown", shown}, {"status", to}});
  }
};

TEST_F(Requests, BeginAsReceived) {
  const Kiosk who = kiosk();
  const json made = sent(who);
  const Response told = status(who, made["reference"]);
  EXPECT_EQ(told.status, 200);
  EXPECT_EQ(json_of(told), (json{{"journey", "report-a-missed-bin"},
                                 {"status", "received"},
                                 {"created_at", made["created_at"]},
                                 {"status_at", now()}}));
}

TEST_F(Requests, AreFoundByAReferenceAsAPersonTypesIt) {
  const Kiosk who = kiosk();
  std::string typed;
  for (const char c : sent(who)["reference"].get<std::string>()) {
    if (c != '-') typed += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  EXPECT_EQ(status(who, " " + typed).status, 200);
}

TEST_F(Requests, AreToldAsAMemberOfStaffLastSetThem) {
  const Kiosk who = kiosk();
  const Person morag = person("morag");
  const json made = sent(who);
  clock_.advance(std::chrono::hours{2});
  const Kiosk later = kiosk();
  const json changed = json_of(set(person("morag"), made, "received", "in_progress"));
  EXPECT_EQ(changed["status"], "in_progress");
  EXPECT_EQ(changed["status_at"], now());
  EXPECT_EQ(json_of(status(later, made["reference"]))["status"], "in_progress");
  EXPECT_EQ(json_of(status(later, made["reference"]))["status_at"], now());
}

TEST_F(Requests, KeepWhatWasSetThroughARestart) {
  const Kiosk who = kiosk();
  const json made = sent(who);
  ASSERT_EQ(set(person("morag"), made, "received", "finished").status, 200);
  reopen();
  start();
  EXPECT_EQ(json_of(ask(person("morag"), "GET", "/api/v1/submissions"))["submissions"][0]["status"], "finished");
}

TEST_F(Requests, AreWrittenDownWithWhoChangedThemAndNeverWithTheirReference) {
  const json made = sent(kiosk());
  ASSERT_EQ(set(person("morag"), made, "received", "more_needed").status, 200);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'submission.status' AND actor = 'morag' AND "
                   "subject LIKE '% more_needed'"),
            1);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE instr(subject, '" + made["reference"].get<std::string>() + "')"),
            0);
}

TEST_F(Requests, AreNotChangedOverSomebodyElsesChange) {
  const json made = sent(kiosk());
  ASSERT_EQ(set(person("morag"), made, "received", "finished").status, 200);
  const Person admin = person();
  EXPECT_EQ(set(admin, made, "received", "in_progress").status, 409);
  EXPECT_EQ(json_of(ask(admin, "GET", path_of(made) + "/head"))["status"], "finished");
  EXPECT_EQ(set(admin, made, "received", "finished").status, 200) << "a lost answer may be asked for again";
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'submission.status'"), 1);
}

TEST_F(Requests, TakeNoOtherWordsForAStatus) {
  const json made = sent(kiosk());
  EXPECT_EQ(set(person("morag"), made, "received", "Jean rang").status, 400);
  EXPECT_EQ(set(person("morag"), submission(), "received", "finished").status, 404);
}

TEST_F(Requests, ThatAreUnknownAreToldApartFromNothing) {
  const Response told = status(kiosk(), unknown_reference());
  EXPECT_EQ(told.status, 404);
  EXPECT_EQ(json_of(told)["error"]["where"], "reference");
}

TEST_F(Requests, WhoseReferenceDoesNotCheckAreNotLookedFor) {
  const Kiosk who = kiosk();
  for (int i = 0; i < 20; ++i) EXPECT_EQ(status(who, "0000-0000-1").status, 400);
  EXPECT_EQ(status(who, unknown_reference()).status, 404) << "and count as no try";
}

TEST_F(Requests, ThatShareAReferenceAreToldToNobody) {
  const Kiosk who = kiosk();
  const json first = sent(who);
  json second = submission();
  second["reference"] = first["reference"];
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/submissions", second).status, 201);
  EXPECT_EQ(status(who, first["reference"]).status, 404);
}

TEST_F(Requests, CannotBeFoundByTryingNumbers) {
  const Kiosk who = kiosk();
  const json made = sent(who);
  for (int i = 0; i < 30; ++i) EXPECT_EQ(status(who, made["reference"]).status, 200) << "a known one is no try";
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(status(who, unknown_reference()).status, 404);
    clock_.advance(std::chrono::seconds{20});
  }
  const Response refused = status(who, unknown_reference());
  EXPECT_EQ(refused.status, 429);
  const auto retry = std::find_if(refused.headers.begin(), refused.headers.end(),
                                  [](const auto& header) { return header.first == "Retry-After"; });
  ASSERT_NE(retry, refused.headers.end());
  EXPECT_EQ(retry->second, "100");
  EXPECT_EQ(status(who, made["reference"]).status, 429) << "nor does a right one tell that it is right";
  EXPECT_EQ(status(kiosk(), made["reference"]).status, 200) << "another kiosk is not slowed down";
  clock_.advance(std::chrono::seconds{100});
  EXPECT_EQ(status(who, unknown_reference()).status, 404);
  EXPECT_EQ(status(who, unknown_reference()).status, 429) << "one for each that is five minutes old";
}

TEST_F(Requests, SayWhoHelpedAndWhichAnswersTheyTyped) {
  const auto field = [](const char* key, const char* typed_by) {
    json made{{"key", key}, {"title", key}, {"answer", "x"}};
    if (*typed_by != 0) made["typed_by"] = typed_by;
    return made;
  };
  const json fields{field("street", "staff"), field("town", "both"), field("bin", ""), field("day", "somebody")};
  const json made =
      submission({{"assisted_by", "m-17"}, {"questions", json::array({{{"page", "where"}, {"fields", fields}}})}});
  ASSERT_EQ(ask(kiosk(), "POST", "/kiosk/v1/submissions", made).status, 201);
  const json opened = json_of(ask(person("morag"), "GET", path_of(made)));
  EXPECT_EQ(opened["assisted_by"], "m-17");
  EXPECT_EQ(opened["rows"][0]["typed_by"], "staff");
  EXPECT_EQ(opened["rows"][1]["typed_by"], "both");
  EXPECT_FALSE(opened["rows"][2].contains("typed_by"));
  EXPECT_FALSE(opened["rows"][3].contains("typed_by"));
}

TEST_F(Requests, ThatNobodyHelpedWithSayNothingOfIt) {
  const json made = sent(kiosk());
  EXPECT_FALSE(json_of(ask(person("morag"), "GET", path_of(made))).contains("assisted_by"));
}

TEST_F(Requests, UsageCountsThatOneWasLookedAt) {
  const json event{
      {"seq", 1}, {"event_id", new_id()}, {"name", "status.viewed"}, {"at", now()}, {"fields", {{"outcome", "found"}}}};
  const json batch{{"stream_id", "0123456789abcdef"}, {"sent_at", now()}, {"events", json::array({event})}};
  EXPECT_EQ(json_of(ask(kiosk(), "POST", "/kiosk/v1/usage", batch))["accepted"], 1);
}

}  // namespace
}  // namespace waymark::hub
