// What to say of the paper that is held before the camera, from one look to the next. A word stays for a moment, so
// that nobody is told to hurry back and forth.
#pragma once

#include <chrono>
#include <optional>

#include "video/paper/judge_page.h"
#include "video/paper/picture.h"
#include "video/wire/words.h"

namespace waymark::video {

// One look at a picture.
struct PaperSeen {
  std::optional<Corners> corners;
  PageLook look;      // of the page, if there is one
  bool dark = false;  // the whole picture
  double area = 0;    // of the picture, 0 to 1
  int width = 0;      // of the picture
};

class PaperTracker {
 public:
  // The words of wire/words.h: what is most in the way of a good photograph. `now` may be any clock that only grows.
  PaperState see(const PaperSeen& seen, std::chrono::milliseconds now);

 private:
  [[nodiscard]] PaperState judge(const PaperSeen& seen, std::chrono::milliseconds now);

  std::optional<Corners> held_;  // where the page was when it began to be held still
  std::chrono::milliseconds held_since_{};
  std::chrono::milliseconds page_at_{-1};  // seen last
  PaperState said_ = PaperState::kLooking;
  PaperState next_ = PaperState::kLooking;
  std::chrono::milliseconds next_since_{};
};

}  // namespace waymark::video
