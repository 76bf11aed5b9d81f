#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

class Enrolment : public HubTest {};

TEST_F(Enrolment, GivesAKioskItsIdentityAndTheKeysToTrust) {
  const auto key = base::io::make_signing_key();
  const Response response = enrol(secret_of_new_code(person()), key);
  ASSERT_EQ(response.status, 201);
  const auto body = json_of(response);
  EXPECT_EQ(body["site"], "ardwell-library");
  EXPECT_EQ(body["council"], "ardwell");
  EXPECT_EQ(body["release_keys"][0]["id"], hub_->keys().release.front().id);
  EXPECT_EQ(base::io::from_base64(body["submission_key"]["public_key"].get<std::string>()).value_or(""),
            hub_->keys().submission.key.public_key);
}

TEST_F(Enrolment, TheCodeCarriesTheFingerprintOfTheReleaseKey) {
  const Response response = ask(person(), "POST", "/api/v1/enrolment-codes", {{"site", "ardwell-library"}});
  const auto code = protocol::parse_enrolment_code(json_of(response).value("code", ""));
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(code->release, base::io::sha256_hex(hub_->keys().release.front().public_key).substr(0, 32));
}

TEST_F(Enrolment, FiveWrongTriesWearACodeOut) {
  const auto key = base::io::make_signing_key();
  const std::string secret = secret_of_new_code(person());
  std::string wrong = secret;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enrol(wrong, key).status, 403);
  EXPECT_EQ(enrol(secret, key).status, 403);
}

TEST_F(Enrolment, GuessingIsSlowedDown) {
  const auto key = base::io::make_signing_key();
  int refused = 0;
  for (int i = 0; i < 40; ++i) refused += enrol("AAAA-BBBB-CCCC", key).status == 429 ? 1 : 0;
  EXPECT_EQ(refused, 20);
}

TEST_F(Enrolment, OnlyAnAdministratorIssuesCodes) {
  const Response response = ask(person("morag"), "POST", "/api/v1/enrolment-codes", {{"site", "ardwell-library"}});
  EXPECT_EQ(response.status, 403);
}

TEST_F(Enrolment, ACodeForASiteThatIsNotThereIsNotIssued) {
  EXPECT_EQ(ask(person(), "POST", "/api/v1/enrolment-codes", {{"site", "elsewhere"}}).status, 404);
}

TEST_F(Enrolment, AChallengeIsGoodOnce) {
  Kiosk made = kiosk();
  const Response asked = send(request(Door::kKiosks, "POST", "/kiosk/v1/challenges", {{"kiosk_id", made.kiosk_id}}));
  const std::string challenge = json_of(asked).value("challenge", "");
  const auto signature = base::io::sign(protocol::token_signing_text(made.kiosk_id, challenge), made.key.secret_key);
  const nlohmann::json body{
      {"kiosk_id", made.kiosk_id}, {"challenge", challenge}, {"signature", base::io::to_base64(*signature)}};
  EXPECT_EQ(send(request(Door::kKiosks, "POST", "/kiosk/v1/tokens", body)).status, 200);
  EXPECT_EQ(send(request(Door::kKiosks, "POST", "/kiosk/v1/tokens", body)).status, 403);
}

TEST_F(Enrolment, AChallengeIsTooOldAfterAMinute) {
  Kiosk made = kiosk();
  const Response asked = send(request(Door::kKiosks, "POST", "/kiosk/v1/challenges", {{"kiosk_id", made.kiosk_id}}));
  const std::string challenge = json_of(asked).value("challenge", "");
  clock_.advance(std::chrono::seconds{60});
  const auto signature = base::io::sign(protocol::token_signing_text(made.kiosk_id, challenge), made.key.secret_key);
  EXPECT_EQ(
      send(request(
               Door::kKiosks, "POST", "/kiosk/v1/tokens",
               {{"kiosk_id", made.kiosk_id}, {"challenge", challenge}, {"signature", base::io::to_base64(*signature)}}))
          .status,
      403);
}

TEST_F(Enrolment, AnotherKeyGetsNoToken) {
  Kiosk made = kiosk();
  made.key = base::io::make_signing_key();
  EXPECT_EQ(take_token(made).status, 403);
}

TEST_F(Enrolment, ATokenLastsAQuarterOfAnHour) {
  const Kiosk made = kiosk();
  EXPECT_EQ(ask(made, "GET", "/kiosk/v1/bundle").status, 200);
  clock_.advance(std::chrono::seconds{900});
  EXPECT_EQ(ask(made, "GET", "/kiosk/v1/bundle").status, 401);
}

TEST_F(Enrolment, AKioskIsKnownAgainAfterARestartOfTheHub) {
  Kiosk made = kiosk();
  hub_.reset();
  start();
  EXPECT_EQ(ask(made, "GET", "/kiosk/v1/bundle").status, 401);
  EXPECT_EQ(take_token(made).status, 200);
  EXPECT_EQ(ask(made, "GET", "/kiosk/v1/bundle").status, 200);
}

TEST_F(Enrolment, KiosksAreNotServedAtTheBrowsersDoor) {
  const Kiosk made = kiosk();
  Request request = HubTest::request(Door::kBrowsers, "GET", "/kiosk/v1/bundle");
  request.headers["authorization"] = "Bearer " + made.token;
  EXPECT_EQ(send(std::move(request)).status, 403);
}

}  // namespace
}  // namespace waymark::hub
