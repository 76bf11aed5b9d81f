#include "video/engine/sound_device.h"

#include <memory>
#include <string_view>
#include <utility>

namespace waymark::video {
namespace {

// 10 ms at a time.
std::string times() {
  return " buffer-time=" + std::to_string(std::chrono::microseconds{kOutputKeeps}.count()) + " latency-time=10000";
}

SoundDevice device_of(const std::string& name, const std::string& pulse, const std::string& alsa) {
  const auto colon = name.find(':');
  const std::string device = colon == std::string::npos ? "" : name.substr(colon + 1);
  return {(name.starts_with("alsa") ? alsa : pulse) + " name=device" + times(), device};
}

struct Chosen {
  std::string device;
  std::function<void()> moved;
};

// On any thread.
void on_current_device(GstElement* element, GParamSpec*, gpointer data) {
  const auto* chosen = static_cast<Chosen*>(data);
  gchar* current = nullptr;
  ::g_object_get(element, "current-device", &current, nullptr);
  const GString name{current};
  if (name != nullptr && chosen->device != name.get()) post(chosen->moved);
}

void forget_chosen(gpointer data, GClosure*) { std::unique_ptr<Chosen>{static_cast<Chosen*>(data)}; }

}  // namespace

SoundDevice sound_source(const std::string& name) {
  if (name == "test") return {"audiotestsrc name=device is-live=true freq=440 volume=0.3 samplesperbuffer=480", ""};
  return device_of(name, "pulsesrc client-name=Waymark", "alsasrc");
}

SoundDevice sound_sink(const std::string& name) { return device_of(name, "pulsesink client-name=Waymark", "alsasink"); }

void choose_device(const Pipeline& pipeline, const SoundDevice& device, std::function<void()> moved) {
  if (device.device.empty()) return;
  const auto element = pipeline.element("device");
  ::g_object_set(element.get(), "device", device.device.c_str(), nullptr);
  const bool is_alias = device.device.starts_with('@');  // of whichever is the server's default
  if (is_alias || ::g_object_class_find_property(G_OBJECT_GET_CLASS(element.get()), "current-device") == nullptr)
    return;
  auto chosen = std::make_unique<Chosen>(Chosen{device.device, std::move(moved)});
  ::g_signal_connect_data(element.get(), "notify::current-device", G_CALLBACK(on_current_device), chosen.release(),
                          forget_chosen, GConnectFlags{});
}

}  // namespace waymark::video
