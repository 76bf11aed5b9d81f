// A page in a picture as a sheet seen from straight above, under an even light.
//
// The light is taken to change slowly over the sheet, and a shadow to take no more than a third of it: what is darker
// than that is printed (a photograph, a dark band), and stays. The paper becomes white whatever the colour of the lamp.
#pragma once

#include <cstdint>
#include <vector>

#include "video/paper/picture.h"

namespace waymark::video {

// I420. Width and height are even.
struct Sheet {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> y;
  std::vector<std::uint8_t> u;
  std::vector<std::uint8_t> v;
};

// Full range, as JPEG has it.
[[nodiscard]] Sheet straighten(const PaperPicture& picture, const Corners& corners);

// The whole picture as it is, for when there is no page to be found and a photograph is wanted all the same.
[[nodiscard]] Sheet whole_picture(const PaperPicture& picture);

// The same in the limited range that cameras and screens use.
[[nodiscard]] Sheet for_screens(const Sheet& sheet);

}  // namespace waymark::video
