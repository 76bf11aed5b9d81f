// Answers and server addresses from outside, made ready for GStreamer.
#include <gtest/gtest.h>

#include "video/sdp/answer.h"
#include "video/sdp/ice_url.h"
#include "video/wire/commands.h"

namespace waymark::video {
namespace {

constexpr const char* kAnswer =
    "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtcp-fb:96 ccm fir\r\n"
    "a=rtcp-fb:96 nack pli\r\na=ssrc:111 cname:x\r\na=ssrc:111 msid:y\r\na=ssrc:222 cname:x\r\n"
    "m=audio 9 UDP/TLS/RTP/SAVPF 97\r\na=ssrc:333 cname:x\r\n";

TEST(BrowserAnswer, LosesItsFullIntraRequestsAndNothingElse) {
  const auto answer = read_answer(kAnswer);
  ASSERT_TRUE(answer);
  std::string expected = kAnswer;
  const std::string fir = "a=rtcp-fb:96 ccm fir\r\n";
  expected.erase(expected.find(fir), fir.size());
  EXPECT_EQ(answer->sdp, expected);
}

TEST(BrowserAnswer, NamesTheStreamsOfItsPicturesOnce) {
  EXPECT_EQ(read_answer(kAnswer)->video_ssrcs, (std::vector<std::uint32_t>{111, 222}));
}

TEST(BrowserAnswer, WithBareLineFeedsIsUnderstood) { EXPECT_EQ(read_answer("v=0\ns=-\n")->sdp, "v=0\r\ns=-\r\n"); }

TEST(BrowserAnswer, ThatIsTooLongOrStrangeIsRefused) {
  EXPECT_FALSE(read_answer(""));
  EXPECT_FALSE(read_answer("hello"));
  EXPECT_FALSE(read_answer("v=0\n" + std::string(kMaxSdpBytes, 'a')));
  EXPECT_FALSE(read_answer("v=0\n" + std::string(1001, 'a')));
  std::string many = "v=0\n";
  for (int line = 0; line < 400; ++line) many += "a=x\n";
  EXPECT_FALSE(read_answer(many));
  EXPECT_FALSE(read_answer(std::string{"v=0\na=\0b\n", 9}));
}

TEST(IceAddresses, OfATurnServerCarryItsCredentialEncoded) {
  EXPECT_EQ(ice_addresses({{{"turn:example.org:3479?transport=tcp", "turns:example.org"}, "17:kiosk", "a/b@c"}}).turn,
            (std::vector<std::string>{"turn://17%3Akiosk:a%2Fb%40c@example.org:3479?transport=tcp",
                                      "turns://17%3Akiosk:a%2Fb%40c@example.org:5349"}));
}

TEST(IceAddresses, OfStunKeepTheFirst) {
  EXPECT_EQ(ice_addresses({{{"stun:[::1]:19302", "stun:two.example"}, "", ""}}).stun, "stun://[::1]:19302");
  EXPECT_EQ(ice_addresses({{{"stun:two.example"}, "", ""}}).stun, "stun://two.example:3478");
}

TEST(IceAddresses, LeaveOutWhatIsNone) {
  for (const char* url : {"", "turn", "turn:", "http://example.org", "turn:a b", "turn:host:0", "turn:host:99999",
                          "turn:host:12x", "turn:user@host", "turn:host?transport=carrier-pigeon", "stun:[::1"}) {
    EXPECT_EQ(ice_addresses({{{url}, "u", "c"}}), IceAddresses{}) << url;
  }
}

}  // namespace
}  // namespace waymark::video
