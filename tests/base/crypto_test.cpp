#include "base/io/crypto.h"

#include <gtest/gtest.h>

namespace waymark::base::io {
namespace {

TEST(Signing, AChangedMessageIsNotVerified) {
  const SigningKey key = make_signing_key();
  const auto signature = sign("bundle 7", key.secret_key);
  ASSERT_TRUE(signature);
  EXPECT_TRUE(verify("bundle 7", *signature, key.public_key));
  EXPECT_FALSE(verify("bundle 8", *signature, key.public_key));
  EXPECT_FALSE(verify("bundle 7", *signature, make_signing_key().public_key));
}

TEST(Sealing, OnlyTheSecretKeyOpens) {
  const SealingKey hub = make_sealing_key();
  const auto sealed = seal("answers", hub.public_key);
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->find("answers"), std::string::npos);
  const auto opened = open_sealed(*sealed, hub);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->reveal(), "answers");
  EXPECT_EQ(open_sealed(*sealed, make_sealing_key()).error().code, ErrorCode::kDenied);
}

TEST(VisitKey, AnotherVisitsKeyOpensNothing) {
  const Secret key = make_visit_key();
  const auto locked = lock("receipt", key);
  ASSERT_TRUE(locked);
  EXPECT_EQ(unlock(*locked, key)->reveal(), "receipt");
  EXPECT_EQ(unlock(*locked, make_visit_key()).error().code, ErrorCode::kDenied);
}

TEST(Password, IsArgon2idAndChecks) {
  const auto encoded = hash_password("correct horse");
  ASSERT_TRUE(encoded);
  EXPECT_TRUE(encoded->starts_with("$argon2id$"));
  EXPECT_TRUE(check_password(*encoded, "correct horse"));
  EXPECT_FALSE(check_password(*encoded, "wrong horse"));
}

TEST(Base64, RefusesWhatIsNot) {
  EXPECT_EQ(*from_base64(to_base64(std::string_view{"\0\xFFz", 3})), std::string("\0\xFFz", 3));
  EXPECT_FALSE(from_base64("a b").has_value());
}

TEST(Sha256, MatchesTheStandardsExample) {
  // FIPS 180-4 example for "abc"
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace waymark::base::io
