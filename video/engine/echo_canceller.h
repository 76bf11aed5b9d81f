// Takes what the loudspeaker plays out of what the microphone hears (webrtcdsp), so that an adviser does not hear
// themselves from a kiosk that speaks aloud.
//
// It stands beside the devices, so that those may come, go and be changed in a call. The two kinds of sound are brought
// together sample by sample, by the times given with them and by what EchoDelay finds: webrtcdsp sees no further than
// some 40 ms, and devices keep more than that back. Not in use, what is heard is passed on as it is.
//
// Thread: played() on one, heard() on another, the rest on the main one. `take` is called within heard().
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "video/controller/echo_delay.h"
#include "video/engine/gobject.h"

namespace waymark::video {

class EchoCanceller {
 public:
  using Time = std::chrono::nanoseconds;  // monotonic
  // `at`: when the first of these samples came in.
  using TakeSound = std::function<void(std::span<const std::int16_t>, Time at)>;

  explicit EchoCanceller(TakeSound take) : take_(std::move(take)) {}
  ~EchoCanceller() { use(false); }
  EchoCanceller(const EchoCanceller&) = delete;
  EchoCanceller& operator=(const EchoCanceller&) = delete;

  void use(bool in_use);
  // `sounds_at`: when the first of these samples leaves the loudspeaker.
  void played(std::span<const std::int16_t> samples, Time sounds_at);
  // `at`: when the first of these samples came in at the microphone.
  void heard(std::span<const std::int16_t> samples, Time at);

 private:
  // One element with a pad of ours before and one behind it: sound is pushed through it, and nothing runs by itself.
  struct Through {
    ObjectRef<GstElement> element;
    ObjectRef<GstPad> into;
    ObjectRef<GstPad> out;
  };
  [[nodiscard]] std::optional<Through> make(const char* kind, const char* name, GstPadChainFunction took);
  [[nodiscard]] static bool push(const Through& through, std::span<const std::int16_t> samples, GstClockTime time);
  static void end(std::optional<Through>& through);
  static GstFlowReturn took_away(GstPad*, GstObject*, GstBuffer* buffer);
  static GstFlowReturn took_rest(GstPad* pad, GstObject*, GstBuffer* buffer);

  TakeSound take_;
  std::mutex mutex_;  // over the rest
  std::optional<Through> probe_;
  std::optional<Through> canceller_;
  [[nodiscard]] std::vector<std::int16_t> played_at(std::int64_t begins, std::size_t count) const;

  std::deque<std::int16_t> played_;            // of the last second and a half
  std::optional<std::int64_t> played_begins_;  // which sample of all time the first of them is
  std::optional<std::int64_t> heard_next_;     // and the next one that is heard
  GstClockTime time_ = 0;                      // of what is pushed through
  Time heard_at_{};                            // the same by the monotonic clock
  EchoDelay delay_;
  std::int64_t behind_ = 0;  // samples: how much later than it is played, what is played is taken out
};

}  // namespace waymark::video
