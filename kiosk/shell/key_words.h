// The keys by the words that the wire and written visits use for them: the mirror's "key" input and a script's.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "kiosk/core/event.h"

namespace waymark::shell {

inline constexpr std::array<std::pair<std::string_view, core::Key>, 20> kKeyWords{{
    {"up", core::Key::kUp},
    {"down", core::Key::kDown},
    {"left", core::Key::kLeft},
    {"right", core::Key::kRight},
    {"next", core::Key::kNext},
    {"previous", core::Key::kPrevious},
    {"select", core::Key::kSelect},
    {"enter", core::Key::kEnter},
    {"help", core::Key::kHelp},
    {"delete_back", core::Key::kDeleteBack},
    {"delete_forward", core::Key::kDeleteForward},
    {"home", core::Key::kHome},
    {"end", core::Key::kEnd},
    {"escape", core::Key::kEscape},
    {"back", core::Key::kBack},
    {"pause", core::Key::kPause},
    {"extend_left", core::Key::kExtendLeft},
    {"extend_right", core::Key::kExtendRight},
    {"extend_home", core::Key::kExtendHome},
    {"extend_end", core::Key::kExtendEnd},
}};

}  // namespace waymark::shell
