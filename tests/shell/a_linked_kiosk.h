// A link against a hub that is a function: what is asked, and what it answers.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/shell/hub_link.h"
#include "tests/doubles/fake_clock.h"
#include "tests/doubles/fake_http.h"
#include "tests/shell/a_bundle.h"

namespace waymark::shell {

class HubLinkTest : public testing::Test {
 protected:
  static constexpr const char* kSecret = "K7M3-9QTX-04HB";
  static constexpr const char* kKiosk = "01a20288-156e-7188-961d-1021025a459b";

  HubLinkTest()
      : folder_(std::filesystem::path(testing::TempDir()) / ("link." + std::to_string(::getpid()))),
        http_([this](const base::io::HttpRequest& request) { return answer(request); }) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "ca.pem") << "none";
    outbox_ = std::move(*Outbox::open((folder_ / "outbox.db").string(), clock_));
    bundle_.contents = {{"council.json", "not a council"}};
    HubLinkOptions options;
    const std::string fingerprint = base::io::sha256_hex(bundle_.key.public_key).substr(0, 32);
    options.session = {"https://hub.example",
                       folder_ / "ca.pem",
                       folder_,
                       "Library",
                       std::string(32, '0') + "." + fingerprint + "." + kSecret,
                       {}};
    options.demo = true;
    link_ = std::make_unique<HubLink>(
        http_, clock_, *outbox_, options,
        HubLinkPorts{[this](core::Event event) { events_.push_back(std::move(event)); },
                     [this](const std::string& id) { accepted_.push_back(id); },
                     [this](const std::vector<core::Event>& events) { inputs_ += events.size(); },
                     [this](bool wanted) { mirror_wanted_ = wanted; }, [](const protocol::CallState&) {},
                     [](const protocol::CallSignal&) {}});
    const auto opened = link_->open();
    EXPECT_TRUE(opened) << to_string(opened.error());
  }
  ~HubLinkTest() override { std::filesystem::remove_all(folder_); }

  base::Result<base::io::HttpResponse> answer(const base::io::HttpRequest& request) {
    const std::string path = request.url.substr(std::string{"https://hub.example"}.size());
    asked_.push_back(path);
    if (down_) return base::fail(base::ErrorCode::kUnavailable, path, "refused");
    if (const auto found = replies_.find(path); found != replies_.end()) return found->second(request);
    if (path == "/kiosk/v1/enrolments") {
      const nlohmann::json key{{"id", ABundle::key_id(bundle_.key)},
                               {"public_key", base::io::to_base64(bundle_.key.public_key)}};
      return ok({{"kiosk_id", kKiosk},
                 {"council", "ardwell"},
                 {"site", "library"},
                 {"status", "approved"},
                 {"release_keys", {key}},
                 {"threshold", 1},
                 {"submission_key",
                  {{"id", "0011223344556677"},
                   {"public_key", base::io::to_base64(base::io::make_sealing_key().public_key)}}}});
    }
    if (path == "/kiosk/v1/challenges") return ok({{"challenge", "AAAA"}, {"expires_at", 1}});
    if (path == "/kiosk/v1/tokens") return ok({{"token", std::string(32, 't')}, {"expires_in_s", 900}});
    if (path == "/kiosk/v1/usage") return take_usage(request);
    if (path == "/kiosk/v1/state") return ok({{"received_at", 1}, {"bundle_version", 0}, {"mirror_watchers", 0}});
    if (path == "/kiosk/v1/bundle") return base::io::HttpResponse{404, {}, "{}"};
    return ok(nlohmann::json::object());
  }
  static base::Result<base::io::HttpResponse> ok(const nlohmann::json& body) {
    return base::io::HttpResponse{200, {}, body.dump()};
  }
  static base::Result<base::io::HttpResponse> status(int code) {
    return base::io::HttpResponse{code, {}, R"({"error":{"code":"invalid","where":"","detail":"no"}})"};
  }

  base::Result<base::io::HttpResponse> take_usage(const base::io::HttpRequest& request) {
    const nlohmann::json batch = nlohmann::json::parse(request.body);
    std::uint64_t last = 0;
    for (const nlohmann::json& event : batch["events"]) {
      if (poison_ != 0 && event["seq"] == poison_) return status(400);
      last = event["seq"];
      got_.insert(last);
    }
    return ok({{"ack", last}, {"accepted", 1}, {"duplicate", 0}, {"rejected", nlohmann::json::array()}});
  }

  // Until nothing is due and nothing is under way.
  void settle() {
    for (int i = 0; i < 200; ++i) {
      link_->tick();
      http_.run({});
      const auto due = link_->next_due();
      if (http_.idle() && (!due || *due > clock_.mono())) return;
    }
  }
  void come_online() {
    settle();
    ASSERT_TRUE(http_.has_stream());
    http_.say("event: ping\ndata: {}\n\n");
    settle();
  }
  [[nodiscard]] int count(const std::string& path) const {
    return static_cast<int>(std::count(asked_.begin(), asked_.end(), path));
  }
  [[nodiscard]] std::vector<std::string> events(int number) const {
    std::vector<std::string> out;
    for (int i = 0; i < number; ++i) out.emplace_back(R"({"name":"page.shown"})");
    return out;
  }

  doubles::FakeClock clock_;
  std::filesystem::path folder_;
  doubles::FakeHttp http_;
  ABundle bundle_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<HubLink> link_;
  std::vector<core::Event> events_;
  std::vector<std::string> accepted_;
  std::vector<std::string> asked_;
  std::map<std::string, std::function<base::Result<base::io::HttpResponse>(const base::io::HttpRequest&)>> replies_;
  std::set<std::uint64_t> got_;
  std::uint64_t poison_ = 0;
  std::size_t inputs_ = 0;
  bool mirror_wanted_ = false;
  bool down_ = false;
};

}  // namespace waymark::shell
