#include "base/ids.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

namespace waymark::base {
namespace {

std::array<std::uint8_t, 16> bytes(std::uint8_t seed) {
  std::array<std::uint8_t, 16> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(seed * 31 + i * 17);
  return out;
}

WallTime at(std::int64_t ms) { return WallTime{std::chrono::milliseconds{ms}}; }

TEST(UuidV7, MatchesTheExampleOfRfc9562) {
  // RFC 9562 appendix A.6
  const std::array<std::uint8_t, 16> random{0,    0,    0,    0,    0,    0,    0x7C, 0xC3,
                                            0x98, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
  EXPECT_EQ(make_uuid_v7(at(0x017F22E279B0), random), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(UuidV7, SortsByTime) { EXPECT_LT(make_uuid_v7(at(1000), bytes(9)), make_uuid_v7(at(1001), bytes(1))); }

TEST(UuidV7, RecognisesItsOwnAndNothingElse) {
  EXPECT_TRUE(is_uuid_v7(make_uuid_v7(at(1700000000000), bytes(3))));
  EXPECT_FALSE(is_uuid_v7("017f22e2-79b0-4cc3-98c4-dc0c0c07398f"));
  EXPECT_FALSE(is_uuid_v7("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
  EXPECT_FALSE(is_uuid_v7(""));
}

TEST(Reference, CarriesACheckCharacterThatFits) {
  for (int seed = 0; seed < 256; ++seed) {
    EXPECT_TRUE(is_reference(make_reference(bytes(static_cast<std::uint8_t>(seed))))) << seed;
  }
}

TEST(Reference, AnySingleWrongCharacterIsNoticed) {
  const std::string good = make_reference(bytes(77));
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (good[i] == '-') continue;
    std::string wrong = good;
    wrong[i] = wrong[i] == '7' ? '8' : '7';
    EXPECT_FALSE(is_reference(wrong)) << wrong;
  }
}

TEST(Reference, ForgivesHowPeopleWriteIt) {
  std::string spoken = make_reference(bytes(5));
  std::string lower;
  for (const char c : spoken) {
    if (c != '-') lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  EXPECT_EQ(read_reference(lower), spoken);
  EXPECT_EQ(read_reference(" " + lower.substr(0, 2) + " - " + lower.substr(2) + " "), spoken);
}

TEST(Reference, IsReadAsItWasWrittenWhenLettersWereTakenForDigits) {
  const std::string written = make_reference(std::array<std::uint8_t, 16>{});  // noughts only
  EXPECT_EQ(read_reference("oOoO-0000-o"), written);
}

TEST(Reference, ThatIsTooShortOrTooLongIsNone) {
  const std::string good = make_reference(bytes(77));
  EXPECT_EQ(read_reference(""), std::nullopt);
  EXPECT_EQ(read_reference(good.substr(0, good.size() - 1)), std::nullopt);
  EXPECT_EQ(read_reference(good + good.back()), std::nullopt);
}

TEST(DeriveRandom, DifferentPurposesGiveDifferentBytes) {
  std::set<std::array<std::uint8_t, 16>> seen;
  for (std::uint64_t purpose = 0; purpose < 100; ++purpose) seen.insert(derive_random(bytes(1), purpose));
  EXPECT_EQ(seen.size(), 100U);
}

}  // namespace
}  // namespace waymark::base
