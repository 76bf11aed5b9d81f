#include "video/engine/outgoing.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "video/engine/picture.h"
#include "video/engine/sound.h"
#include "video/test_source/tone.h"

namespace waymark::video {
namespace {

// Sound is said to be this much younger than it is. A browser holds every picture back until the voice that belongs to
// it can sound, which takes longer. Nobody notices a voice a twentieth of a second behind the lips, but a picture that
// is late is noticed. (Chromium's own sound is dated by when its packet is sent, 20 ms and more after it was made.)
constexpr GstClockTime kVoiceMayTrail = 20 * GST_MSECOND;

// Sound that was made this much before what has been given already is left out.
constexpr GstClockTime kOverlap = 5 * GST_MSECOND;

Outgoing::Time now() { return std::chrono::microseconds{::g_get_monotonic_time()}; }

}  // namespace

void Outgoing::begin(const Leg& leg) {
  const std::scoped_lock lock{mutex_};
  pictures_ = leg.picture_source();
  voice_ = leg.voice_source();
  began_ = Time{::gst_element_get_base_time(GST_ELEMENT(voice_.get()))};
  announced_ = Picture{};
  sound_until_ = 0;
  last_picture_ = 0;
  next_picture_ = {};
}

void Outgoing::end() {
  const std::scoped_lock lock{mutex_};
  pictures_.reset();
  voice_.reset();
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

void Outgoing::rest_until(Time time) {
  const std::scoped_lock lock{mutex_};
  next_picture_ = std::max(next_picture_, time);
}

void Outgoing::take_picture(const Frame& frame, Time at) {
  const std::scoped_lock lock{mutex_};
  if (pictures_ == nullptr || !pictures_allowed_) return;
  picture_came_ = true;
  const Time between = std::chrono::seconds{1} / size_.frames_per_second;
  // A quarter of the time between two of slack: a camera is never quite punctual.
  if (now() + between / 4 < next_picture_) return;
  next_picture_ = std::max(next_picture_, now()) + between;
  // While a sheet of paper is looked for, the camera's pictures have other proportions than those that are sent.
  push_picture(picture_buffer(middle_of(frame, size_.width, size_.height), size_.width, size_.height), at);
  ++pictures_sent_;
}

void Outgoing::take_sound(std::span<const std::int16_t> samples, Time at) {
  const std::scoped_lock lock{mutex_};
  if (voice_ == nullptr || samples.empty()) return;
  const GstClockTime begins = leg_time(at);
  if (begins + kOverlap < sound_until_) return;
  GstBuffer* buffer = sound_allowed_ ? sound_buffer(samples) : sound_buffer(std::vector<std::int16_t>(samples.size()));
  GST_BUFFER_PTS(buffer) = begins + kVoiceMayTrail;
  GST_BUFFER_DURATION(buffer) = samples.size() * GST_SECOND / kSamplesASecond;
  sound_until_ = begins + GST_BUFFER_DURATION(buffer);
  ::gst_app_src_push_buffer(voice_.get(), buffer);
}

void Outgoing::send_black_if_hidden() {
  const std::scoped_lock lock{mutex_};
  if (std::exchange(picture_came_, false) || pictures_ == nullptr) return;
  push_picture(black_buffer(size_.width, size_.height), now());
}

Outgoing::Sent Outgoing::sent() {
  const std::scoped_lock lock{mutex_};
  return {size_, std::exchange(pictures_sent_, 0)};
}

GstClockTime Outgoing::leg_time(Time at) const {
  return at > began_ ? static_cast<GstClockTime>((at - began_).count()) : 0;
}

void Outgoing::push_picture(GstBuffer* buffer, Time at) {
  // Each a little later than the one before it, or an encoder stumbles.
  last_picture_ = std::max(leg_time(at), last_picture_ + GST_MSECOND);
  GST_BUFFER_PTS(buffer) = last_picture_;
  if (announced_ != size_) {
    ::gst_app_src_set_caps(pictures_.get(), picture_caps(size_.width, size_.height, size_.frames_per_second).get());
    announced_ = size_;
  }
  ::gst_app_src_push_buffer(pictures_.get(), buffer);
}

}  // namespace waymark::video
