// Characters as people count and mistype them. Nothing here keeps a copy of an answer outside a Secret.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/secret.h"

namespace waymark::journeys {

// Decodes one code point at `at` and moves past it; a broken byte gives U+FFFD and moves by one.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(base::Secret& out, char32_t code);

[[nodiscard]] bool is_utf8(std::string_view text);

// In grapheme clusters (UAX #29): a letter with its accents, or a flag, is one.
[[nodiscard]] int count_characters(std::string_view text);

enum class Lines { kOne = 1, kMany };
// Trims spaces and invisible characters at both ends, drops control characters and byte order marks, and makes every
// run of spaces one space. Many: keeps line breaks, each as '\n'.
[[nodiscard]] base::Secret tidy(std::string_view text, Lines lines);

// Without any space, hyphen-like dash or invisible character, in upper case: for codes and numbers.
[[nodiscard]] base::Secret squeeze(std::string_view text);
// Without any space or invisible character; case and dashes kept.
[[nodiscard]] base::Secret without_spaces(std::string_view text);

[[nodiscard]] bool is_space(char32_t code);
[[nodiscard]] bool is_invisible(char32_t code);  // zero-width and formatting characters that people paste in unseen

}  // namespace waymark::journeys
