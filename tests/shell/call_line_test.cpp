// What a call says to the hub and hears from it: in order, tried again, and ended even after the visit.
#include "kiosk/shell/call_line.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/doubles/fake_clock.h"
#include "tests/doubles/fake_http.h"
#include "tests/shell/a_hub.h"

namespace waymark::shell {
namespace {

constexpr const char* kCall = "01a20288-156e-7188-961d-1021025a459c";

class CallLineTest : public testing::Test {
 protected:
  CallLineTest() : hub_("calls") {
    line_ = std::make_unique<CallLine>(
        hub_.session(), hub_.clock, BackoffLimits{std::chrono::milliseconds{200}, std::chrono::seconds{2}},
        CallLinePorts{[this](core::Event event) { events_.push_back(std::move(event)); },
                      [this](const protocol::CallState& state) { states_.push_back(state); },
                      [this](const protocol::CallSignal& signal) { signals_.push_back(signal); },
                      [this] { ++reached_; }});
    line_->online(true);
  }

  void settle() {
    for (int i = 0; i < 50; ++i) {
      line_->tick();
      hub_.run();
    }
  }
  void asks_for_a_call() {
    core::RequestCall call;
    call.call_id = kCall;
    call.skill = "council-tax";
    call.language = "en-GB";
    call.page = "call_how";
    call.allowed = {core::Consent::kSee};
    line_->request({1, 7}, call);
    settle();
  }
  [[nodiscard]] static std::string state(int revision, const char* phase) {
    return R"({"call_id":")" + std::string(kCall) + R"(","revision":)" + std::to_string(revision) + R"(,"state":")" +
           phase + R"(","skill":"council-tax","language":"en-GB","place":2,"about_minutes":4,"up_to_minutes":9,)" +
           R"("advisers_on":1,"leg":0,"adviser_alias":"","ice_servers":[],"relay_only":false})";
  }
  protocol::CallSignal offer() {
    protocol::CallSignal signal;
    signal.leg = 1;
    signal.kind = protocol::SignalKind::kOffer;
    signal.sdp = "v=0";
    return signal;
  }
  static std::string path(const char* rest) { return "/kiosk/v1/calls/" + std::string(kCall) + rest; }

  AHub hub_;
  std::unique_ptr<CallLine> line_;
  std::vector<core::Event> events_;
  std::vector<protocol::CallState> states_;
  std::vector<protocol::CallSignal> signals_;
  int reached_ = 0;
};

TEST_F(CallLineTest, ACallThatIsTakenIsTold) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  ASSERT_EQ(events_.size(), 1U);
  const auto& changed = std::get<core::CallChanged>(events_[0]);
  EXPECT_EQ(changed.state, core::HubCall::kWaiting);
  EXPECT_EQ(changed.place, 2);
  ASSERT_EQ(states_.size(), 1U);
}

TEST_F(CallLineTest, WhileACallIsOnTheHubHearsOfThisKioskTwiceASecond) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  hub_.answers(path(""), 200, state(1, "waiting"));
  asks_for_a_call();
  for (int beat = 0; beat < 5; ++beat) {
    hub_.clock.advance(std::chrono::milliseconds{500});
    settle();
  }
  EXPECT_EQ(hub_.count(path("")), 5);
  EXPECT_EQ(reached_, 5);
  EXPECT_EQ(events_.size(), 1U) << "nothing has changed";
  line_->end({kCall, "customer"});
  hub_.clock.advance(std::chrono::seconds{5});
  settle();
  EXPECT_EQ(hub_.count(path("")), 5) << "the call is over";
}

// Whenever it begins: the hub counts from the last word to the next (routing_test.cpp has the rest of the fourteen
// seconds).
TEST_F(CallLineTest, AroundANetworkThatIsAwayForTwelveSecondsTheHubHearsOfThisKioskWithinThirteen) {
  using std::chrono::milliseconds;
  constexpr milliseconds kStep{10};
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  hub_.answers(path(""), 200, state(1, "waiting"));
  asks_for_a_call();
  for (milliseconds phase{0}; phase < milliseconds{500}; phase += kStep) {
    milliseconds since_heard{0};
    const auto pass = [&](milliseconds time, bool away) {
      for (milliseconds passed{0}; passed < time; passed += kStep) {
        hub_.clock.advance(kStep);
        line_->tick();
        const int heard = hub_.count(path(""));
        away ? hub_.lose() : hub_.run();
        since_heard = hub_.count(path("")) > heard ? milliseconds{0} : since_heard + kStep;
      }
    };
    pass(milliseconds{1'000} + phase, false);
    pass(milliseconds{12'000}, true);
    const milliseconds away = since_heard;
    pass(milliseconds{500}, false);
    EXPECT_LT(since_heard, milliseconds{500}) << "begun after " << phase.count() << " ms";
    EXPECT_LE(away + milliseconds{500} - since_heard, milliseconds{13'000}) << "begun after " << phase.count() << " ms";
  }
}

TEST_F(CallLineTest, ASignalWaitsForTheStreamThatItsAnswerComesBy) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  line_->online(false);
  line_->signal(kCall, offer());
  settle();
  EXPECT_EQ(hub_.count(path("/signal")), 0);
  line_->online(true);
  settle();
  EXPECT_EQ(hub_.count(path("/signal")), 1);
}

TEST_F(CallLineTest, ARefusalSaysWhy) {
  hub_.answers("/kiosk/v1/calls", 409, R"({"error":{"code":"conflict","where":"closed","detail":"no"}})");
  asks_for_a_call();
  ASSERT_EQ(events_.size(), 1U);
  EXPECT_EQ(std::get<core::CallRefused>(events_[0]).why, core::CallRefusal::kClosed);
}

TEST_F(CallLineTest, SignalsGoOneAfterTheOtherAndAreTriedAgain) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  hub_.down = true;
  line_->signal(kCall, offer());
  line_->signal(kCall, offer());
  settle();
  hub_.down = false;
  hub_.clock.advance(std::chrono::seconds{5});
  settle();
  EXPECT_GE(hub_.count(path("/signal")), 2 + 1) << "both, and the first at least once in vain";
}

TEST_F(CallLineTest, TheStreamTellsOfThisCallAndOfNoOther) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  EXPECT_TRUE(line_->hub_said({"call.state", state(2, "offered")}));
  EXPECT_EQ(std::get<core::CallChanged>(events_.back()).state, core::HubCall::kOffered);
  const std::size_t before = events_.size();
  std::string other = state(3, "ended");
  other.replace(other.find(kCall), 8, "11111111");
  EXPECT_TRUE(line_->hub_said({"call.state", other}));
  EXPECT_EQ(events_.size(), before);
  EXPECT_FALSE(line_->hub_said({"config.changed", "{}"}));
}

TEST_F(CallLineTest, ItsEndIsToldThoughTheVisitIsForgotten) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  hub_.down = true;
  line_->signal(kCall, offer());
  line_->end({kCall, "customer"});
  EXPECT_GE(line_->forget().held, 0U);
  hub_.down = false;
  hub_.clock.advance(std::chrono::seconds{5});
  settle();
  EXPECT_EQ(hub_.count(path("/end")), 1);
  EXPECT_EQ(hub_.count(path("/signal")), 0);
}

TEST_F(CallLineTest, AStreamThatComesBackAsksHowTheCallStands) {
  hub_.answers("/kiosk/v1/calls", 201, state(1, "waiting"));
  asks_for_a_call();
  hub_.answers(path(""), 404, "{}");
  line_->online(true);
  settle();
  EXPECT_EQ(std::get<core::CallChanged>(events_.back()).state, core::HubCall::kEnded);
}

TEST_F(CallLineTest, WhatIsPromisedIsToldByItsSkill) {
  hub_.answers("/kiosk/v1/calls/offer", 200,
               R"({"skills":[{"id":"general","open":true,"advisers_on":1,"about_minutes":2,"up_to_minutes":5}]})");
  line_->ask_offer({1, 3});
  settle();
  ASSERT_EQ(events_.size(), 1U);
  const auto& told = std::get<core::CallOffer>(events_[0]);
  ASSERT_EQ(told.skills.size(), 1U);
  EXPECT_EQ(told.skills[0].skill, "general");
  EXPECT_EQ(told.skills[0].about_minutes, 2);
}

}  // namespace
}  // namespace waymark::shell
