// Words broken into lines of so many letters: at spaces, and inside a word only when it alone is too long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::devices {

// '\n' always ends a line; an empty line stays one. The lines are parts of `text`.
[[nodiscard]] std::vector<std::u32string_view> break_lines(std::u32string_view text, std::size_t columns);

// Well-formed UTF-8 only.
[[nodiscard]] std::u32string to_characters(std::string_view utf8);

}  // namespace waymark::devices
