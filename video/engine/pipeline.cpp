#include "video/engine/pipeline.h"

#include <utility>

#include "base/io/log.h"

namespace waymark::video {
namespace {

using TakeSample = std::function<void(GstSample*)>;

GstFlowReturn on_new_sample(GstAppSink* sink, gpointer take) {
  GstSample* sample = ::gst_app_sink_pull_sample(sink);
  if (sample == nullptr) return GST_FLOW_EOS;
  (*static_cast<TakeSample*>(take))(sample);
  return GST_FLOW_OK;
}

void forget_take(gpointer take) { std::unique_ptr<TakeSample>{static_cast<TakeSample*>(take)}; }

Failure failure_of(const GError* error) {
  if (error->domain != GST_RESOURCE_ERROR) return Failure::kOther;
  switch (error->code) {
    case GST_RESOURCE_ERROR_NOT_FOUND:
      return Failure::kAbsent;
    case GST_RESOURCE_ERROR_BUSY:
      return Failure::kBusy;
    default:
      return Failure::kOther;
  }
}

}  // namespace

base::Result<std::unique_ptr<Pipeline>> Pipeline::create(const std::string& description,
                                                         std::function<void(Failure)> failed) {
  GError* error = nullptr;
  GstElement* parsed = ::gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  if (parsed == nullptr || !GST_IS_PIPELINE(parsed)) {
    auto refused = base::fail(base::ErrorCode::kInternal, "pipeline", error == nullptr ? "is none" : error->message);
    ::g_clear_error(&error);
    if (parsed != nullptr) ::gst_object_unref(parsed);
    return refused;
  }
  ::gst_object_ref_sink(parsed);
  std::unique_ptr<Pipeline> pipeline{new Pipeline{GST_PIPELINE(parsed)}};
  pipeline->failed_ = std::move(failed);
  GstBus* bus = ::gst_pipeline_get_bus(pipeline->get());
  pipeline->watch_ = ::gst_bus_add_watch(bus, &Pipeline::on_message, pipeline.get());
  ::gst_object_unref(bus);
  return pipeline;
}

Pipeline::~Pipeline() {
  ::g_source_remove(watch_);
  ::gst_element_set_state(GST_ELEMENT(get()), GST_STATE_NULL);
}

ObjectRef<GstElement> Pipeline::element(const char* name) const {
  return ObjectRef<GstElement>{::gst_bin_get_by_name(GST_BIN(get()), name)};
}

bool Pipeline::set_state(GstState state) {
  return ::gst_element_set_state(GST_ELEMENT(get()), state) != GST_STATE_CHANGE_FAILURE;
}

void Pipeline::on_sample(const char* name, TakeSample take) {
  take_samples(GST_APP_SINK(element(name).get()), std::move(take));
}

gboolean Pipeline::on_message(GstBus*, GstMessage* message, gpointer self) {
  auto* pipeline = static_cast<Pipeline*>(self);
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_LATENCY) ::gst_bin_recalculate_latency(GST_BIN(pipeline->get()));
  if (GST_MESSAGE_TYPE(message) != GST_MESSAGE_ERROR) return G_SOURCE_CONTINUE;
  GError* error = nullptr;
  ::gst_message_parse_error(message, &error, nullptr);
  // Its own words may hold an address; which element and which kind is enough to find the place.
  base::io::log_warning(GST_OBJECT_NAME(GST_MESSAGE_SRC(message)),
                        std::string{::g_quark_to_string(error->domain)} + " " + std::to_string(error->code));
  const Failure failure = failure_of(error);
  ::g_clear_error(&error);
  // It may end this pipeline, and with it this watch.
  if (const auto failed = std::exchange(pipeline->failed_, nullptr)) post([failed, failure] { failed(failure); });
  return G_SOURCE_CONTINUE;
}

void take_samples(GstAppSink* sink, TakeSample take) {
  GstAppSinkCallbacks callbacks{};
  callbacks.new_sample = on_new_sample;
  ::gst_app_sink_set_callbacks(sink, &callbacks, std::make_unique<TakeSample>(std::move(take)).release(), forget_take);
}

}  // namespace waymark::video
