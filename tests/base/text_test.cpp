#include "base/text.h"

#include <gtest/gtest.h>

namespace waymark::base {
namespace {

TEST(Utf8, TellsGoodFromBad) {
  EXPECT_TRUE(is_utf8("Mòrag 王 👍"));
  EXPECT_FALSE(is_utf8("\xC0\xAF"));      // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));  // a surrogate
  EXPECT_FALSE(is_utf8("cut \xE7\x8E"));
}

TEST(WithoutForbidden, DropsWhatCouldHideOrCommand) {
  EXPECT_EQ(without_forbidden("a\x1B@b\u202Ec\uFEFF\x07"), "a@bc");
  EXPECT_EQ(without_forbidden(std::string_view{"x\0y", 3}), "xy");
  EXPECT_EQ(without_forbidden("one\ntwo"), "onetwo");
  EXPECT_EQ(without_forbidden("one\ntwo", Newlines::kKeep), "one\ntwo");
}

TEST(WithoutForbidden, KeepsEveryLanguage) {
  for (const char* name : {"Żółć Łukaszewicz", "محمد علي", "王小明", "O’Neil-Smith", "नेहा"}) {
    EXPECT_EQ(without_forbidden(name), name);
  }
}

TEST(PrefixBytes, NeverCutsACharacter) {
  EXPECT_EQ(prefix_bytes("aé", 2), "a");
  EXPECT_EQ(prefix_bytes("aé", 3), "aé");
  EXPECT_EQ(prefix_bytes("", 5), "");
}

}  // namespace
}  // namespace waymark::base
