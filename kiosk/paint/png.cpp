// PNG files, through libpng's simplified interface.
#include <png.h>

#include "kiosk/paint/image.h"

namespace waymark::paint {

base::Status write_png(const Image& image, const std::filesystem::path& path) {
  std::vector<png_byte> rows;
  rows.reserve(image.pixels.size() * 3);
  for (const std::uint32_t pixel : image.pixels) {
    for (const int shift : {16, 8, 0}) rows.push_back(static_cast<png_byte>(pixel >> shift & 255));
  }
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width);
  png.height = static_cast<png_uint_32>(image.height);
  png.format = PNG_FORMAT_RGB;
  if (png_image_write_to_file(&png, path.c_str(), 0, rows.data(), 0, nullptr) == 0) {
    return base::fail(base::ErrorCode::kStorage, path.filename().string(), png.message);
  }
  return {};
}

base::Result<Image> read_png(const std::filesystem::path& path) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&png, path.c_str()) == 0) {
    return base::fail(base::ErrorCode::kNotFound, path.filename().string(), png.message);
  }
  png.format = PNG_FORMAT_RGB;
  std::vector<png_byte> rows(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, rows.data(), 0, nullptr) == 0) {
    return base::fail(base::ErrorCode::kCorrupt, path.filename().string(), png.message);
  }
  Image image;
  image.width = static_cast<int>(png.width);
  image.height = static_cast<int>(png.height);
  for (std::size_t i = 0; i + 2 < rows.size(); i += 3) {
    image.pixels.push_back(static_cast<std::uint32_t>(rows[i]) << 16 | static_cast<std::uint32_t>(rows[i + 1]) << 8 |
                           rows[i + 2]);
  }
  return image;
}

}  // namespace waymark::paint
