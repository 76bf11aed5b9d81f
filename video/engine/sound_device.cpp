#include "video/engine/sound_device.h"

#include <string_view>

namespace waymark::video {
namespace {

// 10 ms at a time and 40 ms in all: a voice that is later than that is talked over.
constexpr std::string_view kTimes = " buffer-time=40000 latency-time=10000";

SoundDevice device_of(const std::string& name, const std::string& pulse, const std::string& alsa) {
  const auto colon = name.find(':');
  const std::string device = colon == std::string::npos ? "" : name.substr(colon + 1);
  return {(name.starts_with("alsa") ? alsa : pulse) + " name=device" + std::string{kTimes}, device};
}

}  // namespace

SoundDevice sound_source(const std::string& name) {
  if (name == "test") return {"audiotestsrc name=device is-live=true freq=440 volume=0.3 samplesperbuffer=480", ""};
  return device_of(name, "pulsesrc client-name=Waymark", "alsasrc");
}

SoundDevice sound_sink(const std::string& name) { return device_of(name, "pulsesink client-name=Waymark", "alsasink"); }

void choose_device(const Pipeline& pipeline, const SoundDevice& device) {
  if (device.device.empty()) return;
  ::g_object_set(pipeline.element("device").get(), "device", device.device.c_str(), nullptr);
}

}  // namespace waymark::video
