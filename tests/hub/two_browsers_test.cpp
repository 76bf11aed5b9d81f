// One adviser with the console open in two browsers: which of them has the call, and how it is taken to the other.
#include "tests/hub/calls_stage.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class TwoBrowsers : public Calls {
 protected:
  TwoBrowsers() : first_(on_duty("ann")), second_(person("ann")), beside_(open_console(second_)) {}
  // An offer of the kiosk, and whether either browser gets it.
  std::pair<bool, bool> who_hears(const Kiosk& who, const std::string& id) {
    heard(consoles_["ann"], "call.signal");
    heard(beside_, "call.signal");
    const json offer{{"leg", 1}, {"sequence", ++sequence_}, {"kind", "offer"}, {"sdp", "v=0"}};
    EXPECT_EQ(ask(who, "POST", "/kiosk/v1/calls/" + id + "/signal", offer).status, 202);
    return {!heard(consoles_["ann"], "call.signal").empty(), !heard(beside_, "call.signal").empty()};
  }

  Person first_;
  Person second_;
  Response beside_;
  int sequence_ = 0;
};

TEST_F(TwoBrowsers, ACallRingsInBothAndIsHadByTheOneThatAccepted) {
  const Kiosk who = kiosk();
  const json request = call_request();
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/calls", request).status, 201);
  EXPECT_EQ(heard(consoles_["ann"], "call.ring").size(), 1U);
  EXPECT_EQ(heard(beside_, "call.ring").size(), 1U);
  const std::string id = request["call_id"];
  EXPECT_EQ(ask(second_, "POST", "/api/v1/calls/" + id + "/accept").status, 200);
  EXPECT_EQ(who_hears(who, id), std::pair(false, true));
}

TEST_F(TwoBrowsers, AcceptedTwiceTheSecondIsToldThatItIsElsewhere) {
  const std::string id = accepted_call(kiosk(), first_);
  const Response again = ask(second_, "POST", "/api/v1/calls/" + id + "/accept");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(json_of(again)["error"]["where"], "elsewhere");
  EXPECT_EQ(ask(first_, "POST", "/api/v1/calls/" + id + "/accept").status, 200) << "the same one may ask twice";
}

TEST_F(TwoBrowsers, WhatTheOtherBrowserSignalsIsDropped) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const std::string id = accepted_call(who, first_);
  heard(stream, "call.signal");
  const json restart{{"type", "call.signal"}, {"call_id", id}, {"leg", 1}, {"sequence", 1}, {"kind", "restart"}};
  beside_.on_message(restart.dump());
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/" + id))["leg"], 1);
  consoles_["ann"].on_message(restart.dump());
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/" + id))["leg"], 2);
}

TEST_F(TwoBrowsers, TheCallIsTakenToTheOtherAndTheFirstIsToldToLetGo) {
  const Kiosk who = kiosk();
  const std::string id = accepted_call(who, first_);
  EXPECT_EQ(ask(second_, "POST", "/api/v1/calls/" + id + "/take").status, 200);
  const auto told = heard(consoles_["ann"], "call.taken");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0]["call_id"], id);
  EXPECT_TRUE(heard(beside_, "call.taken").empty());
  EXPECT_EQ(who_hears(who, id), std::pair(false, true));
}

TEST_F(TwoBrowsers, WhereTheFirstIsClosedTheOtherMayGoOn) {
  const Kiosk who = kiosk();
  const std::string id = accepted_call(who, first_);
  consoles_["ann"].feed->close();
  consoles_["ann"].feed->on_end();
  const json restart{{"type", "call.signal"}, {"call_id", id}, {"leg", 1}, {"sequence", 1}, {"kind", "restart"}};
  beside_.on_message(restart.dump());
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/" + id))["leg"], 2);
}

TEST_F(TwoBrowsers, NobodyTakesTheCallOfAnother) {
  const std::string id = accepted_call(kiosk(), first_);
  EXPECT_EQ(ask(on_duty("bob"), "POST", "/api/v1/calls/" + id + "/take").status, 409);
}

}  // namespace
}  // namespace waymark::hub
