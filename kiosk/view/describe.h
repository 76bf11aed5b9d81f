// A View as JSON and back: what the mirror sends, what --dump-view=json prints, what a golden test keeps.
//
// Members are named as in view.h; roles, actions and other enums are lower-case words ("text_field"); a member that
// holds its default is left out. Schema: provisioning/protocol/view.schema.json. Pure.
//
// Nothing is hidden here: call redact() first for anyone who is not standing at the glass.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "kiosk/view/view.h"

namespace waymark::view {

[[nodiscard]] nlohmann::json describe(const View& view);
[[nodiscard]] nlohmann::json describe(const Node& node);

// One line of UTF-8 JSON. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string to_json(const View& view);

// Strict: an unknown member, role or word is refused with its place ("regions/1/children/0/role").
inline constexpr std::size_t kMaxViewBytes = 1024 * 1024;
inline constexpr int kMaxViewDepth = 16;
[[nodiscard]] base::Result<View> view_from_json(std::string_view json);

// "text_field"; the reverse gives nothing for a word that is no role.
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_from_name(std::string_view word);

}  // namespace waymark::view
