#include "video/engine/jpeg.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <string>
#include <string_view>

#include "video/engine/gobject.h"
#include "video/engine/picture.h"

namespace waymark::video {
namespace {

constexpr GstClockTime kPatience = 2 * GST_SECOND;
constexpr int kPictureASecond = 1;

// One picture through an encoder of its own: no more of them than a customer takes photographs.
std::optional<base::Secret> encode(const Sheet& sheet, int quality) {
  const std::string description =
      "appsrc name=in format=time ! jpegenc quality=" + std::to_string(quality) + " ! appsink name=out sync=false";
  GError* error = nullptr;
  GstElement* parsed = ::gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  ::g_clear_error(&error);
  if (parsed == nullptr) return std::nullopt;
  ::gst_object_ref_sink(parsed);
  const ObjectRef<GstElement> pipeline{parsed};
  const ObjectRef<GstElement> in{::gst_bin_get_by_name(GST_BIN(parsed), "in")};
  const ObjectRef<GstElement> out{::gst_bin_get_by_name(GST_BIN(parsed), "out")};
  const CapsRef caps = picture_caps(sheet.width, sheet.height, kPictureASecond);
  ::gst_app_src_set_caps(GST_APP_SRC(in.get()), caps.get());
  ::gst_element_set_state(parsed, GST_STATE_PLAYING);
  const Frame frame{sheet.y.data(),  sheet.u.data(), sheet.v.data(), sheet.width,
                    sheet.width / 2, sheet.width,    sheet.height,   0};
  GstBuffer* buffer = picture_buffer(frame, sheet.width, sheet.height);
  GST_BUFFER_PTS(buffer) = 0;
  ::gst_app_src_push_buffer(GST_APP_SRC(in.get()), buffer);
  ::gst_app_src_end_of_stream(GST_APP_SRC(in.get()));
  std::optional<base::Secret> jpeg;
  if (GstSample* sample = ::gst_app_sink_try_pull_sample(GST_APP_SINK(out.get()), kPatience); sample != nullptr) {
    GstMapInfo map;
    GstBuffer* encoded = ::gst_sample_get_buffer(sample);
    if (::gst_buffer_map(encoded, &map, GST_MAP_READ) != FALSE) {
      jpeg.emplace(std::string_view{reinterpret_cast<const char*>(map.data), map.size});
      ::gst_buffer_unmap(encoded, &map);
    }
    ::gst_sample_unref(sample);
  }
  ::gst_element_set_state(parsed, GST_STATE_NULL);
  return jpeg;
}

}  // namespace

std::optional<base::Secret> encode_jpeg(const Sheet& sheet, std::size_t most) {
  for (const int quality : {85, 65, 40}) {
    auto jpeg = encode(sheet, quality);
    if (!jpeg || jpeg->size() <= most) return jpeg;
  }
  return std::nullopt;
}

}  // namespace waymark::video
