#include "video/engine/sound.h"

namespace waymark::video {

void listen_to(GstSample* sample, const std::function<void(std::span<const std::int16_t>)>& listen) {
  GstBuffer* buffer = ::gst_sample_get_buffer(sample);
  GstMapInfo map;
  if (buffer != nullptr && ::gst_buffer_map(buffer, &map, GST_MAP_READ) != FALSE) {
    listen({reinterpret_cast<const std::int16_t*>(map.data), map.size / sizeof(std::int16_t)});
    ::gst_buffer_unmap(buffer, &map);
  }
  ::gst_sample_unref(sample);
}

GstBuffer* sound_buffer(std::span<const std::int16_t> samples) {
  GstBuffer* buffer = ::gst_buffer_new_allocate(nullptr, samples.size_bytes(), nullptr);
  if (buffer != nullptr) ::gst_buffer_fill(buffer, 0, samples.data(), samples.size_bytes());
  return buffer;
}

}  // namespace waymark::video
