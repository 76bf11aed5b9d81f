// A long message of a data channel as several short ones: GStreamer 1.22 carries no more than 65,536 bytes in one.
//
// A piece is '+' (more follow) or '.' (the last) and then up to kMaxPieceBytes of the message. A message that is no
// longer than that and begins with neither goes as it is, as every short JSON object does. The channel keeps the order,
// and the pieces of one message follow each other. provisioning/console/src/calls/pieces.ts is the same in the browser.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "video/wire/commands.h"

namespace waymark::video {

inline constexpr std::size_t kMaxPieceBytes = 16'000;  // what every browser and every version takes

// At least one. Only between characters is it cut.
[[nodiscard]] std::vector<std::string> in_pieces(std::string_view text);

// Puts together what came over one channel.
class PieceReader {
 public:
  // The message that is whole with this. A message over kMaxTextBytes is dropped with all of its pieces.
  [[nodiscard]] std::optional<std::string> take(std::string text);

 private:
  std::string begun_;
  bool too_long_ = false;
};

}  // namespace waymark::video
