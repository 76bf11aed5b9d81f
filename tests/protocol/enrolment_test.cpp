#include "provisioning/protocol/enrolment.h"

#include <gtest/gtest.h>

namespace waymark::protocol {
namespace {

const std::string kAuthority(32, 'a');
const std::string kRelease(32, '7');

TEST(EnrolmentCode, ComesBackFromItsText) {
  const auto code = parse_enrolment_code(kAuthority + "." + kRelease + ".K7M3-9QTX-04HB");
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(code->authority, kAuthority);
  EXPECT_EQ(code->release, kRelease);
  EXPECT_EQ(code->secret, "K7M3-9QTX-04HB");
  EXPECT_EQ(to_string(*code), kAuthority + "." + kRelease + ".K7M3-9QTX-04HB");
}

TEST(EnrolmentCode, ForgivesWhatPeopleType) {
  EXPECT_EQ(tidy_enrolment_secret("k7m3 9qtx-o4hb"), "K7M3-9QTX-04HB");
  EXPECT_EQ(tidy_enrolment_secret("il00"), "1100");
}

TEST(EnrolmentCode, MissingPartsAreRefused) {
  EXPECT_FALSE(parse_enrolment_code("").has_value());
  EXPECT_FALSE(parse_enrolment_code("K7M3-9QTX-04HB").has_value());
  EXPECT_FALSE(parse_enrolment_code(kAuthority + "." + kRelease + ".K7M3").has_value());
  EXPECT_FALSE(parse_enrolment_code(kAuthority + "." + kRelease + ".K7M3-9QTX-04HB-9").has_value());
  EXPECT_FALSE(parse_enrolment_code("zz." + kRelease + ".K7M3-9QTX-04HB").has_value());
}

TEST(TokenSigningText, NamesItsPurposeTheKioskAndTheChallenge) {
  EXPECT_EQ(token_signing_text("kiosk", "abc="), "waymark-token-v1\nkiosk\nabc=");
}

}  // namespace
}  // namespace waymark::protocol
