#include "video/engine/outgoing.h"

#include <utility>
#include <vector>

#include "video/engine/picture.h"
#include "video/engine/sound.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

// Sound is stamped by counting its samples; when count and clock are further apart than this, something was left out.
constexpr GstClockTime kApart = 100 * GST_MSECOND;

}  // namespace

void Outgoing::begin(const Leg& leg) {
  const std::scoped_lock lock{mutex_};
  pictures_ = leg.picture_source();
  voice_ = leg.voice_source();
  GstElement* element = GST_ELEMENT(voice_.get());
  clock_.reset(::gst_element_get_clock(element));
  began_ = ::gst_element_get_base_time(element);
  announced_ = Picture{};
  next_sound_ = 0;
  next_picture_ = 0;
}

void Outgoing::end() {
  const std::scoped_lock lock{mutex_};
  pictures_.reset();
  voice_.reset();
  clock_.reset();
}

void Outgoing::allow(bool sound, bool pictures) {
  {
    const std::scoped_lock lock{mutex_};
    sound_allowed_ = sound;
    pictures_allowed_ = pictures;
    picture_came_ = false;
  }
  if (!pictures) send_black_if_hidden();
}

void Outgoing::set_size(const Picture& size) {
  const std::scoped_lock lock{mutex_};
  size_ = size;
}

void Outgoing::take_picture(const Frame& frame) {
  const std::scoped_lock lock{mutex_};
  if (pictures_ == nullptr || clock_ == nullptr || !pictures_allowed_) return;
  picture_came_ = true;
  const GstClockTime now = ::gst_clock_get_time(clock_.get());
  const GstClockTime between = GST_SECOND / static_cast<guint64>(size_.frames_per_second);
  // A quarter of the time between two of slack: a camera is never quite punctual.
  if (now + between / 4 < next_picture_) return;
  next_picture_ = next_picture_ + between > now ? next_picture_ + between : now + between;
  // While a sheet of paper is looked for, the camera's pictures have other proportions than those that are sent.
  push_picture(picture_buffer(middle_of(frame, size_.width, size_.height), size_.width, size_.height));
  ++pictures_sent_;
}

void Outgoing::take_sound(std::span<const std::int16_t> samples) {
  const std::scoped_lock lock{mutex_};
  if (voice_ == nullptr || clock_ == nullptr || samples.empty()) return;
  const GstClockTime clock = ::gst_clock_get_time(clock_.get());
  const GstClockTime now = clock > began_ ? clock - began_ : 0;
  if (next_sound_ + kApart < now || now + kApart < next_sound_) next_sound_ = now;
  GstBuffer* buffer = sound_allowed_ ? sound_buffer(samples) : sound_buffer(std::vector<std::int16_t>(samples.size()));
  GST_BUFFER_PTS(buffer) = next_sound_;
  GST_BUFFER_DURATION(buffer) = samples.size() * GST_SECOND / kSamplesASecond;
  next_sound_ += GST_BUFFER_DURATION(buffer);
  ::gst_app_src_push_buffer(voice_.get(), buffer);
}

void Outgoing::send_black_if_hidden() {
  const std::scoped_lock lock{mutex_};
  if (std::exchange(picture_came_, false) || pictures_ == nullptr) return;
  push_picture(black_buffer(size_.width, size_.height));
}

Outgoing::Sent Outgoing::sent() {
  const std::scoped_lock lock{mutex_};
  return {size_, std::exchange(pictures_sent_, 0)};
}

void Outgoing::push_picture(GstBuffer* buffer) {
  if (announced_ != size_) {
    ::gst_app_src_set_caps(pictures_.get(), picture_caps(size_.width, size_.height, size_.frames_per_second).get());
    announced_ = size_;
  }
  ::gst_app_src_push_buffer(pictures_.get(), buffer);
}

}  // namespace waymark::video
