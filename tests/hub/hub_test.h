// The hub without its network: a store in a folder of its own, the demonstration's bundle, three members of staff, and
// requests answered as if the calls were synchronous.
#pragma once

#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/hub.h"
#include "provisioning/protocol/bundle.h"
#include "provisioning/protocol/enrolment.h"
#include "tests/hub/store_stage.h"

namespace waymark::hub {

class HubTest : public StoreTest {
 protected:
  struct Kiosk {
    std::string kiosk_id;
    base::io::SigningKey key;
    std::string token;
  };
  struct Person {
    std::string cookie;
    std::string csrf;
  };

  HubTest() { start(); }

  void start(bool demo = true) {
    HubOptions options;
    options.demo = demo;
    options.browsers_address = "127.0.0.1:8080";
    options.authority = std::string(32, '0');
    auto keys = open_keys(folder_);
    ASSERT_TRUE(keys.has_value());
    hub_ = std::make_unique<Hub>(std::move(options), *store_, clock_, std::move(*keys),
                                 std::move(*LocalDays::create("Europe/London")),
                                 [this](std::function<void()> work) { mailbox_.post(std::move(work)); });
    bool started = false;
    hub_->start([&](const base::Status& done) {
      started = true;
      ASSERT_TRUE(done.has_value()) << base::to_string(done.error());
    });
    while (!started) ASSERT_TRUE(mailbox_.run_one());
    hub_->serve();
    if (hub_->in_force()) return;
    for (const auto& [name, roles] :
         std::map<std::string, std::vector<std::string>>{{"morag", {"staff"}}, {"admin", {"staff", "admin"}}}) {
      ASSERT_TRUE(wait<Nothing>([&, &who = name, &may = roles](auto then) {
        hub_->add_staff({who, "Staff " + who, password_hash(), "ardwell-library", may}, then);
      }));
    }
    ASSERT_TRUE(publish(demo_bundle(1)).has_value());
  }

  // Of "a long password": made once, for it takes a tenth of a second.
  static const std::string& password_hash() {
    static const std::string hash = base::io::hash_password("a long password").value_or("");
    return hash;
  }

  Bundle demo_bundle(std::int64_t version) {
    auto made = bundle::read_folder(WAYMARK_SOURCE_DIR "/provisioning/demo", version, clock_.wall());
    EXPECT_TRUE(made.has_value()) << (made ? "" : base::to_string(made.error()));
    EXPECT_TRUE(bundle::sign(*made, hub_->keys().release.front()).has_value());
    return std::move(*made);
  }
  // The demonstration's bundle with one file, or several, exchanged, signed again.
  Bundle with_file(const std::string& path, const std::string& bytes, std::int64_t version = 2) {
    return with_files({{path, bytes}}, version);
  }
  Bundle with_files(const std::map<std::string, std::string>& exchanged, std::int64_t version = 2) {
    Bundle made = demo_bundle(version);
    auto manifest = *protocol::parse_manifest(made.manifest);
    for (auto& file : manifest.files) {
      const auto found = exchanged.find(file.path);
      if (found == exchanged.end()) continue;
      file.sha256 = base::io::sha256_hex(found->second);
      file.size = static_cast<std::int64_t>(found->second.size());
      made.files.push_back({file.sha256, found->second});
    }
    made.manifest = protocol::to_json(manifest);
    made.signatures.clear();
    EXPECT_TRUE(bundle::sign(made, hub_->keys().release.front()).has_value());
    return made;
  }
  base::Result<std::int64_t> publish(const Bundle& made) {
    return wait<std::int64_t>([&](auto then) { hub_->publish(made, "admin", then); });
  }

  Response send(Request request) {
    auto answer = std::make_shared<std::optional<Response>>();
    if (request.headers.find("host") == request.headers.end()) request.headers["host"] = "127.0.0.1:8080";
    hub_->handle(std::move(request), [answer](Response response) { *answer = std::move(response); });
    while (!*answer) {
      if (!mailbox_.run_one()) {
        ADD_FAILURE() << "no answer";
        return {};
      }
    }
    return std::move(**answer);
  }
  static nlohmann::json json_of(const Response& response) {
    return nlohmann::json::parse(response.body, nullptr, false);
  }

  static Request request(Door door, const std::string& method, const std::string& path,
                         const nlohmann::json& body = {}) {
    Request made;
    made.door = door;
    made.method = method;
    made.path = path.substr(0, path.find('?'));
    if (path.find('?') != std::string::npos) made.query = parse_query(path.substr(path.find('?') + 1));
    if (!body.is_null()) made.body = body.dump();
    made.peer = "127.0.0.1";
    return made;
  }

  Response sign_in(const std::string& name, const std::string& password) {
    return send(request(Door::kBrowsers, "POST", "/api/v1/session", {{"name", name}, {"password", password}}));
  }
  Person person(const std::string& name = "admin") {
    const Response response = sign_in(name, "a long password");
    EXPECT_EQ(response.status, 200) << response.body;
    Person made;
    for (const auto& [header, value] : response.headers) {
      if (header == "Set-Cookie") made.cookie = value.substr(0, value.find(';'));
    }
    made.csrf = json_of(response).value("csrf_token", "");
    return made;
  }
  Response ask(const Person& who, const std::string& method, const std::string& path, const nlohmann::json& body = {}) {
    Request made = request(Door::kBrowsers, method, path, body);
    made.headers["cookie"] = who.cookie;
    made.headers["x-csrf-token"] = who.csrf;
    return send(std::move(made));
  }

  std::string secret_of_new_code(const Person& admin, const std::string& site = "ardwell-library") {
    const Response response = ask(admin, "POST", "/api/v1/enrolment-codes", {{"site", site}});
    EXPECT_EQ(response.status, 201) << response.body;
    const auto code = protocol::parse_enrolment_code(json_of(response).value("code", ""));
    return code ? code->secret : std::string{};
  }
  Response enrol(const std::string& secret, const base::io::SigningKey& key) {
    return send(
        request(Door::kKiosks, "POST", "/kiosk/v1/enrolments",
                {{"code", secret}, {"public_key", base::io::to_base64(key.public_key)}, {"name", "By the door"}}));
  }
  Response take_token(Kiosk& kiosk) {
    const Response asked = send(request(Door::kKiosks, "POST", "/kiosk/v1/challenges", {{"kiosk_id", kiosk.kiosk_id}}));
    const std::string challenge = json_of(asked).value("challenge", "");
    const auto signature =
        base::io::sign(protocol::token_signing_text(kiosk.kiosk_id, challenge), kiosk.key.secret_key);
    const Response response = send(request(
        Door::kKiosks, "POST", "/kiosk/v1/tokens",
        {{"kiosk_id", kiosk.kiosk_id}, {"challenge", challenge}, {"signature", base::io::to_base64(*signature)}}));
    kiosk.token = json_of(response).value("token", "");
    return response;
  }
  Kiosk kiosk() { return kiosk(person(), "ardwell-library"); }
  Kiosk kiosk(const Person& admin, const std::string& site) {
    Kiosk made;
    made.key = base::io::make_signing_key();
    const Response enrolled = enrol(secret_of_new_code(admin, site), made.key);
    EXPECT_EQ(enrolled.status, 201) << enrolled.body;
    made.kiosk_id = json_of(enrolled).value("kiosk_id", "");
    EXPECT_EQ(take_token(made).status, 200);
    return made;
  }
  Response ask(const Kiosk& who, const std::string& method, const std::string& path, const nlohmann::json& body = {}) {
    Request made = request(Door::kKiosks, method, path, body);
    made.headers["authorization"] = "Bearer " + who.token;
    return send(std::move(made));
  }

  // As a kiosk sends it, with "Marker Street 7" sealed in it.
  nlohmann::json submission() {
    using nlohmann::json;
    const json street{{"key", "street"}, {"title", "Street"}, {"answer", "Marker Street 7"}};
    const json needs{{"key", "needs"}, {"title", "Needs"}, {"answer", {"one", "two"}}};
    return submission({{"journey", "report-a-missed-bin"},
                       {"questions", json::array({{{"page", "where"}, {"fields", {street, needs}}}})}});
  }
  nlohmann::json submission(const nlohmann::json& plain) {
    const auto sealed = base::io::seal(plain.dump(), hub_->keys().submission.key.public_key);
    return {{"submission_id", new_id()},
            {"reference", base::make_reference(base::io::random_16())},
            {"journey", "report-a-missed-bin"},
            {"journey_version", "1"},
            {"sealed", base::io::to_base64(*sealed)},
            {"key_id", hub_->keys().submission.id},
            {"created_at", now()}};
  }

  std::unique_ptr<Hub> hub_;
};

}  // namespace waymark::hub
