// What somebody does to the mirrored kiosk in a browser, as the heart's events. Demonstration only. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/core/event.h"

namespace waymark::shell {

// MirrorInput in openapi.yaml; nothing for what is none.
[[nodiscard]] std::optional<core::Event> mirror_input(std::string_view json);

}  // namespace waymark::shell
