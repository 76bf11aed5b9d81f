// The messages between kiosk and media process: there and back, and what is refused.
#include <gtest/gtest.h>

#include "video/wire/commands.h"
#include "video/wire/events.h"

namespace waymark::video {
namespace {

TEST(MediaWire, EveryCommandIsTheSameAfterTheWay) {
  video::Setup setup;
  setup.camera = "/dev/video0";
  setup.microphone = "pulse:desk";
  setup.codec = Codec::kH264;
  const std::vector<Command> commands{
      Start{setup},
      ShareSurface{Surface::kSelf},
      OpenDevices{true, false},
      BeginLeg{
          2, {{{"turn:127.0.0.1:3478?transport=udp", "stun:127.0.0.1:3478"}, "1700000000:kiosk", "c2VjcmV0"}}, true},
      Answer{1, "v=0\r\n"},
      RemoteCandidate{1, 2, "candidate:1 1 UDP 2013266431 127.0.0.1 40000 typ host"},
      Send{Channel::kText, "Ceud mìle fàilte"},
      Mute{true, false},
      Hold{true},
      Volume{3},
      SoundTo{Output::kAloud},
      EndLeg{7},
      LookForPaper{true},
      TakePaper{},
      WatchForPresence{true},
  };
  EXPECT_EQ(commands.size(), std::variant_size_v<Command>);
  for (const Command& command : commands) {
    const auto wire = to_wire(command);
    ASSERT_TRUE(wire) << base::to_string(wire.error());
    const auto again = command_from_wire(*wire);
    ASSERT_TRUE(again) << *wire << base::to_string(again.error());
    EXPECT_EQ(*again, command) << *wire;
  }
}

TEST(MediaWire, EveryEventIsTheSameAfterTheWay) {
  const std::vector<MediaEvent> events{
      Ready{},
      DevicesChanged{CameraState::kBusy, MicrophoneState::kSilent, true},
      Offer{1, "v=0\r\n"},
      Candidate{1, 0, "candidate:1 1 UDP 2013266431 127.0.0.1 40000 typ host"},
      ConnectionChanged{3, Connection::kInterrupted},
      ChannelOpened{1, Channel::kAssist},
      ChannelMessage{1, Channel::kText, R"({"line":1,"text":"Hallo","done":false})"},
      FrameReady{Surface::kRemote},
      Quality{1, 40, 0.025, 480, 640, 480, 30},
      ToneHeard{440},
      PaperChanged{PaperState::kTooFar},
      PaperHandedOver{true},
      PresenceChanged{true},
  };
  EXPECT_EQ(events.size(), std::variant_size_v<MediaEvent>);
  for (const MediaEvent& event : events) {
    const auto wire = to_wire(event);
    ASSERT_TRUE(wire) << base::to_string(wire.error());
    const auto again = event_from_wire(*wire);
    ASSERT_TRUE(again) << *wire << base::to_string(again.error());
    EXPECT_EQ(*again, event) << *wire;
  }
}

TEST(MediaWire, AMemberTooManyTooFewOrOfAnotherTypeIsRefused) {
  EXPECT_TRUE(command_from_wire(R"({"type":"hold","held":true})"));
  EXPECT_FALSE(command_from_wire(R"({"type":"hold","held":true,"why":"tea"})"));
  EXPECT_FALSE(command_from_wire(R"({"type":"hold"})"));
  EXPECT_FALSE(command_from_wire(R"({"type":"hold","held":1})"));
  EXPECT_FALSE(command_from_wire(R"({"type":"sing"})"));
  EXPECT_FALSE(command_from_wire(R"(["hold"])"));
  EXPECT_FALSE(command_from_wire(""));
}

TEST(MediaWire, FiguresOutOfRangeAreRefused) {
  EXPECT_TRUE(command_from_wire(R"({"type":"volume","level":10})"));
  for (const char* level : {"11", "-1", "1.5", "18446744073709551615", "1e99", "null"}) {
    EXPECT_FALSE(command_from_wire(std::string{R"({"type":"volume","level":)"} + level + "}")) << level;
  }
  EXPECT_FALSE(command_from_wire(R"({"type":"end_leg","leg":0})"));
}

TEST(MediaWire, APictureOfAnOddSizeIsRefused) {
  video::Setup setup;
  setup.width = 641;
  EXPECT_FALSE(to_wire(Start{setup}));
}

TEST(MediaWire, TextsOverTheirLimitsAreRefused) {
  EXPECT_TRUE(to_wire(Send{Channel::kText, std::string(kMaxTextBytes, '\x01')}));
  EXPECT_FALSE(to_wire(Send{Channel::kText, std::string(kMaxTextBytes + 1, 'x')}));
  EXPECT_FALSE(to_wire(Answer{1, std::string(kMaxSdpBytes + 1, 'x')}));
  EXPECT_FALSE(to_wire(BeginLeg{1, std::vector<IceServer>(9), false}));
}

TEST(MediaWire, DeepNestingIsRefusedBeforeItIsBuilt) {
  const std::string deep(100'000, '[');
  const auto read = command_from_wire(R"({"type":"hold","held":)" + deep);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::kTooLarge);
}

TEST(MediaWire, AnErrorNeverHoldsTheText) {
  const auto read = command_from_wire(R"({"type":"send","channel":"secret words","text":"secret words"})");
  ASSERT_FALSE(read);
  EXPECT_EQ(base::to_string(read.error()).find("secret words"), std::string::npos);
}

}  // namespace
}  // namespace waymark::video
