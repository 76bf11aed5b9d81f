// GLib's objects with one owner each, and work handed to the main thread.
#pragma once

#include <gst/gst.h>

#include <functional>
#include <memory>
#include <string>

namespace waymark::video {

struct Unref {
  void operator()(void* object) const { ::g_object_unref(object); }
};
template <class T>
using ObjectRef = std::unique_ptr<T, Unref>;

struct CapsUnref {
  void operator()(GstCaps* caps) const { ::gst_caps_unref(caps); }
};
using CapsRef = std::unique_ptr<GstCaps, CapsUnref>;

struct GFree {
  void operator()(void* memory) const { ::g_free(memory); }
};
using GString = std::unique_ptr<gchar, GFree>;

// Runs it on the main thread's loop, later, in the order of asking. From any thread.
void post(std::function<void()> task);

// Calls `task` on the main thread every so often for as long as this lives.
class Ticker {
 public:
  Ticker(unsigned every_ms, std::function<void()> task);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  std::function<void()> task_;
  guint source_ = 0;
};

}  // namespace waymark::video
