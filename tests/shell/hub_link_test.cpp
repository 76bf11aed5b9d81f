// The link against a hub that is a function: what is asked, in which order, and what survives which answer.
#include "kiosk/shell/hub_link.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "tests/doubles/fake_clock.h"
#include "tests/doubles/fake_http.h"
#include "tests/shell/a_bundle.h"

namespace waymark::shell {
namespace {

using base::io::HttpRequest;
using base::io::HttpResponse;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* kSecret = "K7M3-9QTX-04HB";
constexpr const char* kKiosk = "01a20288-156e-7188-961d-1021025a459b";

class HubLinkTest : public testing::Test {
 protected:
  HubLinkTest()
      : folder_(fs::path(testing::TempDir()) / ("link." + std::to_string(::getpid()))),
        http_([this](const HttpRequest& request) { return answer(request); }) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
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
  ~HubLinkTest() override { fs::remove_all(folder_); }

  base::Result<HttpResponse> answer(const HttpRequest& request) {
    const std::string path = request.url.substr(std::string{"https://hub.example"}.size());
    asked_.push_back(path);
    if (down_) return base::fail(base::ErrorCode::kUnavailable, path, "refused");
    if (const auto found = replies_.find(path); found != replies_.end()) return found->second(request);
    if (path == "/kiosk/v1/enrolments") {
      const json key{{"id", ABundle::key_id(bundle_.key)}, {"public_key", base::io::to_base64(bundle_.key.public_key)}};
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
    if (path == "/kiosk/v1/bundle") return HttpResponse{404, {}, "{}"};
    return ok(json::object());
  }
  static base::Result<HttpResponse> ok(const json& body) { return HttpResponse{200, {}, body.dump()}; }
  static base::Result<HttpResponse> status(int code) {
    return HttpResponse{code, {}, R"({"error":{"code":"invalid","where":"","detail":"no"}})"};
  }

  base::Result<HttpResponse> take_usage(const HttpRequest& request) {
    const json batch = json::parse(request.body);
    std::uint64_t last = 0;
    for (const json& event : batch["events"]) {
      if (poison_ != 0 && event["seq"] == poison_) return status(400);
      last = event["seq"];
      got_.insert(last);
    }
    return ok({{"ack", last}, {"accepted", 1}, {"duplicate", 0}, {"rejected", json::array()}});
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
  fs::path folder_;
  doubles::FakeHttp http_;
  ABundle bundle_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<HubLink> link_;
  std::vector<core::Event> events_;
  std::vector<std::string> accepted_;
  std::vector<std::string> asked_;
  std::map<std::string, std::function<base::Result<HttpResponse>(const HttpRequest&)>> replies_;
  std::set<std::uint64_t> got_;
  std::uint64_t poison_ = 0;
  std::size_t inputs_ = 0;
  bool mirror_wanted_ = false;
  bool down_ = false;
};

TEST_F(HubLinkTest, EnrolsProvesItselfAndComesOnline) {
  come_online();
  EXPECT_EQ(count("/kiosk/v1/enrolments"), 1);
  ASSERT_FALSE(events_.empty());
  EXPECT_TRUE(std::get<core::LinkChanged>(events_.front()).online);
  const auto identity = load_identity(folder_);
  ASSERT_TRUE(identity && *identity);
  EXPECT_EQ((*identity)->kiosk_id, kKiosk);
  EXPECT_EQ(fs::status(folder_ / "identity.key").permissions() & fs::perms::mask,
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(HubLinkTest, AHubWithAnotherReleaseKeyThanTheCodeSaysIsNotJoined) {
  bundle_.key = base::io::make_signing_key();
  settle();
  EXPECT_FALSE(*load_identity(folder_));
  EXPECT_EQ(count("/kiosk/v1/challenges"), 0);
}

TEST_F(HubLinkTest, WhatWaitedArrivesOnceAndInOrderWhenTheHubIsBack) {
  down_ = true;
  ASSERT_TRUE(outbox_->add_usage(events(450)));
  ASSERT_TRUE(outbox_->add_submission({"s1", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  ASSERT_TRUE(outbox_->add_submission({"s2", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  for (int i = 0; i < 100; ++i) {
    settle();
    clock_.advance(std::chrono::seconds{10});
  }
  EXPECT_LT(asked_.size(), 30U) << "a hub that is down is not knocked at all the time";
  down_ = false;
  clock_.advance(std::chrono::minutes{5});
  come_online();
  EXPECT_EQ(got_.size(), 450U);
  EXPECT_EQ(count("/kiosk/v1/usage"), 3);
  EXPECT_EQ(accepted_, (std::vector<std::string>{"s1", "s2"}));
  EXPECT_EQ(outbox_->counts()->usage + outbox_->counts()->submissions, 0U);
}

TEST_F(HubLinkTest, ABusyVisitIsAFewRequestsAndNotOneForEachAct) {
  come_online();
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(outbox_->add_usage(events(2)));
    link_->outbox_changed();
    settle();
  }
  EXPECT_EQ(count("/kiosk/v1/usage"), 1);
  clock_.advance(std::chrono::milliseconds{500});
  settle();
  EXPECT_EQ(count("/kiosk/v1/usage"), 2);
  EXPECT_EQ(got_.size(), 10U);
}

TEST_F(HubLinkTest, AReplyThatIsLostMeansTheSameAgain) {
  come_online();
  int tries = 0;
  replies_["/kiosk/v1/submissions"] = [&](const HttpRequest& request) -> base::Result<HttpResponse> {
    EXPECT_EQ(json::parse(request.body)["language"], "gd") << "staff answer in the customer's language";
    if (++tries == 1) return base::fail(base::ErrorCode::kTimeout, "", "");
    return ok(json::object());
  };
  ASSERT_TRUE(outbox_->add_submission({"s1", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  link_->outbox_changed();
  settle();
  EXPECT_TRUE(accepted_.empty());
  clock_.advance(std::chrono::seconds{2});
  settle();
  EXPECT_EQ(accepted_, std::vector<std::string>{"s1"});
}

TEST_F(HubLinkTest, TheOneEventToBlameIsFoundAndPutAside) {
  poison_ = 77;
  ASSERT_TRUE(outbox_->add_usage(events(200)));
  come_online();
  EXPECT_EQ(got_.size(), 199U);
  EXPECT_EQ(outbox_->counts()->usage, 0U);
  EXPECT_EQ(outbox_->counts()->quarantined, 1U);
}

TEST_F(HubLinkTest, ARefusedSubmissionDoesNotHoldUpTheNext) {
  replies_["/kiosk/v1/submissions"] = [](const HttpRequest& request) {
    return json::parse(request.body)["submission_id"] == "s1" ? status(422) : ok(json::object());
  };
  ASSERT_TRUE(outbox_->add_submission({"s1", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  ASSERT_TRUE(outbox_->add_submission({"s2", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  come_online();
  EXPECT_EQ(accepted_, std::vector<std::string>{"s2"});
  EXPECT_EQ(outbox_->counts()->quarantined, 1U);
}

TEST_F(HubLinkTest, ATokenThatIsBeingRenewedServesUntilTheNextIsThere) {
  link_->report_glass({"attract", "attract", "", false});
  come_online();
  replies_["/kiosk/v1/challenges"] = [](const HttpRequest&) { return status(503); };
  const int before = count("/kiosk/v1/state");
  for (int minute = 0; minute < 13; ++minute) {
    clock_.advance(std::chrono::minutes{1});
    settle();
  }
  EXPECT_GT(count("/kiosk/v1/challenges"), 1);
  EXPECT_EQ(count("/kiosk/v1/state"), before + 13);
}

class StreamInACall : public HubLinkTest {
 protected:
  void is_in_a_call() {
    come_online();
    core::RequestCall call;
    call.call_id = "01a20288-156e-7188-961d-1021025a459c";
    call.skill = "general";
    const auto waits = [id = call.call_id](const HttpRequest&) {
      return ok({{"call_id", id},
                 {"revision", 1},
                 {"state", "waiting"},
                 {"skill", "general"},
                 {"language", "en-GB"},
                 {"place", 1},
                 {"about_minutes", 1},
                 {"up_to_minutes", 2},
                 {"advisers_on", 1},
                 {"leg", 0},
                 {"adviser_alias", ""},
                 {"ice_servers", json::array()},
                 {"relay_only", false}});
    };
    replies_["/kiosk/v1/calls"] = replies_["/kiosk/v1/calls/" + call.call_id] = waits;
    link_->calls().request({1, 7}, call);
    settle();
  }
  void pass(std::chrono::seconds time, bool spoken_to) {
    for (std::chrono::milliseconds passed{0}; passed < time; passed += std::chrono::milliseconds{500}) {
      clock_.advance(std::chrono::milliseconds{500});
      if (spoken_to) http_.say("event: ping\ndata: {}\n\n");
      settle();
    }
  }
};

TEST_F(StreamInACall, ThatOnlyLooksOpenIsOpenedAgainWhileTheHubAnswersElsewhere) {
  is_in_a_call();
  pass(std::chrono::seconds{7}, false);
  EXPECT_EQ(http_.streams_opened, 2);
}

TEST_F(StreamInACall, ThatTheHubSpeaksByIsLeftAlone) {
  is_in_a_call();
  pass(std::chrono::seconds{20}, true);
  EXPECT_EQ(http_.streams_opened, 1);
}

TEST_F(StreamInACall, ThatEndedAgainAndAgainIsBackAsSoonAsTheHubAnswers) {
  is_in_a_call();
  down_ = true;
  for (int failure = 0; failure < 12; ++failure) {
    if (http_.has_stream()) http_.end_stream({base::ErrorCode::kUnavailable, "/kiosk/v1/events", "cut"});
    pass(std::chrono::seconds{1}, false);
  }
  if (http_.has_stream()) http_.end_stream({base::ErrorCode::kUnavailable, "/kiosk/v1/events", "cut"});
  down_ = false;
  pass(std::chrono::seconds{1}, false);
  EXPECT_TRUE(http_.has_stream());
}

TEST_F(HubLinkTest, AnExpiredTokenIsRenewedAndNothingIsLost) {
  come_online();
  int tries = 0;
  replies_["/kiosk/v1/usage"] = [&](const HttpRequest& request) {
    return ++tries == 1 ? status(401) : take_usage(request);
  };
  ASSERT_TRUE(outbox_->add_usage(events(3)));
  link_->outbox_changed();
  settle();
  clock_.advance(std::chrono::seconds{2});
  settle();
  EXPECT_EQ(count("/kiosk/v1/tokens"), 2);
  EXPECT_EQ(got_.size(), 3U);
}

TEST_F(HubLinkTest, ALostStreamIsSaidAndOpenedAgain) {
  come_online();
  http_.end_stream({base::ErrorCode::kTimeout, "", ""});
  EXPECT_FALSE(std::get<core::LinkChanged>(events_.back()).online);
  clock_.advance(std::chrono::seconds{2});
  settle();
  EXPECT_EQ(http_.streams_opened, 2);
}

TEST_F(HubLinkTest, EveryQueueHasABlockOfNumbersInStock) {
  replies_["/kiosk/v1/leases"] = [](const HttpRequest& request) {
    const auto service = json::parse(request.body)["service"].get<std::string>();
    return ok({{"lease_id", service + "-1"},
               {"service", service},
               {"day", "2026-11-22"},
               {"prefix", "C"},
               {"first", 800},
               {"last", 809},
               {"expires_at", 1'900'000'000'000},
               {"about_minutes", 6},
               {"up_to_minutes", 11}});
  };
  link_->use_services({"council-tax", "housing"});
  come_online();
  EXPECT_EQ((*outbox_->lease("council-tax"))->left, 10);
  EXPECT_EQ((*outbox_->lease("housing"))->left, 10);
  EXPECT_EQ(count("/kiosk/v1/leases"), 2);
}

TEST_F(HubLinkTest, TheReportSaysWhatTheHubRefused) {
  json told;
  replies_["/kiosk/v1/state"] = [&](const HttpRequest& request) {
    told = json::parse(request.body);
    return ok({{"received_at", 1}, {"bundle_version", 0}, {"mirror_watchers", 0}});
  };
  replies_["/kiosk/v1/submissions"] = [](const HttpRequest&) { return status(422); };
  ASSERT_TRUE(outbox_->add_submission({"s1", "7K3M-9QTX-R", "bin", "1", "gd", "box", "k", clock_.wall()}));
  link_->report_glass({"attract", "attract", "", false});
  come_online();
  clock_.advance(std::chrono::minutes{1});
  settle();
  EXPECT_EQ(told["outbox_put_aside"], 1);
  EXPECT_EQ(told["outbox_pending"], 0);
}

TEST_F(HubLinkTest, TheReportSaysWhichLanguagesNobodyHasReadYet) {
  json told;
  replies_["/kiosk/v1/state"] = [&](const HttpRequest& request) {
    told = json::parse(request.body)["languages"];
    return ok({{"received_at", 1}, {"bundle_version", 0}, {"mirror_watchers", 0}});
  };
  link_->use_languages({{"en-GB", "English", true}, {"pl", "Polish", false}});
  link_->report_glass({"attract", "attract", "", false});
  come_online();
  EXPECT_EQ(told, json::parse(R"([{"tag": "en-GB", "name": "English", "reviewed": true},
                                  {"tag": "pl", "name": "Polish", "reviewed": false}])"));
}

TEST_F(HubLinkTest, ABundleWhoseCouncilDoesNotLoadIsRefusedAndNotPulledAgain) {
  replies_["/kiosk/v1/bundle"] = [this](const HttpRequest&) { return HttpResponse{200, {}, bundle_.signed_json()}; };
  replies_["/kiosk/v1/bundle/files/" + base::io::sha256_hex("not a council")] = [](const HttpRequest&) {
    return HttpResponse{200, {}, "not a council"};
  };
  std::string told;
  replies_["/kiosk/v1/state"] = [&](const HttpRequest& request) {
    told = json::parse(request.body).value("bundle_refused", "");
    return ok({{"received_at", 1}, {"bundle_version", 1}, {"mirror_watchers", 0}});
  };
  link_->report_glass({"attract", "attract", "", false});
  come_online();
  const int pulls = count("/kiosk/v1/bundle");
  for (int i = 0; i < 5; ++i) {
    clock_.advance(std::chrono::minutes{2});
    settle();
  }
  EXPECT_NE(told.find("council.json"), std::string::npos) << told;
  EXPECT_EQ(count("/kiosk/v1/bundle"), pulls);
  for (const core::Event& event : events_) EXPECT_FALSE(std::holds_alternative<core::ConfigurationStaged>(event));
}

TEST_F(HubLinkTest, ACallForHelpSaysWhatThePersonUsesAndIsNoPromiseWithoutStaff) {
  come_online();
  json body;
  int staff = 1;
  replies_["/kiosk/v1/help"] = [&](const HttpRequest& request) {
    body = json::parse(request.body);
    return ok({{"request_id", "r7"}, {"state", "open"}, {"staff_online", staff}});
  };
  std::vector<bool> raised;
  const core::RaiseHelp help{"r7", "home", "gd", {"large_text", "listen"}};
  link_->raise_help(help, [&](bool answer) { raised.push_back(answer); });
  settle();
  EXPECT_EQ(body["needs"], (json{"large_text", "listen"}));
  staff = 0;
  link_->raise_help(help, [&](bool answer) { raised.push_back(answer); });
  settle();
  EXPECT_EQ(raised, (std::vector<bool>{true, false}));
}

TEST_F(HubLinkTest, ARequestIsAskedAboutByItsReferenceAlone) {
  come_online();
  const std::string path = "/kiosk/v1/requests/status";
  std::string asked;
  int status = 200;
  replies_[path] = [&](const HttpRequest& request) {
    asked = request.body;
    auto reply = ok({{"journey", "bins"}, {"status", "finished"}, {"created_at", 1'000}, {"status_at", 2'000}});
    reply->status = status;
    return reply;
  };
  std::vector<base::Result<protocol::RequestState>> told;
  const auto ask = [&](int with) {
    status = with;
    link_->ask_request_status({base::Secret{"0000-0000-0"}}, [&](auto answer) { told.push_back(std::move(answer)); });
    settle();
    return told.back();
  };
  EXPECT_EQ(ask(200), (protocol::RequestState{"bins", protocol::RequestStatus::kFinished, 1'000, 2'000}));
  EXPECT_EQ(json::parse(asked), (json{{"reference", "0000-0000-0"}}));
  EXPECT_EQ(ask(404).error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(ask(429).error().code, base::ErrorCode::kUnavailable);
  EXPECT_EQ(link_->forget_question().held, 0u) << "it was answered";
}

TEST_F(HubLinkTest, AQuestionAboutARequestIsGoneWithItsCustomer) {
  come_online();
  int answers = 0;
  link_->ask_request_status({base::Secret{"0000-0000-0"}}, [&](const auto&) { ++answers; });
  EXPECT_EQ(link_->forget_question().held, 1u);
  settle();
  EXPECT_EQ(answers, 0);
}

TEST_F(HubLinkTest, WhoeverHasAnAppointmentIsCheckedInByItsCode) {
  come_online();
  const std::string path = "/kiosk/v1/appointments/check-in";
  std::string asked;
  int status = 201;
  replies_[path] = [&](const HttpRequest& request) {
    asked = request.body;
    auto reply = ok({{"outcome", "checked_in"},
                     {"service", "housing"},
                     {"place", "Library"},
                     {"day", "2026-11-23"},
                     {"time", "10:30"},
                     {"early_s", 60},
                     {"late", false},
                     {"ticket", {{"display", "H007"}, {"number", 7}}}});
    reply->status = status;
    return reply;
  };
  std::vector<base::Result<protocol::CheckIn>> told;
  const auto ask = [&](int with) {
    status = with;
    link_->check_in({"r1", base::Secret{"KX4PM2"}, "gd", true},
                    [&](auto answer) { told.push_back(std::move(answer)); });
    settle();
    return told.back();
  };
  EXPECT_EQ(ask(201).value_or(protocol::CheckIn{}).display, "H007");
  EXPECT_EQ(json::parse(asked),
            (json{{"request_id", "r1"}, {"reference", "KX4PM2"}, {"language", "gd"}, {"waits", true}}));
  EXPECT_EQ(ask(404).error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(ask(429).error().code, base::ErrorCode::kUnavailable);
  EXPECT_EQ(ask(409).error().code, base::ErrorCode::kUnavailable);
  int answers = 0;
  link_->check_in({"r2", base::Secret{"KX4PM2"}, "gd", false}, [&](const auto&) { ++answers; });
  EXPECT_EQ(link_->forget_question().held, 1u) << "gone with its customer";
  settle();
  EXPECT_EQ(answers, 0);
}

TEST_F(HubLinkTest, TheHubsWordsReachTheHeart) {
  come_online();
  http_.say(
      "event: help.acknowledged\ndata: {\"request_id\":\"r7\"}\n\nevent: help.acknowledged\ndata: [1]\n\nevent: "
      "what\ndata: x\n\n");
  settle();
  EXPECT_EQ(std::get<core::HelpAcknowledged>(events_.back()).request_id, "r7");
}

TEST_F(HubLinkTest, TheMirrorSendsOnlyWhileSomebodyWatchesAndForgetsAtTheWipe) {
  come_online();
  link_->mirror(R"({"screen":"attract"})");
  settle();
  EXPECT_EQ(count("/kiosk/v1/mirror"), 0);
  replies_["/kiosk/v1/mirror"] = [](const HttpRequest&) { return ok({{"watchers", 1}}); };
  http_.say(
      "event: mirror.wanted\ndata: {\"watchers\":1}\n\nevent: mirror.input\ndata: "
      "{\"event\":\"activate\",\"node\":\"start\"}\n\n");
  settle();
  EXPECT_TRUE(mirror_wanted_);
  EXPECT_EQ(inputs_, 1U);
  link_->mirror(R"({"screen":"home"})");
  settle();
  EXPECT_EQ(count("/kiosk/v1/mirror"), 1);
  link_->mirror(R"({"screen":"question"})");
  link_->forget_mirror();
  settle();
  EXPECT_EQ(count("/kiosk/v1/mirror"), 1);
}

TEST_F(HubLinkTest, ATicketIsAskedForInTheCustomersLanguageAndBringsItsCode) {
  std::string language;
  replies_["/kiosk/v1/tickets"] = [&](const HttpRequest& request) {
    language = json::parse(request.body).value("language", "");
    return ok(
        {{"display", "H001"}, {"number", 1}, {"follow", "https://queue.council.example/ticket#0123456789abcdef"}});
  };
  come_online();
  base::Secret follow;
  link_->issue_ticket({"r1", "housing", "pl"}, std::chrono::seconds{3},
                      [&](const base::Result<HubTicket>& ticket) { follow = ticket->follow; });
  settle();
  EXPECT_EQ(language, "pl");
  EXPECT_EQ(follow.reveal(), "https://queue.council.example/ticket#0123456789abcdef");
}

TEST_F(HubLinkTest, WhatIsNoAddressForAPhoneIsNoCode) {
  json answer{{"display", "H001"}, {"number", 1}};
  replies_["/kiosk/v1/tickets"] = [&](const HttpRequest&) { return ok(answer); };
  come_online();
  for (const std::string& wrong : {std::string{"javascript:alert(1)"}, std::string{"https://a b"},
                                   "https://a/" + std::string(200, 'x'), std::string{"https://a\x1b@"}}) {
    answer["follow"] = wrong;
    bool empty = false;
    link_->issue_ticket({"r1", "housing", "pl"}, std::chrono::seconds{3},
                        [&](const base::Result<HubTicket>& ticket) { empty = ticket && ticket->follow.empty(); });
    settle();
    EXPECT_TRUE(empty) << wrong;
  }
}

}  // namespace
}  // namespace waymark::shell
