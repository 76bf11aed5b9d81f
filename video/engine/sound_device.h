// The names of sound devices in Setup ("test", "pulse", "pulse:NAME", "alsa:DEVICE") as GStreamer's elements.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "video/engine/pipeline.h"

namespace waymark::video {

struct SoundDevice {
  std::string element;  // named "device"
  std::string device;   // to be set on it; empty: its own default
};

// How long an output keeps what it is given: a voice that is later than that is talked over.
inline constexpr std::chrono::milliseconds kOutputKeeps{40};

// An unknown name is taken for the sound server's default.
[[nodiscard]] SoundDevice sound_source(const std::string& name);
[[nodiscard]] SoundDevice sound_sink(const std::string& name);

// A device's name may hold anything: it is set, never part of a description. `moved` is called on the main thread when
// the sound server has gone over to another one, as it does when a device is pulled out: what was meant for headphones
// must not sound in the room.
void choose_device(const Pipeline& pipeline, const SoundDevice& device, std::function<void()> moved);

}  // namespace waymark::video
