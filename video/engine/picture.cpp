#include "video/engine/picture.h"

#include <libyuv/planar_functions.h>
#include <libyuv/scale.h>

#include <cstring>

namespace waymark::video {
namespace {

struct Planes {
  std::uint8_t* y;
  std::uint8_t* u;
  std::uint8_t* v;
  int y_stride;
  int uv_stride;
};

// A buffer laid out as GStreamer lays out I420 of this size, filled by `fill`.
template <class Fill>
GstBuffer* make_buffer(int width, int height, const Fill& fill) {
  GstVideoInfo info;
  ::gst_video_info_set_format(&info, GST_VIDEO_FORMAT_I420, static_cast<guint>(width), static_cast<guint>(height));
  GstBuffer* buffer = ::gst_buffer_new_allocate(nullptr, info.size, nullptr);
  GstMapInfo map;
  if (buffer == nullptr || ::gst_buffer_map(buffer, &map, GST_MAP_WRITE) == FALSE) return buffer;
  fill(Planes{map.data + info.offset[0], map.data + info.offset[1], map.data + info.offset[2], info.stride[0],
              info.stride[1]});
  ::gst_buffer_unmap(buffer, &map);
  return buffer;
}

}  // namespace

void look_at(GstSample* sample, const std::function<void(const Frame&)>& look) {
  GstVideoInfo info;
  GstVideoFrame mapped;
  GstCaps* caps = ::gst_sample_get_caps(sample);
  if (caps != nullptr && ::gst_video_info_from_caps(&info, caps) != FALSE &&
      GST_VIDEO_INFO_FORMAT(&info) == GST_VIDEO_FORMAT_I420 &&
      ::gst_video_frame_map(&mapped, &info, ::gst_sample_get_buffer(sample), GST_MAP_READ) != FALSE) {
    const auto plane = [&mapped](int which) {
      return static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, which));
    };
    look(Frame{plane(0), plane(1), plane(2), GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, 0),
               GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, 1), GST_VIDEO_FRAME_WIDTH(&mapped) / 2 * 2,
               GST_VIDEO_FRAME_HEIGHT(&mapped) / 2 * 2, 0});
    ::gst_video_frame_unmap(&mapped);
  }
  ::gst_sample_unref(sample);
}

GstBuffer* picture_buffer(const Frame& frame, int width, int height) {
  return make_buffer(width, height, [&](const Planes& to) {
    if (frame.width == width && frame.height == height) {
      ::libyuv::I420Copy(frame.y, frame.y_stride, frame.u, frame.uv_stride, frame.v, frame.uv_stride, to.y, to.y_stride,
                         to.u, to.uv_stride, to.v, to.uv_stride, width, height);
    } else {
      ::libyuv::I420Scale(frame.y, frame.y_stride, frame.u, frame.uv_stride, frame.v, frame.uv_stride, frame.width,
                          frame.height, to.y, to.y_stride, to.u, to.uv_stride, to.v, to.uv_stride, width, height,
                          libyuv::kFilterBox);
    }
  });
}

Frame middle_of(const Frame& frame, int width, int height) {
  Frame middle = frame;
  if (frame.width * height > frame.height * width) {
    middle.width = frame.height * width / height / 2 * 2;
  } else {
    middle.height = frame.width * height / width / 2 * 2;
  }
  const int left = (frame.width - middle.width) / 4 * 2;
  const int top = (frame.height - middle.height) / 4 * 2;
  middle.y += top * frame.y_stride + left;
  middle.u += top / 2 * frame.uv_stride + left / 2;
  middle.v += top / 2 * frame.uv_stride + left / 2;
  return middle;
}

GstBuffer* black_buffer(int width, int height) {
  constexpr int kBlack = 16;
  constexpr int kNoColour = 128;
  return make_buffer(width, height, [&](const Planes& to) {
    std::memset(to.y, kBlack, static_cast<std::size_t>(to.y_stride * height));
    std::memset(to.u, kNoColour, static_cast<std::size_t>(to.uv_stride * height / 2));
    std::memset(to.v, kNoColour, static_cast<std::size_t>(to.uv_stride * height / 2));
  });
}

CapsRef picture_caps(int width, int height, int frames_per_second) {
  return CapsRef{::gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "I420", "width", G_TYPE_INT, width,
                                       "height", G_TYPE_INT, height, "framerate", GST_TYPE_FRACTION, frames_per_second,
                                       1, "colorimetry", G_TYPE_STRING, "bt601", nullptr)};
}

}  // namespace waymark::video
