#include "video/engine/echo_canceller.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/io/log.h"
#include "video/engine/sound.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

constexpr const char* kProbe = "waymark-echo";
// Further than this from the count of samples, something was left out or a clock has run away: 40 ms.
constexpr std::int64_t kApart = kSamplesASecond / 25;
constexpr std::size_t kMostPlayed = 3 * kSamplesASecond / 2;
// An echo is looked for this much before the delay that was found, which may be some milliseconds too long; and what is
// taken out is moved only when the delay is another by as much. 12 ms.
constexpr std::int64_t kBefore = kSamplesASecond * 12 / 1000;

// Which sample of all time this is; or simply the next one, when it is near enough.
std::int64_t sample_at(std::chrono::nanoseconds at, const std::optional<std::int64_t>& next) {
  const std::int64_t sample = at.count() / 1000 * kSamplesASecond / 1'000'000;
  return next && std::abs(sample - *next) < kApart ? *next : sample;
}

}  // namespace

void EchoCanceller::use(bool in_use) {
  const std::scoped_lock lock{mutex_};
  if (in_use == canceller_.has_value()) return;
  end(canceller_);
  end(probe_);
  played_.clear();
  played_begins_.reset();
  heard_next_.reset();
  delay_ = EchoDelay{};
  behind_ = 0;
  if (!in_use) return;
  probe_ = make("webrtcechoprobe", kProbe, took_away);
  if (probe_) canceller_ = make("webrtcdsp", nullptr, took_rest);
  if (!canceller_) base::io::log_warning("media", "echo cannot be taken out");
}

std::optional<EchoCanceller::Through> EchoCanceller::make(const char* kind, const char* name,
                                                          GstPadChainFunction took) {
  GstElement* made = ::gst_element_factory_make(kind, name);
  if (made == nullptr) return std::nullopt;
  Through through{ObjectRef<GstElement>{GST_ELEMENT(::gst_object_ref_sink(made))},
                  ObjectRef<GstPad>{GST_PAD(::gst_object_ref_sink(::gst_pad_new(nullptr, GST_PAD_SRC)))},
                  ObjectRef<GstPad>{GST_PAD(::gst_object_ref_sink(::gst_pad_new(nullptr, GST_PAD_SINK)))}};
  if (name == nullptr) {
    // Only the echo goes: voices stay as loud as they are, and a quiet room as noisy.
    ::gst_util_set_object_arg(G_OBJECT(made), "echo-suppression-level", "high");
    ::g_object_set(made, "probe", kProbe, "noise-suppression", FALSE, "gain-control", FALSE, "limiter", FALSE, nullptr);
  }
  ::gst_pad_set_chain_function(through.out.get(), took);
  through.out.get()->chaindata = this;
  const ObjectRef<GstPad> before{::gst_element_get_static_pad(made, "sink")};
  const ObjectRef<GstPad> behind{::gst_element_get_static_pad(made, "src")};
  ::gst_pad_set_active(through.into.get(), TRUE);
  ::gst_pad_set_active(through.out.get(), TRUE);
  const bool good = ::gst_pad_link(through.into.get(), before.get()) == GST_PAD_LINK_OK &&
                    ::gst_pad_link(behind.get(), through.out.get()) == GST_PAD_LINK_OK &&
                    ::gst_element_set_state(made, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE;
  const CapsRef caps{::gst_caps_from_string(kSoundCaps)};
  GstSegment segment;
  ::gst_segment_init(&segment, GST_FORMAT_TIME);
  if (good && ::gst_pad_push_event(through.into.get(), ::gst_event_new_stream_start(kind)) != FALSE &&
      ::gst_pad_push_event(through.into.get(), ::gst_event_new_caps(caps.get())) != FALSE &&
      ::gst_pad_push_event(through.into.get(), ::gst_event_new_segment(&segment)) != FALSE) {
    // The probe gives nothing away until it knows of a latency.
    static_cast<void>(::gst_pad_push_event(through.out.get(), ::gst_event_new_latency(0)));
    return through;
  }
  std::optional<Through> failed{std::move(through)};
  end(failed);
  return std::nullopt;
}

void EchoCanceller::end(std::optional<Through>& through) {
  if (!through) return;
  ::gst_element_set_state(through->element.get(), GST_STATE_NULL);
  ::gst_pad_set_active(through->into.get(), FALSE);
  ::gst_pad_set_active(through->out.get(), FALSE);
  through.reset();
}

void EchoCanceller::played(std::span<const std::int16_t> samples, Time sounds_at) {
  const std::scoped_lock lock{mutex_};
  if (!canceller_) return;
  std::optional<std::int64_t> next;
  if (played_begins_) next = *played_begins_ + static_cast<std::int64_t>(played_.size());
  const std::int64_t begins = sample_at(sounds_at, next);
  if (begins != next) {
    // Silence was between them, or it begins anew.
    const std::int64_t silence = next ? begins - *next : -1;
    if (silence > 0 && silence < static_cast<std::int64_t>(kMostPlayed)) {
      played_.resize(played_.size() + static_cast<std::size_t>(silence));
    } else {
      played_.clear();
      played_begins_ = begins;
    }
  }
  played_.insert(played_.end(), samples.begin(), samples.end());
  while (played_.size() > kMostPlayed) {
    played_.pop_front();
    ++*played_begins_;
  }
}

void EchoCanceller::heard(std::span<const std::int16_t> samples, Time at) {
  const std::scoped_lock lock{mutex_};
  if (!canceller_) return take_(samples, at);
  const std::int64_t begins = sample_at(at, heard_next_);
  heard_next_ = begins + static_cast<std::int64_t>(samples.size());
  delay_.compare(played_at(begins, samples.size()), samples);
  const std::int64_t behind = delay_.delay().count() * (kSamplesASecond / 1000) - kBefore;
  if (std::abs(behind - behind_) > kBefore) behind_ = std::max<std::int64_t>(behind, 0);
  const std::vector<std::int16_t> meanwhile = played_at(begins - behind_, samples.size());
  heard_at_ = at;
  // An echo is better than silence: when it fails, sound goes past it.
  if (!push(*probe_, meanwhile, time_) || !push(*canceller_, samples, time_)) take_(samples, at);
  time_ += samples.size() * GST_SECOND / kSamplesASecond;
}

std::vector<std::int16_t> EchoCanceller::played_at(std::int64_t begins, std::size_t count) const {
  std::vector<std::int16_t> samples(count);
  if (!played_begins_) return samples;
  for (std::size_t at = 0; at < count; ++at) {
    const std::int64_t sample = begins + static_cast<std::int64_t>(at) - *played_begins_;
    if (sample >= 0 && sample < static_cast<std::int64_t>(played_.size())) {
      samples[at] = played_[static_cast<std::size_t>(sample)];
    }
  }
  return samples;
}

bool EchoCanceller::push(const Through& through, std::span<const std::int16_t> samples, GstClockTime time) {
  GstBuffer* buffer = sound_buffer(samples);
  if (buffer == nullptr) return false;
  GST_BUFFER_PTS(buffer) = time;
  GST_BUFFER_DURATION(buffer) = samples.size() * GST_SECOND / kSamplesASecond;
  return ::gst_pad_push(through.into.get(), buffer) == GST_FLOW_OK;
}

GstFlowReturn EchoCanceller::took_away(GstPad*, GstObject*, GstBuffer* buffer) {
  ::gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

GstFlowReturn EchoCanceller::took_rest(GstPad* pad, GstObject*, GstBuffer* buffer) {
  const auto* self = static_cast<EchoCanceller*>(pad->chaindata);
  GstMapInfo map;
  if (::gst_buffer_map(buffer, &map, GST_MAP_READ) != FALSE) {
    // It gives its own pieces of 10 ms, which may begin before what was pushed last.
    const GstClockTime begins = GST_BUFFER_PTS(buffer);
    const Time since{GST_CLOCK_TIME_IS_VALID(begins) ? GST_CLOCK_DIFF(self->time_, begins) : 0};
    self->take_({reinterpret_cast<const std::int16_t*>(map.data), map.size / sizeof(std::int16_t)},
                self->heard_at_ + since);
    ::gst_buffer_unmap(buffer, &map);
  }
  ::gst_buffer_unref(buffer);
  return GST_FLOW_OK;
}

}  // namespace waymark::video
