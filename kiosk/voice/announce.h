// What the kiosk does with its voice when one screen has become another. All that decides is in the two Views, so that
// a transcript of a visit is what would be heard. Pure.
#pragma once

#include <vector>

#include "kiosk/voice/speak.h"

namespace waymark::voice {

enum class Act {
  kNothing = 1,
  kRest,  // nobody listens any more
  kHush,  // the person asked for silence
  kPause,
  kGoOn,  // where it paused
  kSayAtOnce,
  kSayAfterwards,  // news that nobody asked for: it does not cut a sentence off
};

struct Announcement {
  Act act = Act::kNothing;
  std::vector<Segment> segments;
};

[[nodiscard]] Announcement announce(const view::View& before, const view::View& after,
                                    const words::Catalogue& catalogue);

}  // namespace waymark::voice
