// A session with a hub that is a table of answers, for parts of the link that are tried by themselves.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/io/crypto.h"
#include "kiosk/shell/hub_session.h"
#include "tests/doubles/fake_clock.h"
#include "tests/doubles/fake_http.h"
#include "tests/shell/a_bundle.h"

namespace waymark::shell {

class AHub {
 public:
  explicit AHub(const std::string& name)
      : folder_(std::filesystem::path(testing::TempDir()) / (name + "." + std::to_string(::getpid()))),
        http_([this](const base::io::HttpRequest& request) { return answer(request); }) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "ca.pem") << "none";
    const std::string fingerprint = base::io::sha256_hex(bundle_.key.public_key).substr(0, 32);
    session_ =
        std::make_unique<HubSession>(http_, clock,
                                     HubSessionOptions{"https://hub.example",
                                                       folder_ / "ca.pem",
                                                       folder_,
                                                       "Library",
                                                       std::string(32, '0') + "." + fingerprint + ".K7M3-9QTX-04HB",
                                                       {}});
    EXPECT_TRUE(session_->open());
    for (int i = 0; i < 20 && !session_->ready(); ++i) {
      session_->tick();
      http_.run({});
    }
    EXPECT_TRUE(session_->ready());
  }
  ~AHub() { std::filesystem::remove_all(folder_); }
  AHub(const AHub&) = delete;
  AHub& operator=(const AHub&) = delete;

  [[nodiscard]] HubSession& session() { return *session_; }
  [[nodiscard]] base::io::Http& http() { return http_; }
  // What was sent there last.
  [[nodiscard]] std::string sent(const std::string& path) const {
    const auto found = sent_.find(path);
    return found == sent_.end() ? std::string{} : found->second;
  }
  void answers(const std::string& path, int status, std::string body) { replies_[path] = {status, std::move(body)}; }
  void run() { http_.run({}); }
  void lose() { http_.lose(); }
  [[nodiscard]] int count(const std::string& path) const {
    return static_cast<int>(std::count(asked_.begin(), asked_.end(), path));
  }

  doubles::FakeClock clock;
  bool down = false;

 private:
  base::Result<base::io::HttpResponse> answer(const base::io::HttpRequest& request) {
    using nlohmann::json;
    const std::string path = request.url.substr(std::string{"https://hub.example"}.size());
    asked_.push_back(path);
    sent_[path] = request.body;
    if (down) return base::fail(base::ErrorCode::kUnavailable, path, "refused");
    if (const auto found = replies_.find(path); found != replies_.end()) {
      return base::io::HttpResponse{found->second.first, {}, found->second.second};
    }
    json body = json::object();
    if (path == "/kiosk/v1/enrolments") {
      const json key{{"id", ABundle::key_id(bundle_.key)}, {"public_key", base::io::to_base64(bundle_.key.public_key)}};
      body = {
          {"kiosk_id", "01a20288-156e-7188-961d-1021025a459b"},
          {"council", "ardwell"},
          {"site", "library"},
          {"status", "approved"},
          {"release_keys", {key}},
          {"threshold", 1},
          {"submission_key",
           {{"id", "0011223344556677"}, {"public_key", base::io::to_base64(base::io::make_sealing_key().public_key)}}}};
    } else if (path == "/kiosk/v1/challenges") {
      body = {{"challenge", "AAAA"}, {"expires_at", 1}};
    } else if (path == "/kiosk/v1/tokens") {
      body = {{"token", std::string(32, 't')}, {"expires_in_s", 900}};
    }
    return base::io::HttpResponse{200, {}, body.dump()};
  }

  std::filesystem::path folder_;
  doubles::FakeHttp http_;
  ABundle bundle_;
  std::unique_ptr<HubSession> session_;
  std::map<std::string, std::pair<int, std::string>> replies_;
  std::vector<std::string> asked_;
  std::map<std::string, std::string> sent_;
};

}  // namespace waymark::shell
