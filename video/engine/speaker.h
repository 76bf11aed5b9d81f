// Where the adviser's voice sounds: one of three outputs, at a volume. Closed while nothing comes.
//
// Thread: play() on any one thread; the rest on the main one.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "video/controller/voice_queue.h"
#include "video/engine/pipeline.h"
#include "video/test_source/tone.h"
#include "video/wire/commands.h"

namespace waymark::video {

class Speaker {
 public:
  using Played = std::function<void(std::span<const std::int16_t>, std::chrono::nanoseconds sounds_at)>;

  // `heard`: a tone in what the test speaker plays; `played`: what sounds, and when by the monotonic clock. Both from
  // the thread of play().
  Speaker(const Setup& setup, std::function<void(int hertz)> heard, Played played);

  void sound_to(Output output);
  void set_volume(int level);  // 0 to kLoudest
  void play(std::span<const std::int16_t> samples);
  void close();
  // How long after it came the voice sounds now; 0 while nothing does. From any thread.
  [[nodiscard]] std::chrono::nanoseconds late() const { return late_.load(); }
  // It sounds in the room, not at one ear.
  [[nodiscard]] bool is_aloud() const { return &name_of_output() == &speaker_; }

 private:
  [[nodiscard]] const std::string& name_of_output() const;
  void open();
  void failed(unsigned opening);

  std::string speaker_;
  std::string handset_;
  std::string headphones_;
  std::function<void(int)> heard_;
  Played played_;
  Output output_ = Output::kHandset;
  unsigned opening_ = 0;  // counts, so that a late failure of an earlier one is known
  std::atomic<int> volume_ = kLoudest;
  std::atomic<std::chrono::nanoseconds> late_{};

  std::mutex mutex_;  // over what play() and the main thread share
  bool testing_ = false;
  bool wanted_ = false;          // something came, and open() is on its way or done
  std::int64_t not_before_ = 0;  // microseconds, monotonic: when an output that failed is tried again
  ToneFinder finder_;
  std::unique_ptr<Pipeline> pipeline_;
  ObjectRef<GstAppSrc> source_;
  VoiceQueue queue_;  // in the pipeline's time
};

// How much louder or quieter: ten steps of 3 dB, and silence.
[[nodiscard]] double gain_of(int level);

}  // namespace waymark::video
