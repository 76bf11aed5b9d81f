// Sound as we have it everywhere: one channel of 16 bits at 48 kHz.
#pragma once

#include <gst/gst.h>

#include <cstdint>
#include <functional>
#include <span>

namespace waymark::video {

inline constexpr const char* kSoundCaps = "audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved";
inline constexpr std::size_t kSamplesInPacket = 960;  // 20 ms

// `sample` is given up; the span is valid within `listen` only.
void listen_to(GstSample* sample, const std::function<void(std::span<const std::int16_t>)>& listen);

[[nodiscard]] GstBuffer* sound_buffer(std::span<const std::int16_t> samples);

}  // namespace waymark::video
