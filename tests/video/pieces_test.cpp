// Long messages of a data channel, cut up and put together again.
#include "video/wire/pieces.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"

namespace waymark::video {
namespace {

// What a reader makes of the pieces: every message that became whole.
std::vector<std::string> read(PieceReader& reader, const std::vector<std::string>& pieces) {
  std::vector<std::string> whole;
  for (const std::string& piece : pieces) {
    if (auto message = reader.take(piece)) whole.push_back(*message);
  }
  return whole;
}

std::string of_bytes(std::size_t bytes) { return "{" + std::string(bytes - 2, 'a') + "}"; }

TEST(Pieces, AShortMessageGoesAsItIs) {
  const std::vector<std::string> one{R"({"type":"beat"})"};
  EXPECT_EQ(in_pieces(one[0]), one);
  EXPECT_EQ(in_pieces(of_bytes(kMaxPieceBytes)).size(), 1U);
}

TEST(Pieces, ALongMessageComesWhole) {
  for (const std::size_t bytes : {kMaxPieceBytes + 1, 2 * kMaxPieceBytes, std::size_t{150'000}, kMaxTextBytes}) {
    PieceReader reader;
    const std::string message = of_bytes(bytes);
    EXPECT_EQ(read(reader, in_pieces(message)), std::vector{message}) << bytes;
  }
}

TEST(Pieces, AMessageThatLooksLikeAPieceComesWhole) {
  for (const std::string message : {"+", ".", "+440 Hz", "..."}) {
    PieceReader reader;
    EXPECT_EQ(read(reader, in_pieces(message)), std::vector{message});
  }
}

TEST(Pieces, AreCutBetweenCharacters) {
  std::string message = "x";
  for (int n = 0; n < 10'000; ++n) message += "\xF0\x9F\x91\x8B";  // a waving hand
  const auto pieces = in_pieces(message);
  ASSERT_GT(pieces.size(), 2U);
  for (const std::string& piece : pieces) EXPECT_TRUE(base::is_utf8(piece));
  PieceReader reader;
  EXPECT_EQ(read(reader, pieces), std::vector{message});
}

TEST(Pieces, AMessageOverTheLimitIsDroppedAndTheNextOneComes) {
  PieceReader reader;
  EXPECT_TRUE(read(reader, in_pieces(of_bytes(kMaxTextBytes + 1))).empty());
  EXPECT_EQ(read(reader, in_pieces(of_bytes(20'000))), std::vector{of_bytes(20'000)});
  EXPECT_EQ(reader.take(std::string(kMaxTextBytes + 1, 'x')), std::nullopt);
  EXPECT_EQ(reader.take("{}"), "{}");
}

}  // namespace
}  // namespace waymark::video
