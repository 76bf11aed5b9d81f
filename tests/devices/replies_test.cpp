#include "devices/printer/replies.h"

#include <gtest/gtest.h>

namespace waymark::devices {
namespace {

using protocol::CoverState;
using protocol::DeviceState;
using protocol::PaperState;
using protocol::PrintReason;

TEST(Replies, AreToldApartInOneStreamAndAcrossPackets) {
  ReplyParser parser;
  const std::string stream = std::string("\x12") + std::string("\x14\0\0\0", 4) +
                             std::string(
                                 "\x37\x22"
                                 "0042\0",
                                 7) +
                             std::string("\0", 1) + "\x16";
  std::vector<Reply> replies;
  for (const char byte : stream) {
    for (auto& reply : parser.feed({&byte, 1})) replies.push_back(reply);
  }
  ASSERT_EQ(replies.size(), 5U);
  EXPECT_TRUE(std::holds_alternative<RealTimeStatus>(replies[0]));
  EXPECT_TRUE(std::holds_alternative<AutomaticStatus>(replies[1]));
  EXPECT_EQ(std::get<PrintedProof>(replies[2]).four, "0042");
  EXPECT_TRUE(std::holds_alternative<ProcessedStatus>(replies[3]));
  EXPECT_EQ(std::get<RealTimeStatus>(replies[4]).bits, 0x16);
}

TEST(Replies, DoNotTakeWordsForAPromise) {
  ReplyParser parser;
  for (const auto& reply : parser.feed("HTTP/1.1 200 OK\r\nServer: not a printer")) {
    EXPECT_FALSE(std::holds_alternative<PrintedProof>(reply));
    EXPECT_FALSE(std::holds_alternative<ProcessedStatus>(reply));
  }
}

TEST(PrinterCondition, ReadsTheOfflineCauseAndThePaper) {
  PrinterCondition condition;
  condition.learn_offline_cause({0x12 | 0x04});
  condition.learn_paper({0x12});
  EXPECT_EQ(condition.cover, CoverState::kOpen);
  EXPECT_EQ(condition.paper, PaperState::kFull);
  EXPECT_EQ(condition.obstacle(), PrintReason::kCoverOpen);
  EXPECT_EQ(condition.state(), DeviceState::kUserError);
  condition.learn_offline_cause({0x12});
  condition.learn_paper({0x12 | 0x0C});
  EXPECT_EQ(condition.paper, PaperState::kLow);
  EXPECT_FALSE(condition.obstacle());
  condition.learn_paper({0x12 | 0x60});
  EXPECT_EQ(condition.obstacle(), PrintReason::kPaperOut);
  condition.learn_offline_cause({0x12 | 0x40});
  EXPECT_EQ(condition.state(), DeviceState::kHardwareError);
}

TEST(PrinterCondition, ReadsTheAutomaticStatus) {
  PrinterCondition condition;
  condition.learn(AutomaticStatus{{0x18, 0, 0x0C, 0}});
  EXPECT_EQ(condition.obstacle(), PrintReason::kPaperOut);
  condition.learn(AutomaticStatus{{0x38, 0, 0, 0}});
  EXPECT_EQ(condition.obstacle(), PrintReason::kCoverOpen);
  condition.learn(AutomaticStatus{{0x18, 0x08, 0, 0}});
  EXPECT_EQ(condition.obstacle(), PrintReason::kDeviceError);
  condition.learn(AutomaticStatus{{0x10, 0, 0x03, 0}});
  EXPECT_EQ(condition.paper, PaperState::kLow);
  EXPECT_EQ(condition.state(), DeviceState::kOnline);
}

}  // namespace
}  // namespace waymark::devices
