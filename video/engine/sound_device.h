// The names of sound devices in Setup ("test", "pulse", "pulse:NAME", "alsa:DEVICE") as GStreamer's elements.
#pragma once

#include <string>

#include "video/engine/pipeline.h"

namespace waymark::video {

struct SoundDevice {
  std::string element;  // named "device"
  std::string device;   // to be set on it; empty: its own default
};

// An unknown name is taken for the sound server's default.
[[nodiscard]] SoundDevice sound_source(const std::string& name);
[[nodiscard]] SoundDevice sound_sink(const std::string& name);

// A device's name may hold anything: it is set, never part of a description.
void choose_device(const Pipeline& pipeline, const SoundDevice& device);

}  // namespace waymark::video
