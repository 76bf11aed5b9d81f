// The customer's microphone: closed until open(), and trying again every two seconds while it cannot be had.
//
// Thread: the main one; sound comes on a thread of the microphone's own and no more once close() has returned.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "video/controller/sound_clock.h"
#include "video/engine/pipeline.h"
#include "video/wire/words.h"

namespace waymark::video {

class Microphone {
 public:
  // With the time of the first sample, by the monotonic clock.
  using TakeSound = std::function<void(std::span<const std::int16_t>, std::chrono::nanoseconds at)>;

  Microphone(std::string device, TakeSound take, std::function<void()> changed);

  void open();
  void close();
  // kSilent: it is open and nothing at all, not even the hiss of a room, has come for five seconds.
  [[nodiscard]] MicrophoneState state() const { return state_; }

 private:
  void try_open();
  void each_second();
  void say(MicrophoneState state);
  void take_sample(GstSample* sample);

  std::string device_;
  TakeSound take_;
  std::function<void()> changed_;
  std::unique_ptr<Pipeline> pipeline_;
  std::optional<Ticker> watch_;  // while it is wanted
  MicrophoneState state_;
  std::atomic<bool> heard_ = false;  // something, in this second
  int seconds_silent_ = 0;
  int seconds_closed_ = 0;
  unsigned opening_ = 0;
  SoundClock clock_;  // on the thread of the sound
};

}  // namespace waymark::video
