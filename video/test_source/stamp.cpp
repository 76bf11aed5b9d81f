#include "video/test_source/stamp.h"

#include <array>
#include <cstring>

namespace waymark::video {
namespace {

constexpr int kBits = 32;
constexpr int kLeastWidth = 64;
constexpr int kLeastHeight = 32;
constexpr std::uint32_t kMark = 0xA5;
constexpr std::uint8_t kBlack = 16;
constexpr std::uint8_t kWhite = 235;
constexpr std::uint8_t kNoColour = 128;

std::uint32_t check_of(const Stamp& stamp) {
  const std::uint32_t time = stamp.milliseconds;
  const std::uint32_t number = stamp.number;
  return ((number ^ (number >> 8U)) ^ (time ^ (time >> 8U) ^ (time >> 16U) ^ (time >> 24U))) & 0xffU;
}

std::uint32_t upper_row(const Stamp& stamp) {
  return (kMark << 24U) | (static_cast<std::uint32_t>(stamp.number) << 8U) | check_of(stamp);
}

// The edge on the left of a bit's block; bits do not have to divide the width.
int left_of(int bit, int width) { return bit * width / kBits; }

}  // namespace

void draw_stamp(const StampedPicture& picture, const Stamp& stamp) {
  if (picture.width < kLeastWidth || picture.height < kLeastHeight) return;
  const std::array<std::uint32_t, 2> rows{upper_row(stamp), stamp.milliseconds};
  const int high = picture.height / 16;
  for (int row = 0; row < 2; ++row) {
    std::uint8_t* first = picture.y + row * high * picture.y_stride;
    for (int bit = 0; bit < kBits; ++bit) {
      const bool set = ((rows[static_cast<std::size_t>(row)] >> static_cast<unsigned>(kBits - 1 - bit)) & 1U) != 0;
      const int left = left_of(bit, picture.width);
      std::memset(first + left, set ? kWhite : kBlack,
                  static_cast<std::size_t>(left_of(bit + 1, picture.width) - left));
    }
    for (int line = 1; line < high; ++line) {
      std::memcpy(first + line * picture.y_stride, first, static_cast<std::size_t>(picture.width));
    }
  }
  for (std::uint8_t* colour : {picture.u, picture.v}) {
    std::memset(colour, kNoColour, static_cast<std::size_t>(high * picture.uv_stride));
  }
}

std::optional<Stamp> read_stamp(const std::uint8_t* luma, int stride, int width, int height) {
  if (width < kLeastWidth || height < kLeastHeight) return std::nullopt;
  std::array<std::uint32_t, 2> rows{};
  const int high = height / 16;
  for (int row = 0; row < 2; ++row) {
    const std::uint8_t* middle = luma + (row * high + high / 2) * stride;
    for (int bit = 0; bit < kBits; ++bit) {
      const int at = (left_of(bit, width) + left_of(bit + 1, width)) / 2;
      auto& value = rows[static_cast<std::size_t>(row)];
      value = (value << 1U) | (middle[at] > (kBlack + kWhite) / 2 ? 1U : 0U);
    }
  }
  const Stamp stamp{static_cast<std::uint16_t>((rows[0] >> 8U) & 0xffffU), rows[1]};
  return upper_row(stamp) == rows[0] ? std::optional{stamp} : std::nullopt;
}

}  // namespace waymark::video
