#include "devices/card_reader/identifier.h"

#include <gtest/gtest.h>

namespace waymark::devices {
namespace {

using protocol::CardRefusal;
using namespace std::string_literals;

TEST(CardIdentifier, IsWhatTheReaderAnsweredBeforeTheStatus) {
  const auto identifier = identifier_of("\x04\xA1\xB2\xC3\xD4\xE5\x80\x90\x00"s);
  EXPECT_EQ(identifier.refusal, CardRefusal::kNone);
  EXPECT_EQ(identifier.bytes.reveal(), "\x04\xA1\xB2\xC3\xD4\xE5\x80");
}

TEST(CardIdentifier, IsUnreadableWhenTheReaderReportsSuccessWithNothing) {
  EXPECT_EQ(identifier_of("").refusal, CardRefusal::kUnreadable);
  EXPECT_EQ(identifier_of("\x90").refusal, CardRefusal::kUnreadable);
}

TEST(CardIdentifier, IsRefusedWhenItIsAnotherOneEachTime) {
  EXPECT_EQ(identifier_of("\x08\x11\x22\x33\x90\x00"s).refusal, CardRefusal::kRandom);
  EXPECT_EQ(identifier_of("\x80\x11\x22\x33\x90\x00"s).refusal, CardRefusal::kRandom);
  EXPECT_EQ(identifier_of("\x08\x11\x22\x33\x44\x55\x66\x90\x00"s).refusal, CardRefusal::kNone);
}

TEST(CardIdentifier, IsUnsupportedWhenTheCardHasNoneOrAnOddOne) {
  EXPECT_EQ(identifier_of("\x6A\x81").refusal, CardRefusal::kUnsupported);
  EXPECT_EQ(identifier_of("\x90\x00"s).refusal, CardRefusal::kUnsupported);
  EXPECT_EQ(identifier_of("\x01\x02\x03\x90\x00"s).refusal, CardRefusal::kUnsupported);
  EXPECT_EQ(identifier_of(std::string(33, 'x') + "\x90\x00"s).refusal, CardRefusal::kUnsupported);
}

TEST(CardIdentifier, LeavesOnlyAsAHashThatDependsOnTheKey) {
  const base::Secret identifier{"\x04\xA1\xB2\xC3"};
  const base::Secret key{std::string(32, 'k')};
  const base::Secret other{std::string(32, 'o')};
  const std::string hash = keyed_hash(identifier, key);
  EXPECT_EQ(hash.size(), 64U);
  EXPECT_EQ(hash, keyed_hash(identifier, key));
  EXPECT_NE(hash, keyed_hash(identifier, other));
  EXPECT_EQ(hash.find("04a1b2c3"), std::string::npos);
}

}  // namespace
}  // namespace waymark::devices
