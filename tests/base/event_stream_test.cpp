#include "base/event_stream.h"

#include <gtest/gtest.h>

#include <string>

namespace waymark::base {
namespace {

using Events = std::vector<StreamEvent>;

TEST(EventStream, AnEventEndsWithAnEmptyLine) {
  EventStreamReader reader;
  EXPECT_EQ(reader.feed("event: ticket.called\ndata: {\"id\":1}\n"), Events{});
  EXPECT_EQ(reader.feed("\n"), (Events{{"ticket.called", "{\"id\":1}"}}));
}

TEST(EventStream, AnyCuttingOfTheBytesGivesTheSameEvents) {
  const std::string bytes =
      "\xEF\xBB\xBF: hello\r\nevent: a\r\ndata: one\r\ndata: two\r\n\r\ndata\rdata:x\r\r\n\nid: 7\ndata:  y\n\n";
  const Events whole{{"a", "one\ntwo"}, {"message", "\nx"}, {"message", " y"}};
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    EventStreamReader reader;
    Events got;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      for (auto& event : reader.feed(std::string_view{bytes}.substr(at, piece))) got.push_back(event);
    }
    EXPECT_EQ(got, whole) << "in pieces of " << piece;
  }
}

TEST(EventStream, AnEventWithoutDataIsNotSent) {
  EventStreamReader reader;
  EXPECT_EQ(reader.feed("event: ping\n\n"), Events{});
  EXPECT_EQ(reader.feed("data: x\n\n"), (Events{{"message", "x"}}));
}

TEST(EventStream, AnEndlessLineBreaksTheStreamInsteadOfFillingMemory) {
  EventStreamReader reader;
  const std::string piece(65'536, 'a');
  for (int i = 0; i < 8; ++i) EXPECT_EQ(reader.feed(piece), Events{});
  EXPECT_TRUE(reader.broken());
  EXPECT_EQ(reader.feed("\n\ndata: x\n\n"), Events{});
}

TEST(EventStream, EndlessDataLinesBreakItToo) {
  EventStreamReader reader;
  const std::string line = "data: " + std::string(60'000, 'a') + "\n";
  for (int i = 0; i < 8; ++i) EXPECT_EQ(reader.feed(line), Events{});
  EXPECT_TRUE(reader.broken());
}

}  // namespace
}  // namespace waymark::base
