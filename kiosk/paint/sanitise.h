// Makes text from outside harmless to lay out, without changing how many grapheme clusters come before any of its
// clusters (a caret counts them).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark::paint {

// At most `limit` bytes (an ellipsis says when there was more), well-formed UTF-8, no controls but a line feed, no
// bidi embedding or override (they become zero-width spaces), at most kMaxMarks combining marks on a base, and at
// most kMaxLines line feeds (the rest become spaces).
inline constexpr int kMaxMarks = 6;    // Vietnamese and pointed Arabic need three
inline constexpr int kMaxLines = 200;  // each line feed starts the shaper afresh
[[nodiscard]] std::string sanitise(std::string_view text, std::size_t limit);

// `count` bullets, for a value that must not be read.
[[nodiscard]] std::string bullets(std::size_t count);

// The grapheme clusters in a text, roughly: code points that are no combining mark. Bounded like sanitise().
[[nodiscard]] std::size_t rough_length(std::string_view text);

}  // namespace waymark::paint
