// How long the adviser's voice is kept before it sounds. Pure.
//
// The law. A line brings a voice unevenly; what is kept is what bridges that, and it makes the voice late. The margin
// of a packet is how long before its turn it has come. The least margin of the last two to four seconds was needed by
// nobody, so all of it but 10 ms is taken away, a pitch of the voice at a time (shorten.h): at most once in 80 ms, so
// that a voice is never more than an eighth too quick. A packet that comes after its turn has been missed already: it
// sounds 20 ms from now, and those that were held up with it stand behind it, which is the longer keeping that the line
// needs. At the very beginning, while an output still wakes up, half a second is enough to see. More than 240 ms is
// never kept: a packet that comes then is left out.
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace waymark::video {

class VoiceQueue {
 public:
  using Time = std::chrono::nanoseconds;

  // A packet has come. How much of it is better left out: 0 mostly; nothing is to be put when it is all of it. `now`
  // never goes back.
  [[nodiscard]] std::optional<Time> came(Time now);
  // It sounds for so long, after so much has been left out. When it begins.
  [[nodiscard]] Time put(Time length, Time left_out);

 private:
  std::optional<Time> next_;  // when the queue is empty
  Time came_{};
  // In this period and in the one before it.
  std::array<std::optional<Time>, 2> least_margin_;
  Time period_began_{};
  Time shortened_{};  // the last time
};

}  // namespace waymark::video
