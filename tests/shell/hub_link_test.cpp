// The link against a hub that is a function: what is asked, in which order, and what survives which answer.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/shell/a_linked_kiosk.h"

namespace waymark::shell {
namespace {

using base::io::HttpRequest;
using base::io::HttpResponse;
using nlohmann::json;
namespace fs = std::filesystem;

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

}  // namespace
}  // namespace waymark::shell
