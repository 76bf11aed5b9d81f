// An answer from the adviser's browser, made ready for GStreamer 1.22. Pure.
//
// What is refused: over kMaxSdpBytes, over 400 lines or 1,000 bytes a line, no "v=0" at its head, control characters.
// What is taken out: "ccm fir" feedback, because 1.22 repeats a full intra request under one number and a browser then
// answers only the first; without it, it asks by picture loss indication.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::video {

struct BrowserAnswer {
  std::string sdp;
  // The streams of its video sections: 1.22 asks again for lost packets only of streams that it is told of.
  std::vector<std::uint32_t> video_ssrcs;
};

[[nodiscard]] base::Result<BrowserAnswer> read_answer(std::string_view sdp);

}  // namespace waymark::video
