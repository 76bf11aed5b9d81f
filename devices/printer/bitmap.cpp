#include "devices/printer/bitmap.h"

#include <cairo.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kMaxSide = 4'000;
constexpr std::uint32_t kInk = 0x1D1D1B;
constexpr std::uint32_t kPaper = 0xFDFCF8;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

// Each dot of the result is the mean of the dots it covers.
GreyImage shrink(const GreyImage& image, int width) {
  GreyImage small{width, std::max(1, image.height * width / image.width), {}};
  small.values.reserve(static_cast<std::size_t>(small.width * small.height));
  for (int y = 0; y < small.height; ++y) {
    const int top = y * image.height / small.height;
    const int bottom = std::max(top + 1, (y + 1) * image.height / small.height);
    for (int x = 0; x < small.width; ++x) {
      const int left = x * image.width / small.width;
      const int right = std::max(left + 1, (x + 1) * image.width / small.width);
      int sum = 0;
      for (int from_y = top; from_y < bottom; ++from_y) {
        for (int from_x = left; from_x < right; ++from_x) {
          sum += image.values[static_cast<std::size_t>(from_y * image.width + from_x)];
        }
      }
      small.values.push_back(static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left))));
    }
  }
  return small;
}

// One row of error diffusion. What is owed to the next dot, and to two of those below, stays in registers, and dots are
// gathered eight at a time: this loop is most of what a picture costs.
struct Row {
  const std::uint8_t* values;
  std::uint8_t* dots;
  const int* owed;  // by the row above
  int* owes;        // to the row below
  int ahead = 0;
  int below_left = 0;  // what the dot at x - 1 in the next row has so far
  int below_here = 0;
  unsigned eight = 0;

  void step(int x) {
    const int value = values[x] + (owed[x] + ahead) / 16;
    const bool black = value < 128;
    const int error = black ? value : value - 255;
    eight = eight << 1U | static_cast<unsigned>(black);
    if (x % 8 == 7) dots[x / 8] = static_cast<std::uint8_t>(eight);
    ahead = 7 * error;
    owes[x - 1] = below_left + 3 * error;
    below_left = below_here + 5 * error;
    below_here = error;
  }
  void finish(int width) {
    owes[width - 1] = below_left;
    if (width % 8 != 0) dots[width / 8] = static_cast<std::uint8_t>(eight << (8U - static_cast<unsigned>(width) % 8U));
  }
};

constexpr int kBehind = 2;  // what a dot is owed is known once the row above is two dots further

// Each dot waits for the one before it, so a processor that has two rows at hand waits half as long.
void diffuse_two(Row upper, Row lower, int width) {
  for (int x = 0; x < kBehind; ++x) upper.step(x);
  for (int x = kBehind; x < width; ++x) {
    upper.step(x);
    lower.step(x - kBehind);
  }
  upper.finish(width);
  for (int x = width - kBehind; x < width; ++x) lower.step(x);
  lower.finish(width);
}

}  // namespace

base::Result<GreyImage> read_png(const std::string& path) {
  const Surface png(cairo_image_surface_create_from_png(path.c_str()), &cairo_surface_destroy);
  if (cairo_surface_status(png.get()) != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorCode::kInvalid, path, "is no PNG that can be read");
  }
  GreyImage image{cairo_image_surface_get_width(png.get()), cairo_image_surface_get_height(png.get()), {}};
  if (image.width < 1 || image.height < 1 || image.width > kMaxSide || image.height > kMaxSide) {
    return fail(ErrorCode::kTooLarge, path);
  }
  const Surface paper(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height),
                      &cairo_surface_destroy);
  cairo_t* canvas = cairo_create(paper.get());
  cairo_set_source_rgb(canvas, 1, 1, 1);
  cairo_paint(canvas);
  cairo_set_source_surface(canvas, png.get(), 0, 0);
  cairo_paint(canvas);
  cairo_destroy(canvas);
  cairo_surface_flush(paper.get());
  const unsigned char* data = cairo_image_surface_get_data(paper.get());
  const int stride = cairo_image_surface_get_stride(paper.get());
  image.values.reserve(static_cast<std::size_t>(image.width * image.height));
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const unsigned char* dot = data + y * stride + x * 4;  // blue, green, red
      image.values.push_back(static_cast<std::uint8_t>((dot[0] * 29 + dot[1] * 150 + dot[2] * 77) / 256));
    }
  }
  return image;
}

base::Status write_png(const Bitmap& bitmap, const std::string& path) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height),
                        &cairo_surface_destroy);
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  if (data == nullptr) return fail(ErrorCode::kTooLarge, path);
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < bitmap.height; ++y) {
    for (int x = 0; x < bitmap.width; ++x) {
      const std::uint32_t colour = bitmap.black(x, y) ? kInk : kPaper;
      std::memcpy(data + y * stride + x * 4, &colour, sizeof colour);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  const std::string beside = path + ".new";
  if (cairo_surface_write_to_png(surface.get(), beside.c_str()) != CAIRO_STATUS_SUCCESS ||
      std::rename(beside.c_str(), path.c_str()) != 0) {
    return fail(ErrorCode::kStorage, path);
  }
  return {};
}

Bitmap to_bitmap(const GreyImage& original, int max_width) {
  GreyImage shrunk;
  if (original.width > max_width) shrunk = shrink(original, max_width);
  const GreyImage& image = original.width > max_width ? shrunk : original;
  Bitmap bitmap(image.width, image.height);
  // What two rows owe to the rows below them, in sixteenths, with a spare dot at the start. The lower of two rows may
  // overwrite what the upper has read.
  std::vector<int> first(static_cast<std::size_t>(image.width) + 1);
  std::vector<int> second = first;
  const auto row = [&](int y, std::vector<int>& from, std::vector<int>& to) {
    return Row{image.values.data() + static_cast<std::ptrdiff_t>(y) * image.width,
               bitmap.bytes.data() + static_cast<std::ptrdiff_t>(y) * bitmap.row_bytes(), from.data() + 1,
               to.data() + 1};
  };
  int y = 0;
  for (; y + 1 < image.height && image.width > kBehind; y += 2) {
    diffuse_two(row(y, first, second), row(y + 1, second, first), image.width);
  }
  for (; y < image.height; ++y) {
    Row alone = row(y, first, second);
    for (int x = 0; x < image.width; ++x) alone.step(x);
    alone.finish(image.width);
    std::swap(first, second);
  }
  return bitmap;
}

}  // namespace waymark::devices
