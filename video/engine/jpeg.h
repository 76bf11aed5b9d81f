// One picture as JPEG.
#pragma once

#include <optional>

#include "base/secret.h"
#include "video/paper/straighten.h"

namespace waymark::video {

// Of full range. Nothing when it cannot be made in a second or so, or not as small as `most` bytes.
[[nodiscard]] std::optional<base::Secret> encode_jpeg(const Sheet& sheet, std::size_t most);

}  // namespace waymark::video
