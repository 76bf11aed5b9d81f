#include <filesystem>
#include <fstream>

#include "provisioning/hub/calls/ice.h"
#include "tests/hub/calls_stage.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

TEST_F(Calls, NobodyIsToldToWaitForAnEmptyDesk) {
  const Kiosk who = kiosk();
  const Response refused = ask(who, "POST", "/kiosk/v1/calls", call_request());
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(json_of(refused)["error"]["where"], "nobody");
  const json offer = json_of(ask(who, "GET", "/kiosk/v1/calls/offer"));
  for (const json& skill : offer["skills"]) EXPECT_EQ(skill["advisers_on"], 0);
}

TEST_F(Calls, FromAskingToTheWrapUpBothEndsAreToldAndTheReportCountsIt) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const json request = call_request();
  const Response asked = ask(who, "POST", "/kiosk/v1/calls", request);
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(json_of(asked)["state"], "offered");
  EXPECT_TRUE(json_of(asked)["ice_servers"].empty());
  const auto rings = heard(consoles_["ann"], "call.ring");
  ASSERT_EQ(rings.size(), 1U);
  EXPECT_EQ(rings[0]["call"]["kiosk_name"], "By the door");

  const std::string path = "/api/v1/calls/" + request["call_id"].get<std::string>();
  EXPECT_EQ(json_of(ask(ann, "GET", path))["needs"], json::array({"large_text"}));
  ASSERT_EQ(ask(ann, "POST", path + "/accept").status, 200);
  const auto states = heard(stream, "call.state");
  ASSERT_FALSE(states.empty());
  EXPECT_EQ(states.back()["state"], "accepted");
  EXPECT_EQ(states.back()["adviser_alias"], "Adviser ann");
  EXPECT_EQ(states.back()["leg"], 1);

  const std::string kiosk_path = "/kiosk/v1/calls/" + request["call_id"].get<std::string>();
  EXPECT_EQ(json_of(ask(who, "POST", kiosk_path + "/state", {{"state", "connected"}, {"leg", 1}}))["state"],
            "connected");
  clock_.advance(std::chrono::minutes{3});
  EXPECT_EQ(json_of(ask(ann, "POST", path + "/end", {{"reason", "adviser"}}))["end_reason"], "adviser");
  EXPECT_EQ(state_of(ann), "wrap_up");
  EXPECT_EQ(ask(ann, "POST", path + "/wrap-up", {{"outcome", "resolved"}, {"reasons", {"progress_chasing"}}}).status,
            200);
  EXPECT_EQ(state_of(ann), "available");
  EXPECT_EQ(figure("SELECT count(*) FROM wrap_up"), 1);

  const json report = json_of(ask(ann, "GET", "/api/v1/reports/overview"))["calls"];
  EXPECT_EQ(report["asked"], 1);
  EXPECT_EQ(report["accepted"], 1);
  EXPECT_EQ(report["contacts"], 1);
  EXPECT_EQ(report["avoidable"], 1);
}

TEST_F(Calls, AskingAgainWithTheSameIdentifierIsTheSameCallAlsoLongAfterItsEnd) {
  Kiosk who = kiosk();
  on_duty("ann");
  const json request = call_request();
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/calls", request).status, 201);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/calls", request).status, 200);
  const std::string path = "/kiosk/v1/calls/" + request["call_id"].get<std::string>();
  EXPECT_EQ(ask(who, "POST", path + "/end", {{"reason", "customer"}}).status, 200);
  clock_.advance(std::chrono::hours{2});
  pass(1, person("ann"));
  ASSERT_EQ(take_token(who).status, 200);
  const Response again = ask(who, "POST", "/kiosk/v1/calls", request);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(json_of(again)["state"], "ended");
}

TEST_F(Calls, SignalsGoToTheOtherEndAndThoseOfAnotherLegNowhere) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(who, ann);
  const std::string path = "/kiosk/v1/calls/" + id + "/signal";
  EXPECT_EQ(ask(who, "POST", path, {{"leg", 1}, {"sequence", 0}, {"kind", "offer"}, {"sdp", "v=0\r\n"}}).status, 202);
  EXPECT_EQ(ask(who, "POST", path, {{"leg", 2}, {"sequence", 1}, {"kind", "offer"}, {"sdp", "v=1\r\n"}}).status, 202);
  const auto offers = heard(consoles_["ann"], "call.signal");
  ASSERT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers[0]["sdp"], "v=0\r\n");
  EXPECT_EQ(offers[0]["call_id"], id);
  consoles_["ann"].on_message(json{
      {"type", "call.signal"}, {"call_id", id}, {"leg", 1}, {"sequence", 0}, {"kind", "answer"}, {"sdp", "v=2\r\n"}}
                                  .dump());
  const auto answers = heard(stream, "call.signal");
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0]["kind"], "answer");
}

TEST_F(Calls, AConsoleThatHasNotTheCallSignalsToNobody) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const std::string id = accepted_call(who, on_duty("ann"));
  on_duty("bob");
  consoles_["bob"].on_message(json{
      {"type", "call.signal"}, {"call_id", id}, {"leg", 1}, {"sequence", 0}, {"kind", "answer"}, {"sdp", "v=2\r\n"}}
                                  .dump());
  EXPECT_TRUE(heard(stream, "call.signal").empty());
}

TEST_F(Calls, ANewLegIsToldToBothByTheState) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const std::string id = accepted_call(who, on_duty("ann"));
  const std::string path = "/kiosk/v1/calls/" + id + "/signal";
  EXPECT_EQ(ask(who, "POST", path, {{"leg", 1}, {"sequence", 5}, {"kind", "restart"}}).status, 202);
  EXPECT_EQ(heard(stream, "call.state").back()["leg"], 2);
  EXPECT_EQ(heard(consoles_["ann"], "call.state").back()["call"]["leg"], 2);
}

TEST_F(Calls, AnotherKioskDoesNotSeeTheCall) {
  const std::string id = accepted_call(kiosk(), on_duty("ann"));
  const Kiosk other = kiosk();
  EXPECT_EQ(ask(other, "GET", "/kiosk/v1/calls/" + id).status, 404);
  EXPECT_EQ(ask(other, "POST", "/kiosk/v1/calls/" + id + "/end", {{"reason", "customer"}}).status, 404);
}

TEST_F(Calls, ACallOfAnotherAdviserIsTheirsAndTheSupervisors) {
  const std::string id = accepted_call(kiosk(), on_duty("ann"));
  const Person bob = person("bob");
  EXPECT_EQ(ask(bob, "GET", "/api/v1/calls/" + id).status, 404);
  EXPECT_TRUE(json_of(ask(bob, "GET", "/api/v1/calls"))["calls"].empty());
  EXPECT_EQ(ask(bob, "POST", "/api/v1/calls/" + id + "/end", {{"reason", "adviser"}}).status, 409);
  const Person sue = person("sue");
  EXPECT_EQ(ask(sue, "GET", "/api/v1/calls/" + id).status, 200);
  EXPECT_EQ(json_of(ask(sue, "GET", "/api/v1/calls"))["calls"].size(), 1U);
}

TEST_F(Calls, AShieldEndsTheCallIsWrittenDownAndToldToSupervisors) {
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(kiosk(), ann);
  const Response supervisor = open_console(person("sue"));
  EXPECT_EQ(json_of(ask(ann, "POST", "/api/v1/calls/" + id + "/shield"))["end_reason"], "shielded");
  const auto told = heard(supervisor, "call.shielded");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0]["call"]["adviser"], "Staff ann");
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'call.shielded'"), 1);
}

TEST_F(Calls, ACallPassedOnIsOneOutcomeAndTheLastAdviserSaysIt) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const std::string path = "/api/v1/calls/" + accepted_call(who, ann);
  const Person bob = on_duty("bob");
  ASSERT_EQ(ask(ann, "POST", path + "/transfer", {{"to_adviser", "bob"}, {"kind", "blind"}}).status, 200);
  ASSERT_EQ(wrap_up(ann, path, "handed_over", "not_done").status, 200);
  ASSERT_EQ(ask(bob, "POST", path + "/accept").status, 200);
  ASSERT_EQ(ask(bob, "POST", path + "/end", {{"reason", "adviser"}}).status, 200);
  ASSERT_EQ(wrap_up(bob, path, "resolved", "progress_chasing").status, 200);
  const json calls = figures(ann);
  ASSERT_EQ(calls["outcomes"].size(), 1U) << calls["outcomes"];
  EXPECT_EQ(calls["outcomes"][0], json({{"outcome", "resolved"}, {"count", 1}}));
  EXPECT_EQ(calls["classified"], 1);
  EXPECT_EQ(calls["reasons"][0]["reason"], "progress_chasing");
  EXPECT_EQ(figure("SELECT count(*) FROM wrap_up"), 2);
}

TEST_F(Calls, PassedOnAndTakenByNobodyIsWhatTheFirstAdviserSaid) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(who, ann);
  on_duty("bob");
  ASSERT_EQ(ask(ann, "POST", "/api/v1/calls/" + id + "/transfer", {{"to_adviser", "bob"}, {"kind", "blind"}}).status,
            200);
  ASSERT_EQ(wrap_up(ann, "/api/v1/calls/" + id, "handed_over", "not_done").status, 200);
  EXPECT_TRUE(figures(ann)["outcomes"].empty());
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/calls/" + id + "/end", {{"reason", "customer"}}).status, 200);
  const json outcomes = figures(ann)["outcomes"];
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0], json({{"outcome", "handed_over"}, {"count", 1}}));
}

TEST_F(Calls, AreTakenInTheHoursOfTheCouncilOnly) {
  const std::filesystem::path copy = folder_ / "council";
  std::filesystem::copy(WAYMARK_SOURCE_DIR "/provisioning/demo", copy, std::filesystem::copy_options::recursive);
  std::ifstream file(copy / "council.json");
  json council = json::parse(file);
  // It is Wednesday, six minutes past eleven in London.
  const json hours{{"days", {"monday", "wednesday"}}, {"from", "09:00"}, {"to", "11:08"}};
  council["calls"]["opening"] = json::array();
  council["calls"]["opening"].push_back(hours);
  std::ofstream(copy / "council.json") << council;
  auto bundle = bundle::read_folder(copy, 2, clock_.wall());
  ASSERT_TRUE(bundle.has_value()) << base::to_string(bundle.error());
  ASSERT_TRUE(bundle::sign(*bundle, hub_->keys().release.front()).has_value());
  ASSERT_TRUE(publish(*bundle).has_value());

  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(who, ann);
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/offer"))["skills"][0]["open"], true);
  for (int i = 0; i < 9; ++i) {
    pass(10, ann);
    EXPECT_EQ(ask(who, "GET", "/kiosk/v1/calls/" + id).status, 200);
  }
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/offer"))["skills"][0]["open"], false);
  EXPECT_EQ(json_of(ask(who, "GET", "/kiosk/v1/calls/" + id))["state"], "accepted") << "who talks is not cut off";
  const Response refused = ask(kiosk(), "POST", "/kiosk/v1/calls", call_request());
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(json_of(refused)["error"]["where"], "closed");
}

TEST_F(Calls, ACallOutlivesTheHub) {
  const Kiosk before = kiosk();
  const std::string id = accepted_call(before, on_duty("ann"));
  consoles_.clear();
  hub_.reset();
  reopen();
  start();
  Kiosk who = before;
  ASSERT_EQ(take_token(who).status, 200);
  const json call = json_of(ask(who, "GET", "/kiosk/v1/calls/" + id));
  EXPECT_EQ(call["state"], "accepted");
  EXPECT_EQ(call["leg"], 1);
  const Person ann = person("ann");
  EXPECT_EQ(state_of(ann), "busy");
  EXPECT_EQ(ask(ann, "POST", "/api/v1/calls/" + id + "/end", {{"reason", "adviser"}}).status, 200);
}

TEST_F(Calls, AKioskThatNeverOpensItsStreamFreesTheAdviser) {
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(kiosk(), ann);
  pass(16, ann);
  EXPECT_EQ(json_of(ask(ann, "GET", "/api/v1/calls/" + id))["call"]["end_reason"], "kiosk_lost");
}

TEST_F(Calls, AKioskThatIsCutOffBehindAnOpenStreamFreesTheAdviser) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(who, ann);
  pass(10, ann);
  EXPECT_EQ(ask(who, "GET", "/kiosk/v1/calls/" + id).status, 200);
  pass(10, ann);
  EXPECT_EQ(state_of(ann), "busy");
  pass(5, ann);
  EXPECT_EQ(json_of(ask(ann, "GET", "/api/v1/calls/" + id))["call"]["end_reason"], "kiosk_lost");
}

TEST_F(Calls, DuringACallTheKioskIsPingedEveryTwoSeconds) {
  const Kiosk who = kiosk();
  const Response stream = open_stream(who);
  const Person ann = on_duty("ann");
  accepted_call(who, ann);
  heard(stream, "ping");
  pass(8, ann);
  EXPECT_EQ(heard(stream, "ping").size(), 4U);
}

TEST_F(Calls, AWrapUpNeedsWordsThatAreKnown) {
  const Person ann = on_duty("ann");
  const std::string path = "/api/v1/calls/" + accepted_call(kiosk(), ann) + "/wrap-up";
  for (const json& reasons : {json("unknown"), json::array({"unknown"}), json::array(), json::array({"none"}),
                              json::array({"not_done", "not_done"})}) {
    EXPECT_EQ(ask(ann, "POST", path, {{"outcome", "resolved"}, {"reasons", reasons}}).status, 400) << reasons;
  }
  EXPECT_EQ(ask(ann, "POST", path, {{"outcome", "resolved"}, {"reasons", "none"}}).status, 409) << "it is not over";
}

TEST_F(Calls, SignallingDoesNotUseUpWhatOtherTrafficMaySend) {
  const Kiosk who = kiosk();
  const std::string id = accepted_call(who, on_duty("ann"));
  int taken = 0;
  for (int i = 0; i < 500; ++i) {
    taken += ask(who, "POST", "/kiosk/v1/calls/" + id + "/signal",
                 {{"leg", 1}, {"sequence", i}, {"kind", "candidate"}, {"candidate", "c"}, {"index", 0}})
                         .status == 202
                 ? 1
                 : 0;
  }
  EXPECT_GE(taken, 300);
  EXPECT_LT(taken, 500);
  EXPECT_EQ(ask(who, "GET", "/kiosk/v1/bundle").status, 200);
}

TEST(IceServers, HaveCredentialsThatTheTurnServerCanCheckAndThatEndWithinTenMinutes) {
  calls::IcePolicy policy;
  policy.urls = {"stun:turn.example:3478", "turn:turn.example:3478?transport=udp"};
  policy.secret = "north";
  const std::int64_t now = 1'795'000'123'000;
  const auto servers = calls::ice_servers(policy, "somebody", now);
  ASSERT_EQ(servers.size(), 2U);
  EXPECT_TRUE(servers[0].username.empty());
  const std::int64_t expiry = std::stoll(servers[1].username);
  EXPECT_GT(expiry, now / 1000 + 290);
  EXPECT_LE(expiry, now / 1000 + 600);
  EXPECT_EQ(servers[1].credential, calls::turn_password("north", servers[1].username));
  // RFC 2202, test case 2.
  EXPECT_EQ(
      base::io::to_hex(base::io::from_base64(calls::turn_password("Jefe", "what do ya want for nothing?")).value()),
      "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

}  // namespace
}  // namespace waymark::hub
