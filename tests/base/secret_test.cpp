#include "base/secret.h"

#include <gtest/gtest.h>

namespace waymark::base {
namespace {

TEST(Secret, KeepsWhatWasTyped) {
  Secret secret{"Morag"};
  secret.insert(5, " Bell");
  secret.erase(0, 1);
  EXPECT_EQ(secret.reveal(), "orag Bell");
}

TEST(Secret, AssigningAPartOfItselfIsSafe) {
  Secret secret{"abcdef"};
  secret.assign(secret.reveal().substr(2));
  EXPECT_EQ(secret.reveal(), "cdef");
}

TEST(Secret, ErasedBytesAreZeroInPlace) {
  Secret secret{"PA34 4AB"};
  const char* const bytes = secret.reveal().data();
  secret.erase(4, 4);
  EXPECT_EQ(bytes[4], '\0');
  EXPECT_EQ(bytes[7], '\0');
}

TEST(Secret, AShorterAnswerLeavesNoTailOfTheLongerOne) {
  Secret secret{"a long first answer"};
  const char* const bytes = secret.reveal().data();
  secret.assign("no");
  for (int i = 2; i < 19; ++i) EXPECT_EQ(bytes[i], '\0') << i;
}

TEST(Secret, EraseBeyondTheEndChangesNothing) {
  Secret secret{"abc"};
  secret.erase(9, 4);
  EXPECT_EQ(secret.reveal(), "abc");
}

TEST(Secret, ComparesByContent) {
  EXPECT_EQ(Secret{"1234"}, Secret{"1234"});
  EXPECT_FALSE(Secret{"1234"} == Secret{"1235"});
  EXPECT_FALSE(Secret{"1234"} == Secret{"12345"});
}

}  // namespace
}  // namespace waymark::base
