// Which size and frame rate of picture suit the bits that there are. Pure.
//
// Size goes before frame rate, because movement is what makes a person, and signing, understood: the picture shrinks by
// steps of 1, 3/4, 1/2, 3/8 and 1/4 of each side as long as it is larger than 320x240, and only below that does the
// rate go down, from what it was to 20, 15 and 10 frames a second. It goes down when there is less than 0.045 bits for
// a pixel and up when there would be 0.07, so that it does not swing; down at once, up after three seconds at most
// once. 0.055 is enough to go up when the encoder has not even used four fifths of what it may for a second: a small
// picture can be as good as it gets, and what is not sent shows nobody how much a line would carry. When a larger
// picture was too much, the next try waits twice as long, half a minute at most.
#pragma once

#include <chrono>

namespace waymark::video {

struct Picture {
  int width = 0;
  int height = 0;
  int frames_per_second = 0;
  bool operator==(const Picture&) const = default;
};

class PictureSize {
 public:
  explicit PictureSize(Picture full) : full_(full), now_(full) {}

  // `used`: of these kbits, by the picture as it is. Returns what to send from now on. `now` never goes back.
  Picture choose(int kbits, int used, std::chrono::milliseconds now);

 private:
  static constexpr std::chrono::milliseconds kShortestRest{3'000};

  Picture full_;
  Picture now_;
  int step_ = 0;
  std::chrono::milliseconds changed_{};
  std::chrono::milliseconds rest_ = kShortestRest;  // before it goes up
  std::chrono::milliseconds well_used_{};           // lately
  bool went_up_ = false;                            // the last time
};

// The n-th picture below the full one; the last one for every n beyond it. Sizes are even.
[[nodiscard]] Picture picture_at_step(const Picture& full, int step);

}  // namespace waymark::video
