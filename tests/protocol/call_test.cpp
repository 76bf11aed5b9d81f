#include "provisioning/protocol/call.h"

#include <gtest/gtest.h>

namespace waymark::protocol {
namespace {

const std::string kId = "0192f0c1-2345-7abc-8def-0123456789ab";

CallRequest request() {
  return {kId,
          "benefits",
          "gd",
          {"large_text"},
          SpeakBy::kHeadphones,
          "where",
          "report-a-missed-bin",
          "bins",
          {Consent::kSee, Consent::kPhoto}};
}

CallState state() {
  CallState made;
  made.call_id = kId;
  made.revision = 1'795'000'000'000;
  made.phase = CallPhase::kAccepted;
  made.skill = "benefits";
  made.language = "en-GB";
  made.advisers_on = 2;
  made.leg = 1;
  made.adviser_alias = "Adviser Morag";
  made.ice_servers = {{{"stun:127.0.0.1:3478"}, "", ""},
                      {{"turn:127.0.0.1:3478?transport=udp"}, "1795000600:x", "c2VjcmV0"}};
  made.relay_only = true;
  return made;
}

TEST(CallRequest, ComesBackFromItsText) { EXPECT_EQ(parse_call_request(to_json(request())).value(), request()); }

TEST(CallRequest, WithNothingThatIsOptionalComesBackToo) {
  CallRequest bare = request();
  bare.journey.clear();
  bare.service.clear();
  bare.needs.clear();
  bare.allowed.clear();
  EXPECT_EQ(parse_call_request(to_json(bare)).value(), bare);
}

TEST(CallRequest, AMemberThatNobodyKnowsIsRefused) {
  std::string text = to_json(request());
  text.insert(1, "\"name\":\"somebody\",");
  EXPECT_FALSE(parse_call_request(text).has_value());
}

TEST(CallRequest, WhatIsNoIdentifierCodeOrWordIsRefused) {
  for (const auto& [from, to] : {std::pair<std::string, std::string>{kId, "1"},
                                 {"\"benefits\"", "\"Benefits!\""},
                                 {"\"headphones\"", "\"megaphone\""},
                                 {"\"photo\"", "\"everything\""},
                                 {"\"where\"", "\"a\\u0007b\""}}) {
    std::string text = to_json(request());
    text.replace(text.find(from), from.size(), to);
    EXPECT_FALSE(parse_call_request(text).has_value()) << to;
  }
}

TEST(CallState, ComesBackFromItsText) { EXPECT_EQ(parse_call_state(to_json(state())).value(), state()); }

TEST(CallState, AnEndSaysWhy) {
  CallState ended = state();
  ended.phase = CallPhase::kEnded;
  ended.end_reason = CallEnd::kAdviserLost;
  EXPECT_EQ(parse_call_state(to_json(ended)).value(), ended);
}

TEST(CallState, ANewerHubMaySayMore) {
  std::string text = to_json(state());
  text.insert(1, "\"recording\":false,");
  EXPECT_EQ(parse_call_state(text).value(), state());
}

TEST(CallSignal, OfferAndCandidateComeBackFromTheirText) {
  CallSignal offer{kId, 1, 0, SignalKind::kOffer, "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n", "", -1};
  EXPECT_EQ(parse_call_signal(to_json(offer)).value(), offer);
  CallSignal candidate{"", 2, 7, SignalKind::kCandidate, "", "candidate:1 1 UDP 1 127.0.0.1 5000 typ host", 0};
  EXPECT_EQ(parse_call_signal(to_json(candidate)).value(), candidate);
}

TEST(CallSignal, TheEndOfCandidatesHasNoText) {
  EXPECT_EQ(parse_call_signal(R"({"leg":1,"sequence":3,"kind":"candidate"})")->candidate, "");
}

TEST(CallSignal, TheSocketsTypeIsPassedOver) {
  EXPECT_TRUE(parse_call_signal(R"({"type":"call.signal","leg":1,"sequence":0,"kind":"restart"})").has_value());
}

TEST(CallSignal, ADescriptionOverTheLimitIsRefused) {
  CallSignal offer{kId, 1, 0, SignalKind::kOffer, std::string(kMaxSdpBytes + 1, 'a'), "", -1};
  EXPECT_FALSE(parse_call_signal(to_json(offer)).has_value());
  EXPECT_EQ(parse_call_signal(std::string(kMaxSignalText + 1, ' ')).error().code, base::ErrorCode::kTooLarge);
}

TEST(CallSignal, ACandidateHasNoDescriptionAndALegCountsFromOne) {
  EXPECT_FALSE(parse_call_signal(R"({"leg":1,"sequence":3,"kind":"candidate","sdp":"v=0"})").has_value());
  EXPECT_FALSE(parse_call_signal(R"({"leg":0,"sequence":3,"kind":"restart"})").has_value());
}

TEST(CallOffer, ComesBackFromItsText) {
  const std::vector<SkillPromise> offer{{"benefits", true, 2, 3, 6}, {"housing", false, 0, 0, 0}};
  EXPECT_EQ(parse_call_offer(to_json(offer)).value(), offer);
}

}  // namespace
}  // namespace waymark::protocol
