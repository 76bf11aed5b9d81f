#include "base/io/files.h"
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

// What the fleet page says of the first kiosk.
class UnreadWords : public Bundles {
 protected:
  nlohmann::json unread() {
    const auto fleet = json_of(ask(person("morag"), "GET", "/api/v1/kiosks"));
    return fleet["kiosks"][0]["unread"];
  }
  // The demonstration, but its council.json and this journey say that so much is not read yet.
  void publish_unread(const nlohmann::json& of_council, const nlohmann::json& of_bins) {
    nlohmann::json council = demo("council.json");
    council["languages"] = {"en-GB", "gd", "pl"};
    council["unreviewed_languages"] = of_council;
    nlohmann::json bins = demo("journeys/report-a-missed-bin.json");
    bins["unreviewed_languages"] = of_bins;
    ASSERT_TRUE(publish(with_files({{"council.json", council.dump()},
                                    {"journeys/report-a-missed-bin.json", bins.dump()},
                                    {"journeys/apply-for-a-parking-permit.json", read("apply-for-a-parking-permit")},
                                    {"journeys/tell-us-you-have-moved.json", read("tell-us-you-have-moved")}}))
                    .has_value());
  }

 private:
  static nlohmann::json demo(const std::string& path) {
    return nlohmann::json::parse(
        base::io::read_file(std::string(WAYMARK_SOURCE_DIR) + "/provisioning/demo/" + path, 1 << 20).value_or(""));
  }
  static std::string read(const std::string& journey) {
    nlohmann::json file = demo("journeys/" + journey + ".json");
    file["unreviewed_languages"] = nlohmann::json::array();
    return file.dump();
  }
};

TEST_F(UnreadWords, OfTheCouncilAndOfEachJourneyAreOnTheFleetPage) {
  static_cast<void>(kiosk());
  publish_unread({"pl"}, {"pl", "gd", "cy"});
  EXPECT_EQ(unread(),
            (nlohmann::json{{{"part", "council"}, {"title", "Ardwell Council"}, {"languages", {"pl"}}},
                            {{"part", "journey"}, {"title", "Report a missed bin"}, {"languages", {"gd", "pl"}}}}))
      << "in the council's order; nobody is offered Welsh";
}

TEST_F(UnreadWords, OfAJourneyCountBesideACouncilThatHasReadItsOwn) {
  static_cast<void>(kiosk());
  publish_unread(nlohmann::json::array(), {"pl"});
  ASSERT_EQ(unread().size(), 1U);
  EXPECT_EQ(unread()[0]["part"], "journey");
}

TEST_F(UnreadWords, AreNoneOnceEverythingIsRead) {
  static_cast<void>(kiosk());
  publish_unread(nlohmann::json::array(), nlohmann::json::array());
  EXPECT_EQ(unread(), nlohmann::json::array());
}

TEST_F(UnreadWords, InALanguageThatIsNotOfferedAreRefused) {
  auto council = nlohmann::json::parse(
      base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1 << 20).value_or(""));
  council["unreviewed_languages"] = {"fr"};
  const auto refused = publish(with_file("council.json", council.dump()));
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().where.find("unreviewed_languages"), std::string::npos) << refused.error().where;
}

}  // namespace
}  // namespace waymark::hub
