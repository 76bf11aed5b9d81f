// Pictures between GStreamer's buffers and ours.
#pragma once

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

#include <functional>
#include <string>

#include "video/engine/gobject.h"
#include "video/line/frame_ring.h"

namespace waymark::video {

// Looks at one sample from an appsink whose caps are I420. The frame is valid within `look` only; a size that is odd
// loses its last column or row. `sample` is given up.
void look_at(GstSample* sample, const std::function<void(const Frame&)>& look);

// A new buffer with the picture at this size, scaled when its own is another. Null when memory is short.
[[nodiscard]] GstBuffer* picture_buffer(const Frame& frame, int width, int height);

// As much of the picture's middle as has these proportions. Valid as long as the picture is.
[[nodiscard]] Frame middle_of(const Frame& frame, int width, int height);

// The same, black.
[[nodiscard]] GstBuffer* black_buffer(int width, int height);

[[nodiscard]] CapsRef picture_caps(int width, int height, int frames_per_second);

}  // namespace waymark::video
