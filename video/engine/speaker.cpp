#include "video/engine/speaker.h"

#include <cmath>
#include <utility>
#include <vector>

#include "video/controller/shorten.h"
#include "video/engine/sound.h"
#include "video/engine/sound_device.h"

namespace waymark::video {
namespace {

constexpr double kStepDecibels = 3;
constexpr std::int64_t kAgainAfter = 2'000'000;

std::chrono::nanoseconds time_of(const Pipeline& pipeline) {
  GstElement* element = GST_ELEMENT(pipeline.get());
  const ObjectRef<GstClock> clock{::gst_element_get_clock(element)};
  if (clock == nullptr) return {};
  const GstClockTime now = ::gst_clock_get_time(clock.get());
  const GstClockTime base = ::gst_element_get_base_time(element);
  return std::chrono::nanoseconds{now > base ? now - base : 0};
}

std::chrono::nanoseconds length_of(std::size_t samples) {
  return std::chrono::nanoseconds{samples * GST_SECOND / kSamplesASecond};
}

}  // namespace

double gain_of(int level) { return level <= 0 ? 0 : std::pow(10, (level - kLoudest) * kStepDecibels / 20); }

Speaker::Speaker(const Setup& setup, std::function<void(int hertz)> heard, Played played)
    : speaker_(setup.speaker),
      handset_(setup.handset),
      headphones_(setup.headphones),
      heard_(std::move(heard)),
      played_(std::move(played)) {}

const std::string& Speaker::name_of_output() const {
  if (output_ == Output::kHandset && !handset_.empty()) return handset_;
  if (output_ == Output::kHeadphones && !headphones_.empty()) return headphones_;
  return speaker_;
}

void Speaker::sound_to(Output output) {
  const std::string before = name_of_output();
  output_ = output;
  if (name_of_output() == before) return;
  close();
}

void Speaker::set_volume(int level) { volume_ = level; }

void Speaker::close() {
  std::unique_ptr<Pipeline> ending;
  const std::scoped_lock lock{mutex_};
  testing_ = false;
  wanted_ = false;
  late_ = std::chrono::nanoseconds{};
  source_.reset();
  ending = std::move(pipeline_);
}

void Speaker::failed(unsigned opening) {
  if (opening != opening_) return;
  close();
  const std::scoped_lock lock{mutex_};
  not_before_ = ::g_get_monotonic_time() + kAgainAfter;
}

void Speaker::open() {
  const std::string name = name_of_output();
  {
    const std::scoped_lock lock{mutex_};
    if (!wanted_ || pipeline_ != nullptr || name == "none") return;
    testing_ = name == "test";
    if (testing_) return;
  }
  const auto sink = sound_sink(name);
  const unsigned opening = ++opening_;
  auto created = Pipeline::create(
      "appsrc name=sound is-live=true format=time max-buffers=50 "
      "leaky-type=downstream caps=\"" +
          std::string{kSoundCaps} + "\" ! audioconvert ! audioresample ! " + sink.element,
      [this, opening](Failure) { failed(opening); });
  if (!created) return failed(opening);
  choose_device(**created, sink, [this, opening] { failed(opening); });
  ObjectRef<GstElement> source = (*created)->element("sound");
  static_cast<void>((*created)->set_state(GST_STATE_PLAYING));
  const std::scoped_lock lock{mutex_};
  pipeline_ = std::move(*created);
  source_.reset(GST_APP_SRC(source.release()));
  queue_ = VoiceQueue{};
}

void Speaker::play(std::span<const std::int16_t> samples) {
  std::vector<std::int16_t> louder(samples.begin(), samples.end());
  const double gain = gain_of(volume_);
  for (std::int16_t& sample : louder) sample = static_cast<std::int16_t>(sample * gain);
  std::vector<int> tones;
  std::chrono::nanoseconds sounds_at{::g_get_monotonic_time() * 1000};
  {
    const std::scoped_lock lock{mutex_};
    if (!wanted_ && ::g_get_monotonic_time() >= not_before_) {
      wanted_ = true;
      post([this] { open(); });
    }
    if (testing_) tones = finder_.hear(louder);
    if (source_ != nullptr) {
      const auto now = time_of(*pipeline_);
      const auto spare = queue_.came(now);
      if (!spare) return;
      const std::size_t left_out =
          shorten(louder, static_cast<std::size_t>(spare->count() * kSamplesASecond / GST_SECOND));
      const auto begins = queue_.put(length_of(louder.size()), length_of(left_out));
      sounds_at += begins - now;
      late_ = begins - now + length_of(kSamplesInPacket) + kOutputKeeps;
      GstBuffer* buffer = sound_buffer(louder);
      GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(begins.count());
      GST_BUFFER_DURATION(buffer) = static_cast<GstClockTime>(length_of(louder.size()).count());
      ::gst_app_src_push_buffer(source_.get(), buffer);
    }
  }
  played_(louder, sounds_at);
  for (const int hertz : tones) heard_(hertz);
}

}  // namespace waymark::video
