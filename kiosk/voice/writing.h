// What somebody hears who writes: each letter as it comes and goes, and what the caret passes. Internal to voice.
#pragma once

#include "kiosk/voice/say.h"

namespace waymark::voice {

// The field that is being written to, or null.
[[nodiscard]] const view::Node* written_field(const view::View& view);

// What has changed in it. Whoever may not hear the letters hears that there was one (EN 301 549, 5.1.3.8).
enum class Letters { kTold = 1, kCounted };
void say_writing(Speaker& speaker, const view::Node& was, const view::Node& is, Letters letters);

}  // namespace waymark::voice
