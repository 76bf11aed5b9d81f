// What a visit asks of the hub through the link, and what the hub tells a visit.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/shell/a_linked_kiosk.h"

namespace waymark::shell {
namespace {

using base::io::HttpRequest;
using base::io::HttpResponse;
using nlohmann::json;

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
