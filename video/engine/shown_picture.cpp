#include "video/engine/shown_picture.h"

#include <libyuv/scale.h>

#include <algorithm>
#include <vector>

namespace waymark::video {
namespace {

// A browser may send more than a ring holds: then it is made smaller in its own proportions.
struct Smaller {
  explicit Smaller(const Frame& from) {
    const double by =
        std::min(static_cast<double>(kMaxFrameWidth) / from.width, static_cast<double>(kMaxFrameHeight) / from.height);
    const int width = std::max(2, static_cast<int>(from.width * by) / 2 * 2);
    const int height = std::max(2, static_cast<int>(from.height * by) / 2 * 2);
    bytes.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3 / 2);
    std::uint8_t* y = bytes.data();
    std::uint8_t* u = y + width * height;
    std::uint8_t* v = u + width * height / 4;
    ::libyuv::I420Scale(from.y, from.y_stride, from.u, from.uv_stride, from.v, from.uv_stride, from.width, from.height,
                        y, width, u, width / 2, v, width / 2, width, height, libyuv::kFilterBox);
    frame = {y, u, v, width, width / 2, width, height, 0};
  }
  std::vector<std::uint8_t> bytes;
  Frame frame;
};

}  // namespace

void ShownPicture::share(FrameWriter writer) {
  const std::scoped_lock lock{mutex_};
  writer_ = std::move(writer);
}

void ShownPicture::hide(bool hidden) {
  const std::scoped_lock lock{mutex_};
  hidden_ = hidden;
}

void ShownPicture::take(const Frame& frame) {
  bool tell = false;
  {
    const std::scoped_lock lock{mutex_};
    if (!writer_ || hidden_ || frame.width < 2 || frame.height < 2) return;
    const bool fits = frame.width <= kMaxFrameWidth && frame.height <= kMaxFrameHeight;
    tell = fits ? writer_->write(frame) : writer_->write(Smaller{frame}.frame);
  }
  if (tell) ready_();
}

}  // namespace waymark::video
