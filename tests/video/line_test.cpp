// Messages between kiosk and media process: short, long, and to somebody who does not read.
#include "video/line/line.h"

#include <gtest/gtest.h>

#include <string>

#include "devices/channel/sealed_memory.h"
#include "video/wire/commands.h"

namespace waymark::video {
namespace {

struct LineTest : testing::Test {
  std::pair<devices::Channel, devices::Channel> ends = std::move(*devices::Channel::pair());
  std::optional<Line> kiosk_end{std::in_place, std::move(ends.first)};
  Line& kiosk = *kiosk_end;
  Line media{std::move(ends.second)};
};

TEST_F(LineTest, AShortMessageComesAsItWas) {
  ASSERT_TRUE(kiosk.send("{}"));
  const auto got = media.receive();
  ASSERT_TRUE(got && *got);
  EXPECT_EQ((*got)->text, "{}");
  EXPECT_FALSE(*media.receive());
}

TEST_F(LineTest, ALongMessageComesThroughSealedMemory) {
  const std::string longest(kMaxMessageBytes, 'x');
  ASSERT_TRUE(kiosk.send(longest));
  const auto got = media.receive();
  ASSERT_TRUE(got && *got);
  EXPECT_EQ((*got)->text, longest);
}

TEST_F(LineTest, ADescriptorComesBesideAShortMessage) {
  ASSERT_TRUE(kiosk.send("{}", std::move(*devices::make_sealed_memory("inside"))));
  const auto got = media.receive();
  ASSERT_TRUE(got && *got && (*got)->attached);
  EXPECT_EQ(devices::read_sealed_memory((*got)->attached, 100)->reveal(), "inside");
}

TEST_F(LineTest, WhatTheOtherEndDoesNotReadWaitsInOrderUpToALimit) {
  const std::string message(50'000, 'x');
  int sent = 0;
  while (kiosk.send(std::to_string(sent) + message)) ++sent;
  EXPECT_GT(sent, 70);
  for (int at = 0; at < sent; ++at) {
    auto got = media.receive();
    ASSERT_TRUE(got);
    if (!*got) {
      ASSERT_TRUE(kiosk.flush());
      got = media.receive();
    }
    ASSERT_TRUE(*got);
    EXPECT_EQ((*got)->text.substr(0, std::to_string(at).size()), std::to_string(at));
  }
}

TEST_F(LineTest, AClosedEndIsNoticedAfterAllItSaid) {
  ASSERT_TRUE(kiosk.send("last words"));
  kiosk_end.reset();
  EXPECT_EQ((**media.receive()).text, "last words");
  EXPECT_EQ(media.receive().error().code, base::ErrorCode::kUnavailable);
}

TEST_F(LineTest, SealedMemoryThatIsMissingBreaksTheRules) {
  ASSERT_TRUE(kiosk.send("sealed"));
  EXPECT_EQ(media.receive().error().code, base::ErrorCode::kInvalid);
}

}  // namespace
}  // namespace waymark::video
