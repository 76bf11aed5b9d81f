// A logo is drawn once: what is remembered is shown as long as it is the same drawing, whole and by this version.
#include "kiosk/shell/remembered_logo.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace waymark::shell {
namespace {

class RememberedLogo : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  base::Result<paint::Picture> draw(std::string_view svg) {
    return remembered(folder_ / "logo", [this](std::string_view asked) -> base::Result<paint::Picture> {
      ++drawn_;
      if (asked.empty()) return base::fail(base::ErrorCode::kInvalid, "logo", "is empty");
      return paint::Picture{2, 1, {0xff102030U, static_cast<std::uint32_t>(asked.size())}};
    })(svg);
  }

  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      ("waymark-logo-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  int drawn_ = 0;
};

TEST_F(RememberedLogo, IsDrawnOnce) {
  ASSERT_TRUE(draw("<svg/>"));
  const auto again = draw("<svg/>");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->width, 2);
  EXPECT_EQ(again->height, 1);
  EXPECT_EQ(again->pixels, (std::vector<std::uint32_t>{0xff102030U, 6U}));
  EXPECT_EQ(drawn_, 1);
}

TEST_F(RememberedLogo, IsDrawnAgainWhenItIsAnother) {
  ASSERT_TRUE(draw("<svg/>"));
  EXPECT_EQ(draw("<svg />")->pixels[1], 7U);
  EXPECT_EQ(drawn_, 2);
}

TEST_F(RememberedLogo, IsDrawnAgainWhereWhatIsKeptIsBroken) {
  ASSERT_TRUE(draw("<svg/>"));
  const std::filesystem::path file = folder_ / "logo";
  const auto size = std::filesystem::file_size(file);
  for (const std::uintmax_t kept : {size - 1, size / 2, std::uintmax_t{0}}) {
    drawn_ = 0;
    std::filesystem::resize_file(file, kept);
    ASSERT_TRUE(draw("<svg/>"));
    EXPECT_EQ(drawn_, 1) << kept << " of " << size << " bytes";
  }
  drawn_ = 0;
  std::fstream one(file, std::ios::in | std::ios::out | std::ios::binary);
  one.seekp(-1, std::ios::end);
  one.put('x');
  one.close();
  ASSERT_TRUE(draw("<svg/>"));
  EXPECT_EQ(drawn_, 1);
}

TEST_F(RememberedLogo, OneThatCannotBeDrawnIsNotRemembered) {
  EXPECT_FALSE(draw(""));
  EXPECT_FALSE(draw(""));
  EXPECT_EQ(drawn_, 2);
}

TEST_F(RememberedLogo, IsThereWhereNothingCanBeKept) {
  std::filesystem::remove_all(folder_);
  EXPECT_TRUE(draw("<svg/>"));
}

}  // namespace
}  // namespace waymark::shell
