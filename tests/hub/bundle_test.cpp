#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;

class Bundles : public HubTest {
 protected:
  void still_the_first() { EXPECT_EQ(hub_->in_force()->record.version, 1); }
};

TEST_F(Bundles, AKioskCanCheckWhatItPulls) {
  const Kiosk who = kiosk();
  const Response response = ask(who, "GET", "/kiosk/v1/bundle");
  ASSERT_EQ(response.status, 200);
  const auto body = json_of(response);
  const std::string manifest = body["manifest"];
  const auto signature = base::io::from_base64(body["signatures"][0]["signature"].get<std::string>());
  EXPECT_TRUE(
      base::io::verify(protocol::manifest_signing_text(manifest), *signature, hub_->keys().release.front().public_key));
  const auto parsed = protocol::parse_manifest(manifest);
  ASSERT_TRUE(parsed.has_value());
  for (const auto& file : parsed->files) {
    const Response bytes = ask(who, "GET", "/kiosk/v1/bundle/files/" + file.sha256);
    EXPECT_EQ(base::io::sha256_hex(bytes.body), file.sha256) << file.path;
  }
}

TEST_F(Bundles, AnUnchangedBundleIsNotSentAgain) {
  const Kiosk who = kiosk();
  Request again = request(Door::kKiosks, "GET", "/kiosk/v1/bundle");
  again.headers = {{"authorization", "Bearer " + who.token}, {"if-none-match", "\"1\""}};
  EXPECT_EQ(send(again).status, 304);
  again.headers["if-none-match"] = "\"0\"";
  EXPECT_EQ(send(again).status, 200);
}

TEST_F(Bundles, KiosksAreToldOfANewOne) {
  const Kiosk who = kiosk();
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  ASSERT_TRUE(publish(demo_bundle(2)).has_value());
  std::string heard;
  while (auto text = stream.feed->take()) heard += *text;
  EXPECT_NE(heard.find("event: config.changed\ndata: {\"version\":2}"), std::string::npos);
}

TEST_F(Bundles, WithoutASignatureOfTheReleaseKeyItIsRefused) {
  Bundle made = demo_bundle(2);
  made.signatures.clear();
  EXPECT_EQ(publish(made).error().code, ErrorCode::kDenied);
  const auto other = base::io::make_signing_key();
  ASSERT_TRUE(bundle::sign(made, {"other", other.public_key, other.secret_key}).has_value());
  EXPECT_EQ(publish(made).error().code, ErrorCode::kDenied);
  // Under the right name, but made by another key.
  made.signatures.back().key_id = hub_->keys().release.front().id;
  EXPECT_EQ(publish(made).error().code, ErrorCode::kDenied);
  still_the_first();
}

TEST_F(Bundles, AManifestThatWasChangedAfterSigningIsRefused) {
  Bundle made = demo_bundle(2);
  const auto at = made.manifest.find("\"version\":2");
  ASSERT_NE(at, std::string::npos);
  made.manifest[at + 10] = '9';
  EXPECT_EQ(publish(made).error().code, ErrorCode::kDenied);
  still_the_first();
}

TEST_F(Bundles, AnOlderOrEqualVersionIsRefused) {
  EXPECT_EQ(publish(demo_bundle(1)).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(publish(demo_bundle(5)).has_value());
  EXPECT_EQ(publish(demo_bundle(4)).error().code, ErrorCode::kConflict);
}

TEST_F(Bundles, AnExpiredOneIsRefused) {
  const Bundle made = demo_bundle(2);
  clock_.advance(std::chrono::hours{24 * 91});
  EXPECT_EQ(publish(made).error().code, ErrorCode::kDenied);
}

TEST_F(Bundles, MissingBytesAreRefused) {
  Bundle made = demo_bundle(2);
  made.files.pop_back();
  EXPECT_EQ(publish(made).error().code, ErrorCode::kInvalid);
  still_the_first();
}

TEST_F(Bundles, ABrokenJourneyNeverReachesTheGlass) {
  const auto refused = publish(with_file("journeys/report-a-missed-bin.json", "{\"id\": \"report-a-missed-bin\"}"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_TRUE(refused.error().where.starts_with("journeys/report-a-missed-bin.json")) << refused.error().where;
  still_the_first();
}

TEST_F(Bundles, ABrokenCouncilFileIsRefused) {
  EXPECT_FALSE(publish(with_file("council.json", "{}")).has_value());
  EXPECT_FALSE(publish(with_file("council.json", "not json")).has_value());
  still_the_first();
}

TEST_F(Bundles, IsReadAgainAfterARestart) {
  ASSERT_TRUE(publish(demo_bundle(2)).has_value());
  hub_.reset();
  start();
  EXPECT_EQ(hub_->in_force()->record.version, 2);
  EXPECT_EQ(hub_->in_force()->journeys.size(), 3U);
}

TEST_F(Bundles, LogInsAreNeverInOne) {
  const auto parsed = protocol::parse_manifest(demo_bundle(2).manifest);
  ASSERT_TRUE(parsed.has_value());
  for (const auto& file : parsed->files) {
    EXPECT_NE(file.path, "staff.json");
  }
}

TEST_F(Bundles, IsPublishedOverTheWireByAnAdministratorOnly) {
  const Bundle made = demo_bundle(2);
  nlohmann::json files = nlohmann::json::array();
  for (const auto& file : made.files) files.push_back(base::io::to_base64(file.bytes));
  const nlohmann::json body{{"manifest", made.manifest},
                            {"signatures", nlohmann::json::parse(bundle::signatures_to_json(made.signatures))},
                            {"files", files}};
  EXPECT_EQ(ask(person("morag"), "POST", "/api/v1/bundles", body).status, 403);
  EXPECT_EQ(ask(person(), "POST", "/api/v1/bundles", body).status, 201);
  EXPECT_EQ(hub_->in_force()->record.version, 2);
}

}  // namespace
}  // namespace waymark::hub
