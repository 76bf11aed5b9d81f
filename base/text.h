// Text from outside, made safe before anyone keeps it. All text in Waymark is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark::base {

// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

// True for characters that must never reach a store, a printer or a screen from a person's typing:
// C0 and C1 controls, bidi overrides and isolates, byte order marks, private use and unassigned code points.
[[nodiscard]] bool is_forbidden(char32_t character);

// The text without forbidden characters and malformed bytes. `keep_newlines` lets U+000A through.
enum class Newlines { kKeep = 1, kDrop };
[[nodiscard]] std::string without_forbidden(std::string_view text, Newlines newlines = Newlines::kDrop);

// Which way a paragraph runs, for those who place a caret in it and those who draw it. On a right-to-left page any
// right-to-left letter decides, so that a telephone number alone keeps its groups in order; on a left-to-right page the
// first letter does. Text with no letters runs as the page does only when it is empty.
enum class Running : unsigned char { kLeftToRight = 1, kRightToLeft };
[[nodiscard]] Running running_of(std::string_view text, Running page);

// The longest prefix of at most `limit` bytes that does not cut a character.
[[nodiscard]] std::string_view prefix_bytes(std::string_view text, std::size_t limit);

}  // namespace waymark::base
