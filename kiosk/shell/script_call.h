// What a written visit may say of a call: how the hub and the media answer, and what the adviser does. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "kiosk/core/event.h"

namespace waymark::shell {

// "call_offer", "call", "leg", "assist", "text", "callback", "paper" or "document".
[[nodiscard]] bool is_of_a_call(std::string_view kind);
// Nothing for a value that cannot be. The player puts in which visit and which call it is.
[[nodiscard]] std::optional<core::Event> call_event(std::string_view kind, const nlohmann::json& value);

}  // namespace waymark::shell
