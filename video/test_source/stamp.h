// A mark in a test picture that a machine reads again at the other end of a call: which picture it is, and when it was
// made. Pure.
//
// Two rows of 32 blocks across the top, each row a sixteenth of the picture high, white for 1 and black for 0, highest
// bit first. Upper row: 0xA5 (8 bits), the picture's number (16), a check (8). Lower row: milliseconds (32). The check
// is the exclusive or of the six bytes of number and time. Large blocks survive any encoder and any even scaling.
#pragma once

#include <cstdint>
#include <optional>

namespace waymark::video {

struct Stamp {
  std::uint16_t number = 0;
  std::uint32_t milliseconds = 0;
  bool operator==(const Stamp&) const = default;
};

// The planes of an I420 picture that may be written.
struct StampedPicture {
  std::uint8_t* y = nullptr;
  std::uint8_t* u = nullptr;
  std::uint8_t* v = nullptr;
  int y_stride = 0;
  int uv_stride = 0;
  int width = 0;
  int height = 0;
};

// Pictures narrower than 64 or lower than 32 are left alone.
void draw_stamp(const StampedPicture& picture, const Stamp& stamp);
[[nodiscard]] std::optional<Stamp> read_stamp(const std::uint8_t* luma, int stride, int width, int height);

}  // namespace waymark::video
