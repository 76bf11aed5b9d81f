#include "video/engine/microphone.h"

#include <algorithm>

#include "video/engine/sound.h"
#include "video/engine/sound_device.h"

namespace waymark::video {
namespace {

constexpr unsigned kSecondMs = 1000;
constexpr int kSecondsUntilSilent = 5;
constexpr int kSecondsUntilAgain = 2;
constexpr int kHiss = 4;  // of 32,767

}  // namespace

Microphone::Microphone(std::string device, TakeSound take, std::function<void()> changed)
    : device_(std::move(device)),
      take_(std::move(take)),
      changed_(std::move(changed)),
      state_(device_ == "none" ? MicrophoneState::kAbsent : MicrophoneState::kReady) {}

void Microphone::open() {
  if (watch_ || device_ == "none") return;
  watch_.emplace(kSecondMs, [this] { each_second(); });
  try_open();
}

void Microphone::close() {
  watch_.reset();
  pipeline_.reset();
}

void Microphone::try_open() {
  seconds_closed_ = 0;
  seconds_silent_ = 0;
  heard_ = false;
  const auto source = sound_source(device_);
  const auto lost = [this, opening = ++opening_] {
    if (opening != opening_) return;
    pipeline_.reset();
    say(MicrophoneState::kAbsent);
  };
  auto created = Pipeline::create(source.element + " ! audioconvert ! audioresample ! " + kSoundCaps +
                                      " ! appsink name=sound sync=false max-buffers=20 drop=true",
                                  [lost](Failure) { lost(); });
  if (!created) return say(MicrophoneState::kAbsent);
  pipeline_ = std::move(*created);
  clock_ = SoundClock{};
  choose_device(*pipeline_, source, lost);
  pipeline_->on_sample("sound", [this](GstSample* sample) { take_sample(sample); });
  static_cast<void>(pipeline_->set_state(GST_STATE_PLAYING));  // its failure comes over the bus
}

void Microphone::each_second() {
  if (pipeline_ == nullptr) {
    if (++seconds_closed_ >= kSecondsUntilAgain) try_open();
    return;
  }
  seconds_silent_ = heard_.exchange(false) ? 0 : seconds_silent_ + 1;
  if (seconds_silent_ == 0) say(MicrophoneState::kReady);
  if (seconds_silent_ >= kSecondsUntilSilent) say(MicrophoneState::kSilent);
}

void Microphone::say(MicrophoneState state) {
  if (state == state_) return;
  state_ = state;
  changed_();
}

void Microphone::take_sample(GstSample* sample) {
  listen_to(sample, [this](std::span<const std::int16_t> samples) {
    if (std::any_of(samples.begin(), samples.end(), [](int each) { return each > kHiss || each < -kHiss; })) {
      heard_ = true;
    }
    take_(samples, clock_.made(samples.size(), std::chrono::nanoseconds{::g_get_monotonic_time() * 1000}));
  });
}

}  // namespace waymark::video
