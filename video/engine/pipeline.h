// A GStreamer pipeline with one owner: made from its description, watched for errors, ended with its threads.
#pragma once

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "video/engine/gobject.h"

namespace waymark::video {

enum class Failure { kAbsent = 1, kBusy, kOther };

class Pipeline {
 public:
  // `failed` is called on the main thread, once at most.
  [[nodiscard]] static base::Result<std::unique_ptr<Pipeline>> create(const std::string& description,
                                                                      std::function<void(Failure)> failed);
  ~Pipeline();  // waits for its threads: no callback runs after it
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  [[nodiscard]] GstPipeline* get() const { return pipeline_.get(); }
  [[nodiscard]] ObjectRef<GstElement> element(const char* name) const;

  // False when it cannot even begin; what goes wrong later comes as `failed`.
  bool set_state(GstState state);

  // Gives every sample of the appsink of this name to `take`, which gives it up, on the appsink's own thread.
  void on_sample(const char* name, std::function<void(GstSample*)> take);

 private:
  explicit Pipeline(GstPipeline* pipeline) : pipeline_(pipeline) {}
  static gboolean on_message(GstBus* bus, GstMessage* message, gpointer self);

  ObjectRef<GstPipeline> pipeline_;
  std::function<void(Failure)> failed_;
  guint watch_ = 0;
};

// Gives every sample of an appsink to `take` (which gives it up) for as long as the appsink lives.
void take_samples(GstAppSink* sink, std::function<void(GstSample*)> take);

}  // namespace waymark::video
