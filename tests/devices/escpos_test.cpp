#include "devices/printer/escpos.h"

#include <gtest/gtest.h>

#include <random>

#include "devices/printer/code_page.h"
#include "devices/printer/line_break.h"

namespace waymark::devices {
namespace {

// Where a printer would read a real-time command, wherever it stands.
int real_time_commands(const std::string& bytes) {
  int count = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    const char second = bytes[at + 1];
    if (bytes[at] == 0x10 && (second == 0x04 || second == 0x05 || second == 0x14)) ++count;
  }
  return count;
}

GreyImage light_waves(int seed) {
  GreyImage image{576, 200, {}};
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      image.values.push_back(
          static_cast<std::uint8_t>(150 + (x * (1 + seed % 7) + y * (1 + seed % 5)) / (4 + seed) % 100));
    }
  }
  return image;
}

TEST(EscPos, SendsOnlyTheSettingsThatChange) {
  EscPos out;
  out.align(PrinterAlign::kLeft);
  out.scale(1);
  out.bold(true);
  out.bold(true);
  out.align(PrinterAlign::kCentre);
  out.scale(4);
  out.code_page(16);
  out.code_page(16);
  EXPECT_EQ(out.bytes(), std::string("\x1B@\x1B"
                                     "E\x01\x1B"
                                     "a\x01\x1D!\x33\x1Bt\x10"));
}

TEST(EscPos, SendsPicturesInBands) {
  EscPos out;
  out.raster(Bitmap(16, 130));
  const std::string& bytes = out.bytes();
  EXPECT_EQ(bytes.size(), 2U + (8 + 2 * 128) + (8 + 2 * 2));
  EXPECT_EQ(bytes.substr(2, 8), std::string("\x1Dv0\0\x02\0\x80\0", 8));
  EXPECT_EQ(bytes.substr(2 + 8 + 256, 8), std::string("\x1Dv0\0\x02\0\x02\0", 8));
}

TEST(EscPos, StoresAndPrintsAQrCode) {
  EscPos out;
  out.qr("abc", 6);
  EXPECT_EQ(out.bytes(), std::string("\x1B@", 2) + std::string("\x1D(k\x04\0\x31\x41\x32\0", 9) +
                             std::string("\x1D(k\x03\0\x31\x43\x06", 8) + std::string("\x1D(k\x03\0\x31\x45\x31", 8) +
                             std::string("\x1D(k\x06\0\x31\x50\x30"
                                         "abc",
                                         11) +
                             std::string("\x1D(k\x03\0\x31\x51\x30", 8));
}

TEST(EscPos, LeavesNoRealTimeCommandInAnyPicture) {
  int found_before = 0;
  for (int seed = 0; seed < 60; ++seed) {
    const Bitmap bitmap = to_bitmap(light_waves(seed), 576);
    found_before += real_time_commands({bitmap.bytes.begin(), bitmap.bytes.end()}) > 0 ? 1 : 0;
    EscPos out;
    out.raster(bitmap);
    EXPECT_EQ(real_time_commands(out.bytes()), 0) << seed;
  }
  EXPECT_GT(found_before, 10) << "the pictures do not show what this test is about";
}

TEST(EscPos, ScrubsEveryTripleOfBytes) {
  std::mt19937 chance(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int count = 0; count < 40; ++count) {
      constexpr char kLikely[] = {0x10, 0x04, 0x05, 0x14, 0x06, 0x01};
      bytes.push_back(kLikely[chance() % sizeof kLikely]);
    }
    scrub_real_time(bytes, 0);
    ASSERT_EQ(real_time_commands(bytes), 0) << round;
  }
}

TEST(CodePage, KnowsItsCharactersAndNoControls) {
  const auto western = CodePage::find("windows-1252", 16);
  ASSERT_TRUE(western);
  EXPECT_EQ(western->byte_of(U'A'), 'A');
  EXPECT_EQ(western->byte_of(U'€'), 0x80);
  EXPECT_EQ(western->byte_of(U'ù'), 0xF9);
  EXPECT_EQ(western->byte_of(U'£'), 0xA3);
  EXPECT_FALSE(western->byte_of(U'ŵ'));
  EXPECT_FALSE(western->byte_of(U'م'));
  for (const auto& page : CodePage::usual()) {
    for (char32_t character = 0; character < 0x110000; ++character) {
      const auto byte = page.byte_of(character);
      const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
      ASSERT_FALSE(byte && (control || *byte < 0x20 || *byte == 0x7F)) << static_cast<unsigned>(character);
    }
  }
}

TEST(LineBreak, BreaksAtSpacesAndInsideOnlyALongWord) {
  const auto lines = [](std::u32string_view text) { return break_lines(text, 10); };
  EXPECT_EQ(lines(U"a short one"), (std::vector<std::u32string_view>{U"a short", U"one"}));
  EXPECT_EQ(lines(U"exactly ten"), (std::vector<std::u32string_view>{U"exactly", U"ten"}));
  EXPECT_EQ(lines(U"ten1234567 next"), (std::vector<std::u32string_view>{U"ten1234567", U"next"}));
  EXPECT_EQ(lines(U"abcdefghijklm"), (std::vector<std::u32string_view>{U"abcdefghij", U"klm"}));
  EXPECT_EQ(lines(U"one\n\ntwo"), (std::vector<std::u32string_view>{U"one", U"", U"two"}));
  EXPECT_EQ(lines(U""), (std::vector<std::u32string_view>{U""}));
}

TEST(Bitmap, ShrinksButNeverEnlarges) {
  EXPECT_EQ(to_bitmap(light_waves(1), 288).width, 288);
  EXPECT_EQ(to_bitmap(light_waves(1), 288).height, 100);
  EXPECT_EQ(to_bitmap(light_waves(1), 1000).width, 576);
}

// Floyd and Steinberg's method as it is written down: dot after dot, the error in sixteenths to four neighbours.
std::vector<bool> diffused(const GreyImage& image) {
  const int wide = image.width + 2;
  std::vector<int> owed(static_cast<std::size_t>(wide * (image.height + 1)));
  std::vector<bool> black;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      int* const here = owed.data() + y * wide + x + 1;
      const int value = image.values[static_cast<std::size_t>(y * image.width + x)] + *here / 16;
      black.push_back(value < 128);
      const int error = value < 128 ? value : value - 255;
      here[1] += 7 * error;
      here[wide - 1] += 3 * error;
      here[wide] += 5 * error;
      here[wide + 1] += error;
    }
  }
  return black;
}

TEST(Bitmap, HasEachDotThatErrorDiffusionGives) {
  std::mt19937 random(7);
  for (int width = 1; width < 40; ++width) {
    for (int height = 1; height < 6; ++height) {
      GreyImage image{width, height, {}};
      for (int i = 0; i < width * height; ++i) image.values.push_back(static_cast<std::uint8_t>(random() % 256));
      const Bitmap bitmap = to_bitmap(image, 576);
      std::vector<bool> black;
      for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) black.push_back(bitmap.black(x, y));
      }
      ASSERT_EQ(black, diffused(image)) << width << " by " << height;
    }
  }
}

TEST(Bitmap, KeepsTheGreyOfAPicture) {
  GreyImage image{100, 100, std::vector<std::uint8_t>(10'000, 191)};  // a quarter black
  const Bitmap bitmap = to_bitmap(image, 100);
  int black = 0;
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 100; ++x) black += bitmap.black(x, y) ? 1 : 0;
  }
  EXPECT_NEAR(black, 2500, 100);
}

}  // namespace
}  // namespace waymark::devices
