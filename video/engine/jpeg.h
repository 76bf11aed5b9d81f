// One picture as JPEG.
#pragma once

#include <optional>
#include <string>

#include "video/paper/straighten.h"

namespace waymark::video {

// Of full range. Nothing when it cannot be made in a second or so, or not as small as `most` bytes.
[[nodiscard]] std::optional<std::string> encode_jpeg(const Sheet& sheet, std::size_t most);

}  // namespace waymark::video
