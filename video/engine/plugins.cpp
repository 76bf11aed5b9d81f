#include "video/engine/plugins.h"

#include <gst/gst.h>

#include <array>
#include <cstdlib>
#include <string>

namespace waymark::video {
namespace {

// Beside each, what it is for.
constexpr std::array<const char*, 23> kPlugins{
    "coreelements",       // queues and filters
    "app",                // pictures and sound in and out of our own hands
    "videotestsrc",       // the test camera
    "video4linux2",       // a camera
    "jpeg",               // what many cameras send
    "videoconvertscale",  // a camera's colours and sizes
    "videorate",          // a camera's frame rate
    "audiotestsrc",       // the test microphone
    "pulseaudio",         // sound in and out
    "alsa",               // the same without a sound server
    "webrtcdsp",          // taking out the echo
    "audioconvert",
    "audioresample",
    "vpx",              // VP8
    "openh264",         // H.264
    "videoparsersbad",  // H.264
    "opus",             // voice
    "rtp",
    "rtpmanager",
    "srtp",
    "dtls",
    "sctp",
    "webrtc",  // the peer connection
};
// libnice ships its own.
constexpr const char* kNice = "nice";

base::Status load(const char* name) {
  const std::string path = std::string{WAYMARK_GSTREAMER_PLUGINS} + "/libgst" + name + ".so";
  GstPlugin* plugin = ::gst_plugin_load_file(path.c_str(), nullptr);
  if (plugin == nullptr) return base::fail(base::ErrorCode::kNotFound, path);
  ::gst_object_unref(plugin);
  return {};
}

}  // namespace

base::Status load_gstreamer() {
  ::setenv("GST_REGISTRY_DISABLE", "yes", 1);
  ::setenv("GST_PLUGIN_SYSTEM_PATH_1_0", "", 1);
  ::setenv("GST_PLUGIN_PATH_1_0", "", 1);
  GError* error = nullptr;
  if (::gst_init_check(nullptr, nullptr, &error) == FALSE) {
    ::g_clear_error(&error);
    return base::fail(base::ErrorCode::kUnavailable, "gstreamer");
  }
  for (const char* name : kPlugins) {
    if (auto loaded = load(name); !loaded) return loaded;
  }
  return load(kNice);
}

}  // namespace waymark::video
